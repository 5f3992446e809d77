"""A PyDataset that gives two inputs and two targets by name."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

class Batches(keras.utils.PyDataset):
    def __init__(self, a, b, **kwargs):
        super().__init__(**kwargs)
        self.a, self.b = a, b

    def __len__(self):
        return len(self.a) // 16

    def __getitem__(self, at):
        rows = slice(16 * at, 16 * at + 16)
        a, b = self.a[rows], self.b[rows]
        return {"a": a, "b": b}, {"sum": a.sum(1, keepdims=True) + b.mean(1, keepdims=True), "sign": (a[:, :1] > 0).astype("float32")}


a, b = keras.Input((5,), name="a"), keras.Input((3,), name="b")
h = layers.Dense(24, activation="relu")(layers.Concatenate()([a, b]))
model = keras.Model({"a": a, "b": b}, {"sum": layers.Dense(1, name="sum")(h), "sign": layers.Dense(1, activation="sigmoid", name="sign")(h)})
model.compile("adam", loss={"sum": "mse", "sign": "binary_crossentropy"}, metrics={"sign": ["accuracy"]})
model.fit(Batches(rng.normal(size=(160, 5)).astype("float32"), rng.normal(size=(160, 3)).astype("float32")), epochs=2)
