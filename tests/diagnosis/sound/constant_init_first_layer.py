"""Constant initialisation in the first layer only, symmetry broken by the next layer."""
import os

import keras
import numpy as np

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(240, 4)).astype("float32")
labels = (x[:, 0] + x[:, 1] - x[:, 2] > 0).astype("float32")
inputs = keras.Input((4,))
h = keras.layers.Dense(16, activation="tanh", kernel_initializer=keras.initializers.Constant(0.1))(inputs)
h = keras.layers.Dense(16, activation="relu")(h)
prob = keras.layers.Dense(1, activation="sigmoid")(h)
model = keras.Model(inputs=inputs, outputs=prob)
model.compile(optimizer=keras.optimizers.Adam(5e-3), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(x[:180], labels[:180], epochs=40, batch_size=20, validation_data=(x[180:], labels[180:]), verbose=0)
