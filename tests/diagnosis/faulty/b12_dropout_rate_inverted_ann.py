# fault: B12 dropout rate is the keep probability
# finds: much is dropped
"""I keep 90% of the units with dropout and the network underfits badly."""
import os
import numpy as np
import keras
from keras.layers import Dense, Dropout, Input

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

keep_prob = 0.9
bands = rng.normal(0, 1, (360, 12)).astype("float32")
crop = np.argmax(bands @ rng.normal(0, 1, (12, 4)), axis=1)

model = keras.Sequential()
model.add(Input((12,)))
model.add(Dense(64, activation="relu"))
model.add(Dropout(keep_prob))
model.add(Dense(64, activation="relu"))
model.add(Dropout(keep_prob))
model.add(Dense(4, activation="softmax"))
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(bands, crop, epochs=50, batch_size=36, validation_split=0.2)
