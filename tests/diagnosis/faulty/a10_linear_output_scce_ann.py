# fault: A10 linear output with sparse_categorical_crossentropy
# finds: no probability
"""Iris: accuracy is 0.33-0.5 and the loss starts at 5, sometimes more."""
import os
import numpy as np
import keras
from keras.models import Sequential
from keras.layers import Dense

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

species = rng.permutation(np.repeat([0, 1, 2], 50))
centre = np.array([[5.0, 3.4, 1.5, 0.2], [5.9, 2.8, 4.3, 1.3], [6.6, 3.0, 5.6, 2.0]])
iris = centre[species] + rng.normal(0, 0.3, (150, 4))
iris = (iris - iris.mean(0)) / iris.std(0)

model = Sequential([
    keras.Input(shape=(4,)),
    Dense(10, activation="relu"),
    Dense(10, activation="relu"),
    Dense(3),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(iris, species, epochs=100, batch_size=8)
