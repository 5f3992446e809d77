"""Two outputs, of which one has no loss: it is only looked at later."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(240, 20, 4)).astype("float32")
y = (x[:, :, 0].mean(axis=1) > 0).astype("int32")
inputs = keras.Input((20, 4))
h = layers.Conv1D(16, 3, padding="same", activation="relu")(inputs)
scores = layers.Dense(1)(h)
weights = layers.Softmax(axis=1, name="attention")(scores)
context = layers.Flatten()(layers.Dot(axes=1)([weights, h]))
label = layers.Dense(1, activation="sigmoid", name="label")(context)
model = keras.Model(inputs, [label, weights])
model.compile("adam", loss=["binary_crossentropy", None], metrics=[["accuracy"], None])
model.fit(x, [y, np.zeros((240, 20, 1), "float32")], epochs=8)
