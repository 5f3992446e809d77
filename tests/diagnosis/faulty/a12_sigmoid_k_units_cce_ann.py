# fault: A12 sigmoid over k classes with categorical_crossentropy
# finds: sigmoid for classes
"""The class probabilities of my seeds classifier do not sum to one."""
import os
import numpy as np
import keras
from keras.layers import Dense, Input
from keras.models import Model

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

variety = rng.integers(0, 3, 210)
mu = np.array([
    [0.1, 0.2, -0.3, 0.4, 0.0, 0.5, 0.1],
    [1.5, 1.3, 0.9, 1.1, 1.2, -0.4, 1.6],
    [-1.0, -1.2, -1.0, -0.6, -1.0, 1.0, -0.7],
])
grains = mu[variety] + rng.normal(0, 0.5, (210, 7))
Y = keras.utils.to_categorical(variety)

inp = Input(shape=(7,))
h = Dense(14, activation="relu")(inp)
h = Dense(14, activation="relu")(h)
out = Dense(3, activation="sigmoid")(h)
model = Model(inputs=inp, outputs=out)
model.compile(loss="categorical_crossentropy", optimizer=keras.optimizers.SGD(0.05), metrics=["accuracy"])
model.fit(grains, Y, epochs=80, batch_size=10, verbose=2)
