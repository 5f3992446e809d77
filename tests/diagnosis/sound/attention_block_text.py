"""A one-block transformer encoder on token sequences."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

VOCAB, LEN, DIM = 250, 14, 24
y = rng.integers(0, 2, size=240)
tokens = rng.integers(20, VOCAB, size=(240, LEN))
for row, label in zip(tokens, y):
    spots = rng.choice(LEN, size=3, replace=False)
    row[spots] = rng.integers(1, 8, size=3) if label else rng.integers(8, 15, size=3)

inputs = keras.Input((LEN,), dtype="int32")
positions = ops.arange(0, LEN)
x = layers.Embedding(VOCAB, DIM)(inputs) + layers.Embedding(LEN, DIM)(positions)
att = layers.MultiHeadAttention(num_heads=2, key_dim=12)(x, x)
x = layers.LayerNormalization()(x + att)
ff = layers.Dense(48, activation="relu")(x)
ff = layers.Dense(DIM)(ff)
x = layers.LayerNormalization()(x + ff)
x = layers.GlobalAveragePooling1D()(x)
x = layers.Dropout(0.1)(x)
outputs = layers.Dense(1, activation="sigmoid")(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(2e-3), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(tokens[:180], y[:180], epochs=20, batch_size=20, validation_data=(tokens[180:], y[180:]), verbose=0)
