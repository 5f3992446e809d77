"""Binary classification with a linear output and a loss that takes logits."""

import os

import keras
import numpy as np
from keras import layers
from sklearn.model_selection import train_test_split

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

X = rng.normal(size=(280, 6)).astype("float32")
y = ((X[:, 0] * X[:, 1] + X[:, 2]) > 0).astype("int32")
x_train, x_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=SEED, stratify=y)

model = keras.Sequential(
    [
        keras.Input(shape=(6,)),
        layers.Dense(32, activation="relu"),
        layers.Dense(16, activation="relu"),
        layers.Dense(1),
    ]
)
model.compile(
    optimizer="adam",
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=[keras.metrics.BinaryAccuracy(threshold=0.0), keras.metrics.AUC(from_logits=True)],
)
model.fit(x_train, y_train, epochs=40, batch_size=16, validation_data=(x_test, y_test), verbose=0)
probability = 1.0 / (1.0 + np.exp(-model.predict(x_test, verbose=0)))
print("mean probability:", float(probability.mean()))
