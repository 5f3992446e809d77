"""Texts padded behind, read from both sides, without a mask."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

lengths = rng.integers(8, 60, 300)
texts = [rng.integers(1, 800, n) for n in lengths]
labels = np.array([int(t[:4].mean() > 400) for t in texts])
x = keras.utils.pad_sequences(texts, maxlen=60, padding="post")
model = keras.Sequential([
    keras.Input((60,), dtype="int32"),
    layers.Embedding(800, 24),
    layers.Bidirectional(layers.LSTM(16)),
    layers.Dense(16, activation="relu"),
    layers.Dropout(0.5),
    layers.Dense(1, activation="sigmoid"),
])
model.compile("rmsprop", "binary_crossentropy", metrics=["accuracy"])
model.fit(x, labels, epochs=6, batch_size=32, validation_split=0.25)
