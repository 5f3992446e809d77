"""Boolean labels with shape (n, 1) for a logistic network."""
import os

import keras
import numpy as np
from sklearn.model_selection import train_test_split

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

temperature = rng.normal(20, 6, size=250)
humidity = rng.normal(55, 15, size=250)
comfortable = ((np.abs(temperature - 21) < 5) & (np.abs(humidity - 50) < 18)).reshape(-1, 1)
X = np.column_stack([(temperature - 20) / 6, (humidity - 55) / 15])
parts = train_test_split(X, comfortable, test_size=0.2, random_state=SEED, stratify=comfortable)
x_train, x_test, y_train, y_test = parts
assert y_train.dtype == bool and y_train.shape[1] == 1

model = keras.Sequential()
model.add(keras.Input((2,)))
model.add(keras.layers.Dense(16))
model.add(keras.layers.LeakyReLU(negative_slope=0.1))
model.add(keras.layers.Dense(1))
model.add(keras.layers.Activation("sigmoid"))
model.compile(optimizer=keras.optimizers.Adam(0.01), loss=keras.losses.BinaryCrossentropy(), metrics=["accuracy"])
model.fit(x_train, y_train, epochs=40, batch_size=16, validation_data=(x_test, y_test), verbose=0)
