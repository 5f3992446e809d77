"""Dense layers without bias, batch normalisation before each activation."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(288, 7))
y = (np.sin(2 * x[:, 0]) + x[:, 1] > 0).astype("int32")
model = keras.Sequential([keras.Input((7,))])
for units in (32, 16):
    model.add(layers.Dense(units, use_bias=False))
    model.add(layers.BatchNormalization())
    model.add(layers.Activation("relu"))
model.add(layers.Dense(1, activation="sigmoid"))
model.compile(optimizer=keras.optimizers.Adam(3e-3), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(x[:224], y[:224], epochs=35, batch_size=32, validation_data=(x[224:], y[224:]), verbose=0)
