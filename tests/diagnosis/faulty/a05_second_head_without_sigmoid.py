"""Two heads: the price trains, the flag "sold" has a strange loss."""
# finds: no probability
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(300, 9)).astype("float32")
price = (x[:, 0] * 3 + 5).astype("float32")
sold = (x[:, 1] + x[:, 2] > 0).astype("int32")
inputs = keras.Input((9,))
h = layers.Dense(32, activation="relu")(inputs)
price_out = layers.Dense(1, name="price")(h)
sold_out = layers.Dense(1, name="sold")(h)
model = keras.Model(inputs, [price_out, sold_out])
model.compile("adam", loss={"price": "mse", "sold": "binary_crossentropy"}, metrics={"sold": "accuracy"})
model.fit(x, {"price": price, "sold": sold}, epochs=10)
