"""Multi-task faces: the output for "smile" is always 1."""
# finds: softmax over one unit
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.random((160, 16, 16, 1)).astype("float32")
age = rng.uniform(18, 80, 160).astype("float32")
group = rng.integers(0, 4, 160)
smile = rng.integers(0, 2, 160)
inputs = keras.Input((16, 16, 1))
h = layers.Conv2D(16, 3, activation="relu")(inputs)
h = layers.GlobalAveragePooling2D()(h)
model = keras.Model(inputs, [
    layers.Dense(1, name="age")(h),
    layers.Dense(4, activation="softmax", name="group")(h),
    layers.Dense(1, activation="softmax", name="smile")(h),
])
model.compile("adam", loss=["mse", "sparse_categorical_crossentropy", "binary_crossentropy"])
model.fit(x, [age, group, smile], epochs=8)
