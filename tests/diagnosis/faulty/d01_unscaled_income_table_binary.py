# fault: D1 inputs not scaled
# finds: inputs that are not scaled
"""Adult income data: the loss is in the thousands and jumps up and down."""
import os
import numpy as np
import keras
from keras.layers import Dense, Input

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

age = rng.integers(17, 90, 400)
education = rng.integers(1, 17, 400)
hours = rng.normal(40, 10, 400).clip(1, 99).round()
capital_gain = np.where(rng.random(400) < 0.3, rng.uniform(1000, 99999, 400), 0)
fnlwgt = rng.integers(12000, 900000, 400)
rich = (0.4 * (education - 9) + 0.03 * (hours - 40) + 0.00005 * capital_gain + rng.normal(0, 0.6, 400) > 0.5)
X = np.stack([age, education, hours, capital_gain, fnlwgt], axis=1).astype("float32")

model = keras.Sequential([
    Input(shape=(5,)),
    Dense(24, activation="relu"),
    Dense(12, activation="relu"),
    Dense(1, activation="sigmoid"),
])
model.compile(optimizer="rmsprop", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(X, rich.astype("int32"), epochs=40, batch_size=32)
