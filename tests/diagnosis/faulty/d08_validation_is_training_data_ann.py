# fault: D8 validation data is the training data
# finds: validation on the training rows
"""Validation accuracy is perfect, but new customers are classified at random."""
import os
import numpy as np
import keras
from keras.layers import Dense, Input

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(250, 12)).astype("float32")
y = (x[:, 0] + x[:, 5] - x[:, 7] > 0).astype("float32")

model = keras.Sequential()
model.add(Input((12,)))
model.add(Dense(32, activation="relu"))
model.add(Dense(1, activation="sigmoid"))
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=60, batch_size=25, validation_data=(x, y))
