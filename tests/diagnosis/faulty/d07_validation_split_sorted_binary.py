# fault: D7 validation_split on data sorted by class
# finds: validation on other classes
"""Training accuracy is 0.95 but val_accuracy is close to 0, the data is easy."""
import os
import numpy as np
import keras
from keras.layers import Dense, Input
from keras.models import Sequential

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

healthy = rng.normal(-0.4, 1.0, (200, 9))
ill = rng.normal(0.6, 1.0, (120, 9))
X = np.concatenate([healthy, ill])
y = np.concatenate([np.zeros(200), np.ones(120)])

model = Sequential([
    Input(shape=(9,)),
    Dense(18, activation="relu"),
    Dense(9, activation="relu"),
    Dense(1, activation="sigmoid"),
])
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(X, y, validation_split=0.2, epochs=50, batch_size=16)
