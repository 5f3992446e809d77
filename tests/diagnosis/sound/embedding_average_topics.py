"""Topic classification with an Embedding averaged over the tokens."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

VOCAB, LENGTH, TOPICS = 600, 12, 3
topic = rng.integers(0, TOPICS, 270)
common = rng.integers(1, 300, size=(270, LENGTH))
special = 300 + topic[:, None] * 100 + rng.integers(0, 20, size=(270, LENGTH))
tokens = np.where(rng.random((270, LENGTH)) < 0.35, special, common)

inputs = keras.Input((LENGTH,), dtype="int64")
x = layers.Embedding(input_dim=VOCAB, output_dim=12)(inputs)
x = layers.GlobalAveragePooling1D()(x)
x = layers.Dense(16, activation="relu")(x)
outputs = layers.Dense(TOPICS, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(tokens[:200], topic[:200], epochs=25, batch_size=20,
          validation_data=(tokens[200:], topic[200:]), verbose=0)
