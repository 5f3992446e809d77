"""Two inputs: numeric columns and a categorical id with an embedding."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

n = 280
numbers = rng.normal(size=(n, 4)).astype("float32")
shop = rng.integers(0, 20, size=(n, 1))
shop_effect = rng.normal(size=20)
sales = numbers[:, 0] * 1.5 - numbers[:, 1] + 2 * shop_effect[shop[:, 0]]

num_in = keras.Input((4,), name="numbers")
shop_in = keras.Input((1,), dtype="int32", name="shop")
emb = layers.Flatten()(layers.Embedding(20, 4)(shop_in))
h = layers.Concatenate()([num_in, emb])
h = layers.Dense(32, activation="relu")(h)
out = layers.Dense(1)(h)
model = keras.Model([num_in, shop_in], out)
model.compile(optimizer=keras.optimizers.Adam(5e-3), loss="mse", metrics=["mae"])
cut = 220
model.fit({"numbers": numbers[:cut], "shop": shop[:cut]}, sales[:cut], epochs=50, batch_size=20,
          validation_data=({"numbers": numbers[cut:], "shop": shop[cut:]}, sales[cut:]), verbose=0)
