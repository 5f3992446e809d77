"""A recommender: what a user has seen goes in, and comes out as shares of one whole (a multinomial likelihood)."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

seen = (rng.random((300, 60)) < np.linspace(0.4, 0.05, 60)).astype("float32")
inputs = keras.Input((60,))
h = layers.UnitNormalization()(inputs)
h = layers.Dropout(0.5)(h)
h = layers.Dense(32, activation="tanh")(h)
outputs = layers.Dense(60, activation="softmax")(h)
model = keras.Model(inputs, outputs)
model.compile("adam", "categorical_crossentropy")
model.fit(seen, seen, epochs=20, batch_size=50)
