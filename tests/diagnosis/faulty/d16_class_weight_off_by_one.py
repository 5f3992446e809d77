# fault: D16 class_weight keys 1..3 for labels 0..2
# finds: a class without a weight
"""Class weights do not help my minority class at all."""
import os
import numpy as np
import keras
from keras.layers import Dense, Input
from keras.models import Sequential

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

y = rng.choice(3, 380, p=[0.1, 0.3, 0.6])
X = rng.normal(0, 1, (3, 8))[y] + rng.normal(0, 1.0, (380, 8))

model = Sequential()
model.add(Input(shape=(8,)))
model.add(Dense(32, activation="relu"))
model.add(Dense(16, activation="relu"))
model.add(Dense(3, activation="softmax"))
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X, y, epochs=40, batch_size=38, class_weight={1: 6.0, 2: 2.0, 3: 1.0})
