"""A Siamese network whose two branches share one encoder."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

group = rng.normal(size=(6, 8)) * 1.3
a_id = rng.integers(0, 6, size=280)
same = rng.integers(0, 2, size=280)
b_id = np.where(same == 1, a_id, (a_id + rng.integers(1, 6, size=280)) % 6)
left = (group[a_id] + 0.3 * rng.normal(size=(280, 8))).astype("float32")
right = (group[b_id] + 0.3 * rng.normal(size=(280, 8))).astype("float32")

encoder = keras.Sequential([
    keras.Input((8,)),
    layers.Dense(32, activation="relu"),
    layers.Dense(16, activation="tanh"),
])
in_a, in_b = keras.Input((8,)), keras.Input((8,))
difference = ops.abs(encoder(in_a) - encoder(in_b))
match = layers.Dense(1, activation="sigmoid")(difference)
model = keras.Model([in_a, in_b], match)
model.compile(optimizer=keras.optimizers.Adam(5e-3), loss="binary_crossentropy", metrics=["accuracy"])
model.fit([left[:210], right[:210]], same[:210], epochs=30, batch_size=21,
          validation_data=([left[210:], right[210:]], same[210:]), verbose=0)
