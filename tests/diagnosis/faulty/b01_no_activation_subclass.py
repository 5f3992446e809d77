# fault: B1 hidden layers without activation
# finds: nothing but linear layers
"""Subclassed model for the parity of 4 bits learns nothing."""
import os
import numpy as np
import keras

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

bits = rng.integers(0, 2, (400, 4)).astype("float32")
parity = (bits.sum(axis=1) % 2).astype("int64")


class Parity(keras.Model):
    def __init__(self):
        super().__init__()
        self.d1 = keras.layers.Dense(32)
        self.d2 = keras.layers.Dense(16)
        self.d3 = keras.layers.Dense(2, activation="softmax")

    def call(self, x):
        x = self.d1(x)
        x = self.d2(x)
        return self.d3(x)


model = Parity()
model.compile(
    loss=keras.losses.SparseCategoricalCrossentropy(),
    optimizer=keras.optimizers.Adam(learning_rate=0.01),
    metrics=["accuracy"],
)
model.fit(bits, parity, epochs=60, batch_size=20)
