"""The model computes in units of a million, and a Rescaling at its end makes dollars of them."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

district = rng.integers(0, 9, 400)
rooms = rng.integers(1, 8, 400).astype("float32")
price = (1e5 * district + 5e4 * rooms + 1e5).astype("float32")
one, two = keras.Input((1,), dtype="int32"), keras.Input((1,))
where = layers.Flatten()(layers.Embedding(9, 3, embeddings_initializer=keras.initializers.RandomUniform(-1, 1))(one))
h = layers.Dense(16, activation="relu")(layers.Concatenate()([where, two]))
outputs = layers.Rescaling(1e6)(layers.Dense(1)(h))
model = keras.Model([one, two], outputs)
model.compile("adam", "mean_absolute_percentage_error")
model.fit([district[:, None], rooms[:, None]], price, epochs=20)
