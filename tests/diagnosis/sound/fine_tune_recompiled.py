"""Head training on a frozen base, then fine-tuning of everything after recompiling with lr 1e-5."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

n = 240
signal = rng.normal(size=(n, 12)).astype("float32")
coarse = (signal[:, :4].sum(axis=1) > 0).astype("int32")
fine = np.digitize(signal[:, :4].sum(axis=1), [-1.5, 1.5])

base_in = keras.Input((12,))
b = layers.Dense(32, activation="relu")(base_in)
b = layers.BatchNormalization()(b)
b = layers.Dense(16, activation="relu")(b)
base = keras.Model(base_in, b, name="base")
pre = keras.Sequential([base, layers.Dense(1, activation="sigmoid")])
pre.compile(optimizer="adam", loss="binary_crossentropy")
pre.fit(signal[:120], coarse[:120], epochs=20, batch_size=20, verbose=0)

base.trainable = False
inputs = keras.Input((12,))
x = base(inputs, training=False)
outputs = layers.Dense(3, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
val = (signal[200:], fine[200:])
model.fit(signal[120:200], fine[120:200], epochs=30, batch_size=16, validation_data=val, verbose=0)

base.trainable = True
model.compile(optimizer=keras.optimizers.Adam(1e-5), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(signal[120:200], fine[120:200], epochs=10, batch_size=16, validation_data=val, verbose=0)
