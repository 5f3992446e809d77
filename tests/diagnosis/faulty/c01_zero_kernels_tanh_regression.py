# fault: C1 all kernels initialised with zeros
# finds: units that are all alike
"""A tanh network for regression returns the mean of the target and nothing else."""
import os
import numpy as np
import keras
from keras.layers import Dense

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

v = rng.uniform(-1, 1, (300, 2)).astype("float32")
z = (np.sin(3 * v[:, 0]) * np.cos(2 * v[:, 1]))[:, None]

init = "zeros"
model = keras.Sequential()
model.add(keras.Input((2,)))
model.add(Dense(20, activation="tanh", kernel_initializer=init))
model.add(Dense(20, activation="tanh", kernel_initializer=init))
model.add(Dense(1, kernel_initializer=init))
model.compile(loss=keras.losses.MeanSquaredError(), optimizer=keras.optimizers.SGD(learning_rate=0.05))
model.fit(v, z, batch_size=30, epochs=80)
