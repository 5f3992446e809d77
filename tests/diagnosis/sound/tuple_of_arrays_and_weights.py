"""Validation with weights, inputs as a tuple, and a schedule."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

a, b = rng.normal(size=(2, 160, 4)).astype("float32")
y = (a.sum(1) > b.sum(1)).astype("float32")
w = rng.uniform(0.5, 1.5, 160)
one, two = keras.Input((4,)), keras.Input((4,))
h = layers.Subtract()([layers.Dense(8, activation="relu")(one), layers.Dense(8, activation="relu")(two)])
model = keras.Model((one, two), layers.Dense(1, activation="sigmoid")(h))
rate = keras.optimizers.schedules.CosineDecay(0.01, 200)
model.compile(keras.optimizers.Adam(rate), "binary_crossentropy", metrics=["accuracy", keras.metrics.AUC(name="auc")])
stop = keras.callbacks.EarlyStopping(monitor="val_auc", mode="max", patience=2, restore_best_weights=True)
model.fit((a[:120], b[:120]), y[:120], sample_weight=w[:120], validation_data=((a[120:], b[120:]), y[120:], w[120:]), epochs=4, callbacks=[stop])
