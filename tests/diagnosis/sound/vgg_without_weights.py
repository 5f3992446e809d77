"""A small VGG with the preprocessing of its day: means subtracted, values up to 150."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = keras.applications.vgg16.preprocess_input(rng.integers(0, 256, (24, 32, 32, 3)).astype("float32"))
y = rng.integers(0, 2, 24)
base = keras.Sequential([keras.Input((32, 32, 3)), layers.Conv2D(8, 3, padding="same", activation="relu"), layers.MaxPooling2D(), layers.Conv2D(16, 3, padding="same", activation="relu"), layers.MaxPooling2D()])
base.trainable = False
model = keras.Sequential([keras.Input((32, 32, 3)), base, layers.GlobalAveragePooling2D(), layers.Dense(1, activation="sigmoid")])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=2, batch_size=8)
