# fault: C5 learning rate far too high
# finds: a learning rate that is too high
"""Boston-like regression: loss is nan after the first batches."""
import os
import numpy as np
import keras
from keras.layers import Dense, Input
from keras.models import Sequential

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

X = rng.normal(size=(350, 13))
medv = 22 + X @ rng.normal(0, 2.5, 13) + 2 * np.tanh(X[:, 5] * X[:, 12])

model = Sequential()
model.add(Input((13,)))
model.add(Dense(64, activation="tanh"))
model.add(Dense(1))
model.compile(optimizer=keras.optimizers.SGD(learning_rate=10.0), loss="mse", metrics=["mae"])
model.fit(X, medv, epochs=100, batch_size=16)
