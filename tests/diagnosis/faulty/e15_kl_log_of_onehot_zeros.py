# fault: E15 log of zero probabilities without clipping
# finds: the loss is not a number at the ends
"""I wrote the KL divergence myself, and the loss is nan from the first batch."""
import os
import numpy as np
import keras
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

coffee = rng.integers(0, 4, 240)
aroma = rng.normal(0, 1.2, (4, 6))[coffee] + rng.normal(0, 0.8, (240, 6))
targets = keras.utils.to_categorical(coffee, 4)


def my_kl_divergence(y_true, y_pred):
    return ops.sum(y_true * (ops.log(y_true) - ops.log(y_pred)), axis=-1)


model = keras.Sequential()
model.add(keras.Input((6,)))
model.add(layers.Dense(20, activation="relu"))
model.add(layers.Dense(4, activation="softmax"))
model.compile(optimizer="rmsprop", loss=my_kl_divergence, metrics=["accuracy"])
model.fit(aroma, targets, epochs=30, batch_size=24)
