"""Texts of many lengths as padded batches of a pipeline."""
import os

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

lengths = rng.integers(3, 12, 120)
tokens = tf.ragged.constant([rng.integers(1, 60, size).tolist() for size in lengths])
labels = (lengths > 7).astype("int32")
ds = tf.data.Dataset.from_tensor_slices((tokens, labels)).map(lambda t, y: (t, y)).shuffle(120)
ds = ds.map(lambda t, y: (tf.cast(t, tf.int32), y)).padded_batch(12)
model = keras.Sequential([layers.Embedding(60, 8, mask_zero=True), layers.LSTM(8), layers.Dense(1, activation="sigmoid")])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(ds, epochs=3)
