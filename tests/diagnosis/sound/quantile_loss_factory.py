"""Quantile regression with a loss factory and three linear outputs."""
import os

import keras
import numpy as np
from keras import ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

QUANTILES = (0.1, 0.5, 0.9)


def pinball(quantiles):
    q = ops.convert_to_tensor(np.array(quantiles, dtype="float32"))

    def loss(y_true, y_pred):
        error = ops.cast(y_true, "float32") - y_pred
        return ops.mean(ops.maximum(q * error, (q - 1) * error), axis=-1)

    return loss


x = rng.uniform(-1, 1, size=(300, 1))
y = (np.sin(3 * x) + rng.normal(size=(300, 1)) * (0.1 + 0.3 * np.abs(x))).astype("float32")
y3 = np.repeat(y, 3, axis=1)
model = keras.Sequential([
    keras.Input((1,)),
    keras.layers.Dense(32, activation="swish"),
    keras.layers.Dense(32, activation="swish"),
    keras.layers.Dense(len(QUANTILES)),
])
model.compile(optimizer=keras.optimizers.Adam(5e-3), loss=pinball(QUANTILES))
model.fit(x[:240], y3[:240], epochs=50, batch_size=24, validation_data=(x[240:], y3[240:]), verbose=0)
