# fault: A6 relu output with binary_crossentropy
# finds: no probability
"""I classify tiles with and without a road and the accuracy is no better than guessing."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

tiles = rng.uniform(0.2, 0.5, (150, 20, 20, 1)).astype("float32")
road = rng.integers(0, 2, 150)
for i in np.where(road == 1)[0]:
    tiles[i, :, rng.integers(3, 16)] = 0.95

inputs = keras.Input((20, 20, 1))
x = layers.Conv2D(12, 3, padding="same", activation="relu")(inputs)
x = layers.MaxPool2D(2)(x)
x = layers.Conv2D(12, 3, padding="same", activation="relu")(x)
x = layers.Flatten()(x)
x = layers.Dense(24, activation="relu")(x)
outputs = layers.Dense(1, activation=layers.ReLU())(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(5e-4), loss=keras.losses.BinaryCrossentropy(), metrics=["accuracy"])
model.fit(tiles, road.astype("float32"), epochs=20, batch_size=15, shuffle=True)
