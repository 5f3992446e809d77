"""An encoder and a decoder with teacher forcing: two inputs, a target for every step."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

source = rng.integers(1, 20, (140, 7))
target = np.flip(source, 1)
given = np.concatenate([np.zeros((140, 1), int), target[:, :-1]], axis=1)
enc_in, dec_in = keras.Input((7,)), keras.Input((7,))
_, h, c = layers.LSTM(16, return_state=True)(layers.Embedding(20, 8)(enc_in))
dec = layers.LSTM(16, return_sequences=True)(layers.Embedding(20, 8)(dec_in), initial_state=[h, c])
model = keras.Model([enc_in, dec_in], layers.Dense(20, activation="softmax")(dec))
model.compile("rmsprop", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit([source, given], target, batch_size=20, epochs=3, validation_split=0.1)
