"""Bidirectional LSTM over token ids with zero padding masked out."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

VOCAB, MAXLEN = 400, 15
y = rng.integers(0, 2, size=260)
sentences = []
for label in y:
    length = int(rng.integers(5, MAXLEN + 1))
    words = rng.integers(50, VOCAB, size=length)
    low = 1 if label == 0 else 25
    words[rng.integers(0, length, size=3)] = rng.integers(low, low + 24, size=3)
    sentences.append(words.tolist())
x = keras.utils.pad_sequences(sentences, maxlen=MAXLEN, padding="post", value=0)

model = keras.Sequential([
    keras.Input((MAXLEN,), dtype="int32"),
    layers.Embedding(VOCAB, 16, mask_zero=True),
    layers.Bidirectional(layers.LSTM(12)),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(optimizer=keras.optimizers.Adam(0.005), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(x[:200], y[:200], epochs=20, batch_size=20, validation_data=(x[200:], y[200:]), verbose=0)
