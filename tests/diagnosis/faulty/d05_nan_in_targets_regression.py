# fault: D5 missing values (NaN) in the targets
# finds: missing numbers in the data
"""Regression on a table from a CSV file: loss: nan right away."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

sensors = rng.normal(size=(320, 6)).astype("float32")
yield_ = (sensors[:, 0] - 0.5 * sensors[:, 3] + 0.3 * sensors[:, 1] * sensors[:, 2]).astype("float32")
yield_[rng.choice(320, 12, replace=False)] = float("nan")  # not measured on these days

model = keras.Sequential([
    keras.Input((6,)),
    layers.Dense(32, activation="relu"),
    layers.Dense(32, activation="relu"),
    layers.Dense(1),
])
model.compile(optimizer=keras.optimizers.Adam(0.001), loss=keras.losses.MeanSquaredError(), metrics=["mae"])
model.fit(sensors, yield_, epochs=60, batch_size=32, validation_split=0.2)
