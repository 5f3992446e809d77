"""Three quantiles as three heads, each with the pinball loss for its own level."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.uniform(-3, 3, (500, 1)).astype("float32")
y = (np.sin(x[:, 0]) + rng.normal(0, 0.1 + 0.1 * np.abs(x[:, 0]))).astype("float32")


def pinball(q):
    def loss(y_true, y_pred):
        e = ops.reshape(y_true, ops.shape(y_pred)) - y_pred
        return ops.mean(ops.maximum(q * e, (q - 1) * e), axis=-1)

    return loss


inputs = keras.Input((1,))
h = layers.Dense(32, activation="tanh")(inputs)
h = layers.Dense(32, activation="tanh")(h)
heads = [layers.Dense(1, name=f"q{int(100 * q)}")(h) for q in (0.1, 0.5, 0.9)]
model = keras.Model(inputs, heads)
model.compile("adam", loss=[pinball(q) for q in (0.1, 0.5, 0.9)])
model.fit(x, [y, y, y], epochs=50, batch_size=50, verbose=2)
