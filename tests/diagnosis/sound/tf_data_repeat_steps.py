"""A repeated tf.data dataset with steps_per_epoch for a regression network."""
import os

import keras
import numpy as np
import tensorflow as tf

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(240, 3)).astype("float32")
y = (x @ np.array([[1.0], [-2.0], [0.5]]) + np.abs(x[:, :1])).astype("float32")
train = tf.data.Dataset.from_tensor_slices((x[:192], y[:192])).shuffle(192).batch(24).repeat()
valid = tf.data.Dataset.from_tensor_slices((x[192:], y[192:])).batch(24)

inputs = keras.Input((3,))
h = keras.layers.Dense(24, activation="mish")(inputs)
model = keras.Model(inputs, keras.layers.Dense(1)(h))
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="log_cosh", metrics=["mae"])
model.fit(train, steps_per_epoch=8, epochs=40, validation_data=valid, verbose=0)
