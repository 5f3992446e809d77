# fault: A15 softmax applied twice
# finds: two activations at the end
"""The classifier for 3 gestures never becomes confident, the highest probability is about 0.57."""
import os
import numpy as np
import keras
from keras.layers import Activation, Dense, Input
from keras.models import Sequential

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

gesture = rng.integers(0, 3, 240)
emg = rng.normal(0, 1, (3, 8))[gesture] * 1.5 + rng.normal(0, 0.6, (240, 8))

model = Sequential()
model.add(Input((8,)))
model.add(Dense(24, activation="relu"))
model.add(Dense(3, activation="softmax"))
model.add(Activation("softmax"))
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(emg, gesture, epochs=60, batch_size=12)
