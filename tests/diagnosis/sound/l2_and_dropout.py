"""Weight decay by L2 of 1e-4 and moderate dropout in a three-class network."""
import os

import keras
import numpy as np
from keras import layers
from sklearn.model_selection import train_test_split

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

L2 = keras.regularizers.l2(1e-4)
wine = rng.normal(size=(270, 13))
cultivar = rng.integers(0, 3, size=270)
wine[:, :6] += np.eye(3).repeat(2, axis=1)[cultivar] * 1.6
x_train, x_test, y_train, y_test = train_test_split(wine, cultivar, test_size=0.2, random_state=SEED)
mu, sd = x_train.mean(0), x_train.std(0)

model = keras.Sequential([
    keras.Input((13,)),
    layers.Dense(32, activation="relu", kernel_regularizer=L2),
    layers.Dropout(0.3),
    layers.Dense(16, activation="relu", kernel_regularizer=L2),
    layers.Dropout(0.3),
    layers.Dense(3, activation="softmax"),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit((x_train - mu) / sd, y_train, validation_data=((x_test - mu) / sd, y_test),
          epochs=50, batch_size=16, verbose=0)
