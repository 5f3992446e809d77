# fault: A14 relu over k classes with categorical_crossentropy
# finds: no probability
"""Customer segment network: loss goes to nan or gets stuck, depending on the run."""
import os
import numpy as np
import keras
from keras.layers import Dense
from keras.models import Sequential

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

segment = rng.integers(0, 4, 280)
spend = np.array([[1.0, 0.0, -1.0], [-1.0, 1.2, 0.0], [0.0, -1.3, 1.0], [1.4, 1.2, 1.2]])[segment]
spend = spend + rng.normal(0, 0.45, spend.shape)

model = Sequential()
model.add(keras.Input(shape=(3,)))
model.add(Dense(24, activation="relu"))
model.add(Dense(12, activation="relu"))
model.add(Dense(4, activation="relu"))
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(spend, keras.utils.to_categorical(segment, 4), epochs=50, batch_size=14)
