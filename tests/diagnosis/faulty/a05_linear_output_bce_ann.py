# fault: A5 linear output with binary_crossentropy
# finds: no probability
"""XOR with Keras is not reliable: the loss jumps to large values and predictions go below 0."""
import os
import numpy as np
import keras
from keras.models import Sequential
from keras.layers import Dense

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype="float32")
X = np.repeat(X, 50, axis=0)
y = np.logical_xor(X[:, 0], X[:, 1]).astype("float32")
order = rng.permutation(len(X))
X, y = X[order], y[order]

model = Sequential()
model.add(keras.Input(shape=(2,)))
model.add(Dense(8, activation="tanh"))
model.add(Dense(1))
model.compile(loss="binary_crossentropy", optimizer=keras.optimizers.SGD(learning_rate=0.1), metrics=["accuracy"])
model.fit(X, y, batch_size=4, epochs=200)
print(model.predict(np.array([[0, 0], [0, 1], [1, 0], [1, 1]])))
