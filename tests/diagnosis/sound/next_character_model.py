"""A character-level language model that predicts the next character at every step."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

text = "the quick brown fox jumps over the lazy dog and the dog sleeps while the fox runs away " * 12
chars = sorted(set(text))
ids = np.array([chars.index(c) for c in text])
WINDOW = 16
starts = rng.permutation(len(ids) - WINDOW - 1)[:280]
source = np.stack([ids[s:s + WINDOW] for s in starts])
target = np.stack([ids[s + 1:s + WINDOW + 1] for s in starts])

model = keras.Sequential([
    keras.Input((WINDOW,), dtype="int32"),
    layers.Embedding(len(chars), 12),
    layers.GRU(48, return_sequences=True),
    layers.Dense(len(chars)),
])
model.compile(
    optimizer=keras.optimizers.Adam(0.01),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["sparse_categorical_accuracy"],
)
model.fit(source, target, epochs=25, batch_size=28, verbose=0)
prompt = source[:1]
print("next:", chars[int(model.predict(prompt, verbose=0)[0, -1].argmax())])
