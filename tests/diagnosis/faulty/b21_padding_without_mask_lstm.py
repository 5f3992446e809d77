"""Short texts padded behind to 200 tokens, and an LSTM that has forgotten them at the end: accuracy stays at 50%."""
# finds: padding without a mask
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

lengths = rng.integers(5, 30, 300)
texts = [rng.integers(1, 500, n) for n in lengths]
labels = np.array([int((t < 250).mean() > 0.5) for t in texts])
x = keras.utils.pad_sequences(texts, maxlen=200, padding="post")

model = keras.Sequential([
    layers.Embedding(500, 16),
    layers.LSTM(32),
    layers.Dense(1, activation="sigmoid"),
])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(x, labels, epochs=5, batch_size=32, validation_split=0.2)
