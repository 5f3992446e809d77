"""Standardised inputs that reach about plus or minus five, binary target."""

import os

import keras
import numpy as np

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

raw = rng.standard_t(df=4, size=(300, 7)) * np.array([1, 10, 100, 0.1, 5, 50, 2]) + 20
train_raw, test_raw = raw[:225], raw[225:]
mu, sigma = train_raw.mean(axis=0), train_raw.std(axis=0)
x_train = np.clip((train_raw - mu) / sigma, -5, 5)
x_test = np.clip((test_raw - mu) / sigma, -5, 5)


def rule(x):
    return (x[:, 0] + x[:, 1] - 0.7 * x[:, 2] > 0).astype("float32")


model = keras.Sequential(
    [
        keras.Input(shape=(7,)),
        keras.layers.Dense(20, activation="relu"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(x_train, rule(x_train), epochs=40, batch_size=16, validation_data=(x_test, rule(x_test)), verbose=0)
