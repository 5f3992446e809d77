"""Strings go into the model, whose first layer is TextVectorization."""
import os

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

good, bad = ["fine", "great", "lovely", "warm"], ["poor", "cold", "awful", "dull"]
kind = rng.integers(0, 2, 160)
texts = np.array([" ".join(rng.choice(good if one else bad, 5)) + " film" for one in kind])
vectorize = layers.TextVectorization(max_tokens=50, output_sequence_length=8)
vectorize.adapt(texts)
inputs = keras.Input((), dtype="string")
h = layers.Embedding(50, 8, mask_zero=True)(vectorize(inputs))
h = layers.GlobalAveragePooling1D()(h)
model = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(h))
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(tf.constant(texts), kind, epochs=3, batch_size=16)
