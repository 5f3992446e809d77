# fault: C12 L2 factor far too large
# finds: a penalty that outweighs the data
"""The loss starts above 100 and falls, but the accuracy stays at the base rate."""
import os
import numpy as np
import keras
from keras import layers, regularizers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

click = rng.integers(0, 2, 360)
behaviour = rng.normal(0, 1, (360, 14)) + np.outer(click, rng.uniform(-1, 1, 14))

model = keras.Sequential([
    layers.Input(shape=(14,)),
    layers.Dense(32, activation="relu", kernel_regularizer=regularizers.l2(10.0)),
    layers.Dense(32, activation="relu", kernel_regularizer=regularizers.l2(10.0)),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(behaviour, click, epochs=50, batch_size=36, validation_split=0.2)
