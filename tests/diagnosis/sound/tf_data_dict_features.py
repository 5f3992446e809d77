"""tf.data of dictionaries into preprocessing layers: numbers, words and categories."""
import os

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

n = 200
age = rng.uniform(18, 90, n).astype("float32")
town = rng.choice(["Oslo", "Bergen", "Bodo"], n)
pets = rng.integers(0, 4, n)
y = ((age > 50) ^ (town == "Oslo")).astype("float32")
ds = tf.data.Dataset.from_tensor_slices(({"age": age[:, None], "town": town[:, None], "pets": pets[:, None]}, y)).shuffle(n).batch(25)
scale = layers.Normalization(axis=None)
scale.adapt(age)
look = layers.StringLookup(vocabulary=["Oslo", "Bergen", "Bodo"], output_mode="one_hot")
i_age, i_town, i_pets = keras.Input((1,), name="age"), keras.Input((1,), name="town", dtype="string"), keras.Input((1,), name="pets", dtype="int64")
parts = [scale(i_age), look(i_town), layers.CategoryEncoding(num_tokens=4, output_mode="one_hot")(i_pets)]
h = layers.Dense(16, activation="relu")(layers.Concatenate()(parts))
model = keras.Model({"age": i_age, "town": i_town, "pets": i_pets}, layers.Dense(1, activation="sigmoid")(h))
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(ds, epochs=3)
