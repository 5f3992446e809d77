"""A siamese network with a sigmoid on the distance; 1 stands for different."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

def contrastive(margin=1.0):
    def loss(y_true, y_pred):
        return ops.mean((1 - y_true) * ops.square(y_pred) + y_true * ops.square(ops.maximum(margin - y_pred, 0)))

    return loss


kinds = rng.integers(0, 5, (200, 2))
centres = rng.normal(size=(5, 12))
left, right = (centres[kinds[:, at]] + rng.normal(0, 0.2, (200, 12)) for at in (0, 1))
y = (kinds[:, 0] != kinds[:, 1]).astype("float32")
inputs = keras.Input((12,))
tower = keras.Model(inputs, layers.Dense(6, activation="tanh")(layers.Dense(16, activation="tanh")(inputs)))
a, b = keras.Input((12,)), keras.Input((12,))
distance = layers.Lambda(lambda v: ops.sqrt(ops.maximum(ops.sum(ops.square(v[0] - v[1]), axis=1, keepdims=True), 1e-7)), output_shape=(1,))([tower(a), tower(b)])
model = keras.Model([a, b], layers.Dense(1, activation="sigmoid")(layers.BatchNormalization()(distance)))
model.compile("rmsprop", loss=contrastive(), metrics=["accuracy"])
model.fit([left, right], y, epochs=3, batch_size=20)
