# fault: A7 tanh output with binary_crossentropy
# finds: no probability
"""A textbook XOR net with tanh everywhere gives me a loss of 7 instead of 0."""
import os
import numpy as np
import keras
from keras.layers import Activation, Dense, Input

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

a = rng.integers(0, 2, 256)
b = rng.integers(0, 2, 256)
X = np.c_[a, b].astype("float32")
y = (a ^ b).astype("float32")

model = keras.Sequential()
model.add(Input((2,)))
model.add(Dense(6))
model.add(Activation("tanh"))
model.add(Dense(1))
model.add(Activation("tanh"))
model.compile(optimizer=keras.optimizers.SGD(0.05, momentum=0.9), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(X, y, epochs=100, batch_size=8)
