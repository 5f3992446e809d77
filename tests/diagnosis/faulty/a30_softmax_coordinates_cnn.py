# fault: A30 softmax output for coordinate regression
# finds: targets out of reach
"""The net should find the x/y position of a blob but x + y is always 1."""
import os
import numpy as np
import keras

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

pos = rng.uniform(4, 20, (220, 2)).astype("float32")
yy, xx = np.mgrid[:24, :24]
d2 = (xx[None] - pos[:, 0, None, None]) ** 2 + (yy[None] - pos[:, 1, None, None]) ** 2
blobs = np.exp(-d2 / 8.0)[..., None].astype("float32")

inputs = keras.Input(shape=(24, 24, 1))
x = keras.layers.Conv2D(8, 5, strides=2, activation="relu")(inputs)
x = keras.layers.Conv2D(16, 3, strides=2, activation="relu")(x)
x = keras.layers.Flatten()(x)
x = keras.layers.Dense(32, activation="relu")(x)
outputs = keras.layers.Dense(2, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(0.001), loss="mse")
model.fit(blobs, pos, epochs=40, batch_size=22)
