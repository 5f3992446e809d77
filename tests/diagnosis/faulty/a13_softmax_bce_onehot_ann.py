# fault: A13 softmax over k classes with binary_crossentropy on one-hot labels
# finds: binary loss on a softmax
"""The loss of my glass type model looks very small from the start, but many predictions are wrong."""
import os
import numpy as np
import keras
from keras.models import Sequential
from keras.layers import Dense, Dropout

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

glass = rng.integers(0, 6, 214)
oxides = rng.normal(0, 1.2, (6, 9))[glass] + rng.normal(0, 0.8, (214, 9))
targets = np.eye(6)[glass].astype("float32")

model = Sequential()
model.add(keras.Input((9,)))
model.add(Dense(32, activation="relu"))
model.add(Dropout(0.3))
model.add(Dense(32, activation="relu"))
model.add(Dense(6, activation="softmax"))
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(oxides, targets, epochs=60, batch_size=16, validation_split=0.15)
