"""The next word of a large vocabulary, one-hot, of which most words never occur here."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

texts = rng.integers(2, 60, (200, 6))
nexts = keras.utils.to_categorical(rng.integers(2, 60, 200), 400)
model = keras.Sequential([keras.Input((6,)), layers.Embedding(400, 12), layers.LSTM(16), layers.Dense(400, activation="softmax")])
model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
model.fit(texts, nexts, epochs=2)
