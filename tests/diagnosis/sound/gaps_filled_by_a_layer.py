"""A layer of the model fills gaps with a number that it learns, and says where they were."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(300, 6)).astype("float32")
y = (x[:, 0] > 0).astype("int32")
x[rng.random(x.shape) < 0.1] = np.nan


class FillGaps(layers.Layer):
    def build(self, shape):
        self.value = self.add_weight(shape=(shape[-1],), initializer="zeros")

    def call(self, inputs):
        gap = ops.isnan(inputs)
        return ops.concatenate([ops.where(gap, self.value, inputs), ops.cast(gap, "float32")], axis=-1)


model = keras.Sequential([keras.Input((6,)), FillGaps(), layers.Dense(24, activation="relu"), layers.Dense(1, activation="sigmoid")])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=20)
