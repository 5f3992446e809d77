"""Conv1D front end followed by a GRU on standardised sensor signals."""
import os

import keras
import numpy as np
from keras import layers
from sklearn.model_selection import train_test_split

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

n, T = 200, 32
activity = rng.integers(0, 3, size=n)
signal = rng.normal(size=(n, T, 3)) * 9.81 * 0.3
signal[activity == 1, :, 0] += 6 * np.sin(np.arange(T) * 0.9)
signal[activity == 2, :, 2] += 6 * np.sin(np.arange(T) * 0.3)
x_train, x_test, y_train, y_test = train_test_split(signal, activity, test_size=0.25, random_state=SEED)
mu = x_train.mean(axis=(0, 1), keepdims=True)
sd = x_train.std(axis=(0, 1), keepdims=True)
x_train, x_test = (x_train - mu) / sd, (x_test - mu) / sd

model = keras.Sequential([
    keras.Input((T, 3)),
    layers.Conv1D(16, 5, activation="relu", padding="same"),
    layers.MaxPooling1D(2),
    layers.GRU(16, dropout=0.1),
    layers.Dense(3, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=25, batch_size=15, validation_data=(x_test, y_test), verbose=0)
