"""A custom radial-basis layer with trainable centres."""
import os

import keras
import numpy as np
from keras import ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)


class RBF(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        uniform = keras.initializers.RandomUniform(-1.5, 1.5, seed=SEED)
        self.centres = self.add_weight(shape=(self.units, input_shape[-1]), initializer=uniform, name="centres")
        self.log_gamma = self.add_weight(shape=(self.units,), initializer="zeros", name="log_gamma")

    def call(self, x):
        d2 = ops.sum(ops.square(ops.expand_dims(x, 1) - self.centres), axis=-1)
        return ops.exp(-ops.exp(self.log_gamma) * d2)


points = rng.uniform(-1.5, 1.5, size=(280, 2)).astype("float32")
inside = (np.hypot(points[:, 0], points[:, 1]) < 0.9).astype("float32")
model = keras.Sequential([keras.Input((2,)), RBF(20), keras.layers.Dense(1, activation="sigmoid")])
model.compile(optimizer=keras.optimizers.Adam(0.02), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(points[:210], inside[:210], epochs=40, batch_size=15,
          validation_data=(points[210:], inside[210:]), verbose=0)
