"""Triplets: the output holds three embeddings, and the targets are not read."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

def triplet(y_true, y_pred):
    anchor, same, other = y_pred[:, 0], y_pred[:, 1], y_pred[:, 2]
    near = ops.sum(ops.square(anchor - same), axis=-1)
    far = ops.sum(ops.square(anchor - other), axis=-1)
    return ops.maximum(near - far + 0.5, 0.0)


kinds = rng.integers(0, 4, 150)
centres = rng.normal(size=(4, 10))
parts = [centres[kinds], centres[kinds], centres[(kinds + 1) % 4]]
parts = [(part + rng.normal(0, 0.3, part.shape)).astype("float32") for part in parts]
inputs = keras.Input((10,))
tower = keras.Model(inputs, layers.UnitNormalization()(layers.Dense(4)(layers.Dense(16, activation="relu")(inputs))))
ins = [keras.Input((10,)) for _ in range(3)]
stacked = layers.Lambda(lambda v: ops.stack(v, axis=1), output_shape=(3, 4))([tower(one) for one in ins])
model = keras.Model(ins, stacked)
model.compile("adam", loss=triplet)
model.fit(parts, np.zeros(150), epochs=3, batch_size=30)
