# fault: C1 all kernels initialised with zeros
# finds: units that are all alike
"""The loss is exactly 0.6931 in every epoch, the weights of my network do not change."""
import os
import numpy as np
import keras
from keras.layers import Dense, Input
from keras.models import Sequential

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

tumor = rng.permutation(np.repeat([0, 1], 150))
cells = rng.normal(0, 1, (300, 10)) + 0.8 * tumor[:, None] * rng.choice([-1, 1], 10)

model = Sequential([
    Input((10,)),
    Dense(16, activation="relu", kernel_initializer="zeros"),
    Dense(8, activation="relu", kernel_initializer="zeros"),
    Dense(1, activation="sigmoid", kernel_initializer="zeros"),
])
model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(cells, tumor, epochs=50, batch_size=15)
