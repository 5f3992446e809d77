"""Images and words so far give the next word: two inputs, one-hot targets."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

pictures = rng.normal(size=(150, 20)).astype("float32")
words = rng.integers(0, 30, (150, 6))
nexts = keras.utils.to_categorical(rng.integers(1, 30, 150), 30)
a, b = keras.Input((20,)), keras.Input((6,))
h = layers.Add()([layers.Dense(16, activation="relu")(layers.Dropout(0.3)(a)), layers.LSTM(16)(layers.Embedding(30, 12, mask_zero=True)(b))])
model = keras.Model([a, b], layers.Dense(30, activation="softmax")(layers.Dense(16, activation="relu")(h)))
model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
model.fit([pictures, words], nexts, epochs=2)
