"""Reviews of different lengths, padded in front as pad_sequences does, without a mask."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

lengths = rng.integers(5, 40, 300)
reviews = [rng.integers(1, 500, n) for n in lengths]
labels = np.array([int((r < 250).mean() > 0.5) for r in reviews])
x = keras.utils.pad_sequences(reviews, maxlen=40)

model = keras.Sequential([
    layers.Embedding(500, 16),
    layers.LSTM(24, dropout=0.2),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(x, labels, batch_size=32, epochs=5, validation_split=0.2)
