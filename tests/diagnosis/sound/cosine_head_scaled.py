"""Classes by the angle to a direction of each, scaled by 20."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

class Cosine(layers.Layer):
    def build(self, shape):
        self.kernel = self.add_weight(shape=(shape[-1], 5))

    def call(self, inputs):
        directions = keras.ops.normalize(self.kernel, axis=0)
        return 20.0 * keras.ops.matmul(keras.ops.normalize(inputs, axis=-1), directions)


y = rng.integers(0, 5, 400)
x = (rng.normal(size=(5, 20))[y] + rng.normal(size=(400, 20))).astype("float32")
model = keras.Sequential([keras.Input((20,)), layers.Dense(32, activation="relu"), layers.Dense(8), Cosine()])
model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
model.fit(x, y, epochs=5)
