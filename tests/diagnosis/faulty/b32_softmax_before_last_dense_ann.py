# fault: B32 softmax placed before the last Dense layer
# finds: no probability
"""I added a softmax for my 4 classes but the predictions are negative or larger than one."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

mood = rng.integers(0, 4, 260)
audio = rng.normal(0, 1.3, (4, 9))[mood] + rng.normal(0, 0.7, (260, 9))

model = keras.Sequential([
    keras.Input((9,)),
    layers.Dense(32, activation="relu"),
    layers.Dense(16, activation="relu"),
    layers.Softmax(),
    layers.Dense(4),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(audio, mood, epochs=60, batch_size=26)
