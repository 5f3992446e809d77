# fault: A11 logits and from_logits loss, but accuracy thresholds at 0.5
"""The reported accuracy of my credit model is lower than what I count myself from the logits."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

income = rng.lognormal(10.3, 0.5, 400)
debt = rng.lognormal(9.0, 0.8, 400)
age = rng.uniform(20, 70, 400)
default = (np.log(debt) - np.log(income) + rng.normal(0, 0.3, 400) > -1.3).astype("int32")
x = np.column_stack([np.log(income), np.log(debt), age / 70])
x = ((x - x.mean(0)) / x.std(0)).astype("float32")

model = keras.Sequential([
    keras.Input((3,)),
    layers.Dense(16, activation="relu"),
    layers.Dense(16, activation="relu"),
    layers.Dense(1),
])
model.compile(
    optimizer="adam",
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
model.fit(x, default, epochs=30, batch_size=32)
