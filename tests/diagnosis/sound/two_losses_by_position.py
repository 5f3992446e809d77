"""Two outputs with two losses and weights, targets as a list."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(200, 6)).astype("float32")
kind = keras.utils.to_categorical(np.argmax(x[:, :3], axis=1), 3)
size = np.abs(x).sum(1)
inputs = keras.Input((6,))
h = layers.Dense(24, activation="relu")(inputs)
model = keras.Model(inputs, [layers.Dense(3, activation="softmax")(h), layers.Dense(1)(h)])
model.compile("adam", loss=["categorical_crossentropy", "mae"], loss_weights=[1.0, 0.2], metrics=[["accuracy"], ["mae"]])
model.fit(x, [kind, size], epochs=3, validation_split=0.2)
