"""EarlyStopping on val_loss, and no validation data."""
# finds: a number that is never computed
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(240, 6)).astype('float32')
model = keras.Sequential([keras.Input((6,)), layers.Dense(16, activation="relu"), layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, x.sum(1), epochs=50, callbacks=[keras.callbacks.EarlyStopping(patience=3, restore_best_weights=True)])
