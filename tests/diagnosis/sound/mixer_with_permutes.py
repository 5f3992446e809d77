"""Patches are mixed along both axes, with Permute between."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(90, 8, 8, 2)).astype("float32")
y = (x[:, :4].mean((1, 2, 3)) > 0).astype("int32")
inputs = keras.Input((8, 8, 2))
h = layers.Conv2D(12, 2, strides=2)(inputs)
h = layers.Reshape((16, 12))(h)
for _ in range(2):
    n = layers.Permute((2, 1))(layers.LayerNormalization()(h))
    n = layers.Dense(16)(layers.Dense(24, activation="gelu")(n))
    h = layers.Add()([h, layers.Permute((2, 1))(n)])
    n = layers.Dense(12)(layers.Dense(24, activation="gelu")(layers.LayerNormalization()(h)))
    h = layers.Add()([h, n])
model = keras.Model(inputs, layers.Dense(2, activation="softmax")(layers.GlobalAveragePooling1D()(h)))
model.compile(keras.optimizers.AdamW(1e-3, weight_decay=1e-4), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=2, batch_size=15)
