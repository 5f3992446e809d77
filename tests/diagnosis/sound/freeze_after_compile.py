"""An encoder is frozen after compile but before the first fit, which Keras 3 honours."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

data = rng.normal(size=(220, 8)).astype("float32")
encoder = keras.Sequential([
    keras.Input((8,)),
    layers.Dense(20, activation="relu"),
    layers.Dense(6, activation="relu"),
])
decoder = keras.Sequential([keras.Input((6,)), layers.Dense(20, activation="relu"), layers.Dense(8)])
inputs = keras.Input((8,))
autoencoder = keras.Model(inputs, decoder(encoder(inputs)))
autoencoder.compile(optimizer="adam", loss="mse")
autoencoder.fit(data[:160], data[:160], epochs=30, batch_size=16, verbose=0)

labels = (data[:, 0] + data[:, 1] > 0).astype("float32")
classifier = keras.Sequential([encoder, layers.Dense(12, activation="relu"), layers.Dense(1, activation="sigmoid")])
classifier.compile(optimizer=keras.optimizers.Adam(0.01), loss="binary_crossentropy", metrics=["accuracy"])
encoder.trainable = False
classifier.fit(data[:160], labels[:160], epochs=30, batch_size=16,
               validation_data=(data[160:], labels[160:]), verbose=0)
