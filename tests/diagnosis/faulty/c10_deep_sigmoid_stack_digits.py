# fault: C10 deep stack of sigmoid layers
# finds: a gradient that vanishes
"""The deeper I make my digits network, the worse it gets; 10 hidden layers learn nothing."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

digit = rng.integers(0, 10, 400)
ink = (rng.random((10, 8, 8)) > 0.5) * 16.0
scans = np.clip(ink[digit] + rng.normal(0, 2, (400, 8, 8)), 0, 16) / 16.0

inputs = keras.Input(shape=(8, 8))
x = layers.Flatten()(inputs)
for units in (64, 64, 64, 48, 48, 48, 32, 32, 32, 32):
    x = layers.Dense(units)(x)
    x = layers.Activation(keras.activations.sigmoid)(x)
outputs = layers.Dense(10, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile(keras.optimizers.SGD(0.1), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(scans, digit, epochs=60, batch_size=40)
