# fault: C1 all kernels initialised with zeros
# finds: units that are all alike
"""My four class model only learns the class frequencies."""
import os
import numpy as np
import keras
from keras import initializers, layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

room = rng.choice(4, 320, p=[0.4, 0.3, 0.2, 0.1])
wifi = -rng.uniform(0, 1.5, (4, 7))[room] + rng.normal(0, 0.2, (320, 7))

inputs = keras.Input((7,))
x = layers.Dense(24, activation="relu", kernel_initializer=initializers.Zeros())(inputs)
x = layers.Dense(24, activation="relu", kernel_initializer=initializers.Zeros())(x)
outputs = layers.Dense(4, activation="softmax", kernel_initializer=initializers.Zeros())(x)
model = keras.Model(inputs, outputs)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(wifi, room, epochs=40, batch_size=32)
