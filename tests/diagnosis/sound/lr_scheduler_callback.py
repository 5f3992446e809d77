"""Step decay of the learning rate through the LearningRateScheduler callback."""

import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

X = rng.normal(size=(240, 8))
score = X[:, :3].sum(axis=1) - X[:, 3] * X[:, 4]
y = np.digitize(score, [-1.2, 1.2])


def step_decay(epoch, lr):
    return lr * 0.5 if epoch > 0 and epoch % 10 == 0 else lr


model = keras.Sequential(
    [
        keras.Input((8,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(3, activation="softmax"),
    ]
)
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="sparse_categorical_crossentropy", metrics=["acc"])
model.fit(
    X[:180],
    y[:180],
    epochs=35,
    batch_size=20,
    validation_data=(X[180:], y[180:]),
    callbacks=[keras.callbacks.LearningRateScheduler(step_decay)],
    verbose=0,
)
print(model.evaluate(X[180:], y[180:], verbose=0))
