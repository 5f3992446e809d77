"""The metric is called accuracy, and the callback looks at val_acc."""
# finds: a number that is never computed
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(240, 6)).astype('float32')
y = (x[:, 0] > 0).astype("int32")
model = keras.Sequential([keras.Input((6,)), layers.Dense(16, activation="relu"), layers.Dense(1, activation="sigmoid")])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
stop = keras.callbacks.EarlyStopping(monitor="val_acc", mode="max", patience=3)
model.fit(x, y, epochs=30, validation_split=0.2, callbacks=[stop])
