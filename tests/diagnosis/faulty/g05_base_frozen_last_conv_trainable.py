# fault: G5 base frozen, only its last layer set to trainable
"""I want to fine-tune the last convolution of the base only, but nothing in the base changes."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

base = keras.Sequential([
    keras.Input((20, 20, 1)),
    layers.Conv2D(8, 3, activation="relu", name="conv1"),
    layers.MaxPooling2D(),
    layers.Conv2D(16, 3, activation="relu", name="conv2"),
    layers.Flatten(),
], name="base")

maps = rng.uniform(0, 1, (6, 20, 20, 1))
y_old = rng.integers(0, 4, 200)
x_old = np.clip(maps[y_old] + rng.normal(0, 0.15, (200, 20, 20, 1)), 0, 1).astype("float32")
source = keras.Sequential([base, layers.Dense(4, activation="softmax")])
source.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
source.fit(x_old, y_old, epochs=10, batch_size=20)

y_new = rng.integers(0, 2, 100)
x_new = np.clip(maps[4 + y_new] + rng.normal(0, 0.15, (100, 20, 20, 1)), 0, 1).astype("float32")
base.trainable = False
base.get_layer("conv2").trainable = True
model = keras.Sequential([keras.Input((20, 20, 1)), base, layers.Dense(1, activation="sigmoid")])
model.compile(optimizer=keras.optimizers.Adam(5e-4), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(x_new, y_new, epochs=15, batch_size=20)
