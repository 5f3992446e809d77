"""A subclass owns a layer that call never uses."""
# finds: weights that are cut off
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(240, 6)).astype('float32')
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.one = layers.Dense(16, activation="relu")
        self.two = layers.Dense(16, activation="relu")
        self.head = layers.Dense(1)

    def build(self, shape):
        self.one.build(shape)
        self.two.build((None, 16))
        self.head.build((None, 16))

    def call(self, x):
        return self.head(self.one(x))


model = Net()
model.compile("adam", "mse")
model.fit(x, x.sum(1), epochs=5)
