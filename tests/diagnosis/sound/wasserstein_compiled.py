"""A critic compiled with the Wasserstein loss and labels of -1 and 1."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

def wasserstein(y_true, y_pred):
    return ops.mean(y_true * y_pred)


x = np.concatenate([rng.normal(1, 1, (100, 5)), rng.normal(-1, 1, (100, 5))]).astype("float32")
y = np.concatenate([-np.ones((100, 1)), np.ones((100, 1))]).astype("float32")
order = rng.permutation(200)
critic = keras.Sequential([keras.Input((5,)), layers.Dense(16), layers.LeakyReLU(), layers.Dense(1)])
critic.compile(keras.optimizers.RMSprop(5e-5), loss=wasserstein)
critic.fit(x[order], y[order], epochs=3, batch_size=20)
