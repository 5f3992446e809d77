# fault: A5 linear output with binary_crossentropy
# finds: no probability
"""The imdb LSTM hovers at 50% accuracy even on the training reviews."""
import os
import numpy as np
import keras

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

max_features, maxlen = 400, 30
x_train = rng.integers(50, max_features, (300, maxlen))
y_train = rng.integers(0, 2, 300)
x_train[y_train == 1, -8:-5] = rng.integers(4, 12, (int(y_train.sum()), 3))
x_train[y_train == 0, -8:-5] = rng.integers(12, 20, (int((1 - y_train).sum()), 3))

model = keras.Sequential()
model.add(keras.layers.Input((maxlen,)))
model.add(keras.layers.Embedding(max_features, 24))
model.add(keras.layers.LSTM(24, dropout=0.2))
model.add(keras.layers.Dense(1))

model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(x_train[:240], y_train[:240], batch_size=32, epochs=5, validation_data=(x_train[240:], y_train[240:]))
