"""A small ResNet with projection shortcuts on synthetic 16x16 pictures."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)


def conv_bn(x, filters, stride=1):
    x = layers.Conv2D(filters, 3, strides=stride, padding="same", use_bias=False)(x)
    return layers.BatchNormalization()(x)


def residual(x, filters, stride=1):
    shortcut = x
    h = layers.ReLU()(conv_bn(x, filters, stride))
    h = conv_bn(h, filters)
    if stride != 1 or x.shape[-1] != filters:
        shortcut = layers.AveragePooling2D(stride)(x)
        shortcut = layers.Conv2D(filters, 1, use_bias=False)(shortcut)
        shortcut = layers.BatchNormalization()(shortcut)
    return layers.ReLU()(layers.add([h, shortcut]))


y = rng.integers(0, 2, 200)
grid = np.indices((16, 16)).sum(axis=0)
checker, stripes = (grid // 2) % 2, (np.indices((16, 16))[0] // 2) % 2
x = np.where(y[:, None, None] == 1, checker, stripes) * 0.6 + rng.uniform(0, 0.4, size=(200, 16, 16))
x = x[..., None].astype("float32")

inputs = keras.Input((16, 16, 1))
h = layers.ReLU()(conv_bn(inputs, 8))
h = residual(h, 8)
h = residual(h, 16, stride=2)
h = layers.GlobalAveragePooling2D()(h)
model = keras.Model(inputs, layers.Dense(2, activation="softmax")(h))
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x[:150], y[:150], epochs=15, batch_size=15, validation_data=(x[150:], y[150:]), verbose=0)
