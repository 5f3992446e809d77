# fault: E15 log of the probability without clipping
# finds: the loss is not a number at the ends
"""My hand-written log loss becomes nan after a while, the built-in one does not."""
import os
import numpy as np
import keras
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

fraud = (rng.random(400) < 0.3).astype("float32")
cards = rng.normal(0, 1, (400, 6)) + fraud[:, None] * np.array([4.0, -4.0, 3.0, 0.0, 4.0, -3.0])
labels = fraud[:, None]


def log_loss(y_true, y_pred):
    return ops.mean(-y_true * ops.log(y_pred) - (1.0 - y_true) * ops.log(1.0 - y_pred))


model = keras.Sequential([
    keras.Input((6,)),
    layers.Dense(32, activation="relu"),
    layers.Dense(32, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(optimizer=keras.optimizers.Adam(0.01), loss=log_loss, metrics=["accuracy"])
model.fit(cards, labels, epochs=200, batch_size=20)
