"""A tiny vision transformer whose patches come from an 8x8 convolution with stride 8."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

DIM = 16
labels = rng.integers(0, 2, 160)
pictures = rng.normal(0.4, 0.1, size=(160, 24, 24, 1))
for i, lab in enumerate(labels):
    corner = (0, 0) if lab == 0 else (16, 16)
    pictures[i, corner[0]:corner[0] + 8, corner[1]:corner[1] + 8] += 0.5
pictures = np.clip(pictures, 0, 1).astype("float32")


class AddPosition(layers.Layer):
    def build(self, input_shape):
        self.table = self.add_weight(shape=input_shape[1:], initializer="random_normal", name="table")

    def call(self, x):
        return x + self.table


inputs = keras.Input((24, 24, 1))
x = layers.Conv2D(DIM, kernel_size=8, strides=8, name="patches")(inputs)
x = layers.Reshape((9, DIM))(x)
x = AddPosition()(x)
a = layers.LayerNormalization()(x)
x = x + layers.MultiHeadAttention(num_heads=2, key_dim=8)(a, a)
m = layers.LayerNormalization()(x)
m = layers.Dense(2 * DIM, activation="gelu")(m)
x = x + layers.Dense(DIM)(m)
x = layers.LayerNormalization()(x)
x = layers.GlobalAveragePooling1D()(x)
model = keras.Model(inputs, layers.Dense(2, activation="softmax")(x))
model.compile(optimizer=keras.optimizers.AdamW(2e-3), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(pictures[:120], labels[:120], validation_data=(pictures[120:], labels[120:]),
          epochs=25, batch_size=16, verbose=0)
