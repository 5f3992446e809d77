"""Activations written with keras.ops in a functional graph."""
import os

import keras
import numpy as np
from keras import ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

species = rng.integers(0, 3, size=240)
petal = np.array([[1.5, 0.3, 5.0, 3.4], [4.3, 1.3, 5.9, 2.8], [5.5, 2.0, 6.6, 3.0]])[species]
petal = petal + rng.normal(scale=0.3, size=(240, 4))
mean, std = petal[:180].mean(axis=0), petal[:180].std(axis=0)
petal = (petal - mean) / std

inputs = keras.Input(shape=(4,))
h = ops.relu(keras.layers.Dense(16)(inputs))
h = ops.tanh(keras.layers.Dense(16)(h))
probs = ops.softmax(keras.layers.Dense(3)(h))
model = keras.Model(inputs, probs)
model.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
model.fit(petal[:180], species[:180], epochs=40, batch_size=12,
          validation_data=(petal[180:], species[180:]), verbose=0)
