# fault: A7 tanh output with binary_crossentropy
# finds: no probability
"""Machine failure prediction from sensor windows: the network outputs negative probabilities."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

windows = rng.normal(0, 1, (200, 15, 3)).astype("float32")
failure = rng.integers(0, 2, 200)
windows[failure == 1, :, 1] += np.linspace(0, 2.5, 15)

inp = layers.Input(shape=(15, 3))
seq = layers.GRU(10)(inp)
prob = layers.Dense(1, activation="tanh")(seq)
model = keras.models.Model(inputs=inp, outputs=prob)
model.compile(optimizer="rmsprop", loss="binary_crossentropy", metrics=["accuracy", keras.metrics.BinaryAccuracy()])
model.fit(windows, failure, epochs=15, batch_size=20, validation_split=0.2)
