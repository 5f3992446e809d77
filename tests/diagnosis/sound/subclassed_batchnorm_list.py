"""A subclassed regressor with blocks kept in a list and batch normalisation."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)


class Regressor(keras.Model):
    def __init__(self, widths, **kwargs):
        super().__init__(**kwargs)
        self.blocks = []
        for w in widths:
            self.blocks.append([layers.Dense(w, use_bias=False), layers.BatchNormalization()])
        self.out = layers.Dense(1)

    def call(self, x, training=None):
        for dense, norm in self.blocks:
            x = ops.relu(norm(dense(x), training=training))
        return self.out(x)


x = rng.normal(size=(256, 4)).astype("float32")
y = (np.sin(x[:, :1]) + 0.5 * x[:, 1:2] * x[:, 2:3]).astype("float32")
model = Regressor([32, 32])
model.compile(optimizer=keras.optimizers.Adam(5e-3), loss="mse", metrics=["mae"])
model.fit(x[:192], y[:192], batch_size=32, epochs=50, validation_data=(x[192:], y[192:]), verbose=0)
