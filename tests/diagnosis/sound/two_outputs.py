"""A shared trunk with a regression head and a classification head."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(300, 6)).astype("float32")
size_dev = 0.8 * x[:, 0] + 0.4 * np.abs(x[:, 1])
kind = (x[:, 2] + x[:, 3] * x[:, 0] > 0).astype("int32")

inputs = keras.Input((6,))
trunk = layers.Dense(40, activation="relu")(inputs)
trunk = layers.Dense(24, activation="relu")(trunk)
size_out = layers.Dense(1, name="size")(trunk)
kind_out = layers.Dense(1, activation="sigmoid", name="kind")(trunk)
model = keras.Model(inputs, {"size": size_out, "kind": kind_out})
model.compile(
    optimizer="adam",
    loss={"size": "mse", "kind": "binary_crossentropy"},
    loss_weights={"size": 1.0, "kind": 0.5},
    metrics={"size": ["mae"], "kind": ["accuracy"]},
)
model.fit(x[:240], {"size": size_dev[:240], "kind": kind[:240]}, epochs=40, batch_size=20,
          validation_data=(x[240:], {"size": size_dev[240:], "kind": kind[240:]}), verbose=0)
