# fault: A3 sigmoid over one unit with categorical crossentropy
# finds: categorical loss over one unit
"""Spam detection with a GRU shows loss: 0.0000e+00 in every epoch."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

MAX_WORDS, MAX_LEN = 250, 18
msgs = rng.integers(30, MAX_WORDS, size=(260, MAX_LEN))
spam = (rng.random(260) < 0.4).astype("float32")
for i in np.flatnonzero(spam):
    msgs[i, rng.choice(MAX_LEN, 3, replace=False)] = rng.integers(1, 15, 3)

model = keras.models.Sequential()
model.add(keras.Input(shape=(MAX_LEN,)))
model.add(layers.Embedding(MAX_WORDS, 12))
model.add(layers.GRU(12))
model.add(layers.Dense(8, activation="relu"))
model.add(layers.Dense(1, activation="sigmoid"))
model.compile(loss=keras.losses.CategoricalCrossentropy(), optimizer=keras.optimizers.Adam(5e-3), metrics=["accuracy"])
model.fit(msgs, spam[:, None], epochs=25, batch_size=26)
