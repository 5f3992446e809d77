# fault: A1 softmax over one unit
# finds: softmax over one unit
"""Sentiment LSTM: loss moves a bit but the accuracy is exactly the share of positive reviews."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

vocab, maxlen = 300, 24
reviews = rng.integers(20, vocab, size=(320, maxlen))
sentiment = rng.integers(0, 2, size=320)
for i in range(320):
    words = rng.integers(1, 10, size=4) if sentiment[i] else rng.integers(10, 20, size=4)
    reviews[i, rng.choice(maxlen, 4, replace=False)] = words

tokens = keras.Input(shape=(maxlen,), dtype="int32")
h = layers.Embedding(vocab, 16)(tokens)
h = layers.LSTM(16)(h)
out = layers.Dense(1, activation=keras.activations.softmax)(h)
model = keras.Model(tokens, out)
model.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy(), metrics=["accuracy"])
model.fit(reviews, sentiment, epochs=10, batch_size=32, validation_split=0.2)
