# fault: A5 linear output with binary_crossentropy
# finds: no probability
"""Transfer learning head for damaged parcels: the loss is 6 and does not go below 4."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)


def make_base():
    inp = keras.Input((24, 24, 3))
    x = layers.Rescaling(1 / 255.0)(inp)
    x = layers.Conv2D(8, 3, activation="relu")(x)
    x = layers.MaxPooling2D()(x)
    x = layers.Conv2D(16, 3, activation="relu")(x)
    return keras.Model(inp, layers.GlobalAveragePooling2D()(x), name="encoder")


colour = rng.integers(0, 3, 180)
first = rng.integers(0, 120, (180, 24, 24, 3)).astype("float32")
first[np.arange(180), :, :, colour] += 120
encoder = make_base()
pre = keras.Sequential([encoder, layers.Dense(3, activation="softmax")])
pre.compile("adam", "sparse_categorical_crossentropy")
pre.fit(first, colour, epochs=8, batch_size=18)

damaged = rng.integers(0, 2, 100)
parcels = rng.integers(80, 160, (100, 24, 24, 3)).astype("float32")
parcels[damaged == 1, 6:18, 6:18, 0] = 250
encoder.trainable = False
inputs = keras.Input((24, 24, 3))
features = encoder(inputs)
features = layers.Dropout(0.2)(features)
outputs = layers.Dense(1)(features)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(5e-3), loss=keras.losses.BinaryCrossentropy(), metrics=["accuracy"])
model.fit(parcels, damaged, epochs=40, batch_size=20)
