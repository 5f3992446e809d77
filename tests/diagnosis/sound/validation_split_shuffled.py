"""Class-sorted data shuffled before validation_split takes its tail."""
import os

import keras
import numpy as np

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

per_class = 80
x = np.concatenate([rng.normal(loc=c, scale=0.7, size=(per_class, 3)) for c in (-1.5, 0.0, 1.5)])
y = np.repeat(np.arange(3), per_class)
shuffled = rng.permutation(len(x))
x, y = x[shuffled], keras.utils.to_categorical(y[shuffled], num_classes=3)

model = keras.Sequential()
model.add(keras.Input(shape=(3,)))
model.add(keras.layers.Dense(16, activation="relu", name="hidden"))
model.add(keras.layers.Dense(3, activation=keras.activations.softmax, name="classes"))
model.compile(loss=keras.losses.categorical_crossentropy, optimizer="rmsprop", metrics=["accuracy"])
model.fit(x, y, validation_split=0.25, epochs=40, batch_size=16, verbose=0)
