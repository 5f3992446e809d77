# fault: E5 binary_accuracy for a softmax over many classes
# finds: binary accuracy of classes
"""Accuracy is 0.9 after one epoch with ten classes, and nearly all predictions are wrong."""
import os
import numpy as np
import keras
from keras.layers import Dense, Input
from keras.models import Sequential

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

author = rng.integers(0, 10, 400)
style = rng.normal(0, 1, (10, 16))[author] + rng.normal(0, 1, (400, 16))
Y = keras.utils.to_categorical(author, 10)

model = Sequential()
model.add(Input((16,)))
model.add(Dense(48, activation="relu"))
model.add(Dense(10, activation="softmax"))
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["binary_accuracy"])
model.fit(style, Y, epochs=30, batch_size=40, validation_split=0.2)
