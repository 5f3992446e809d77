"""A residual multilayer perceptron with pre-normalised blocks."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)


def block(x, width):
    h = layers.LayerNormalization()(x)
    h = layers.Dense(2 * width, activation="relu")(h)
    h = layers.Dense(width)(h)
    return layers.Add()([x, h])


data = rng.normal(size=(280, 6))
target = np.tanh(data[:, 0] * data[:, 1]) + data[:, 2] ** 2 - np.abs(data[:, 3])

inputs = keras.Input((6,))
x = layers.Dense(24, activation="relu")(inputs)
for _ in range(3):
    x = block(x, 24)
x = layers.Activation("relu")(x)
model = keras.Model(inputs, layers.Dense(1)(x))
model.compile(optimizer=keras.optimizers.Adam(1e-3), loss="mse", metrics=["mae"])
model.fit(data[:220], target[:220], validation_data=(data[220:], target[220:]), epochs=50, batch_size=20, verbose=0)
