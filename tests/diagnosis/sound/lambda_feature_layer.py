"""A Lambda layer that adds squared features in front of a dense network."""
import os

import keras
import numpy as np
from keras import ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.uniform(-1.5, 1.5, size=(240, 2)).astype("float32")
ring = ((x ** 2).sum(axis=1) < 1.2).astype("int32")
inputs = keras.Input((2,))
z = keras.layers.Lambda(lambda t: ops.concatenate([t, ops.square(t)], axis=-1), output_shape=(4,))(inputs)
z = keras.layers.Dense(12, activation="relu")(z)
z = keras.layers.Dense(1)(z)
outputs = keras.layers.Lambda(ops.sigmoid, output_shape=(1,))(z)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(x[:180], ring[:180], epochs=40, batch_size=20, validation_data=(x[180:], ring[180:]), verbose=0)
