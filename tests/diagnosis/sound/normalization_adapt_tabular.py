"""Raw tabular columns of very different scale handled by an adapted Normalization layer."""

import os

import keras
import numpy as np
from keras import layers
from sklearn.model_selection import train_test_split

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

age = rng.uniform(18, 80, 300)
income = rng.uniform(15_000, 120_000, 300)
visits = rng.integers(0, 30, 300)
table = np.stack([age, income, visits], axis=1).astype("float32")
risk = (age - 45) / 18 - (income - 60_000) / 30_000 + (visits - 15) / 9
default = (risk + rng.normal(scale=0.3, size=300) > 0).astype("int32")

train_x, test_x, train_y, test_y = train_test_split(table, default, test_size=0.2, random_state=SEED)
normalizer = layers.Normalization()
normalizer.adapt(train_x)

model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        normalizer,
        layers.Dense(16, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(optimizer=keras.optimizers.Adam(0.005), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(train_x, train_y, validation_data=(test_x, test_y), epochs=40, batch_size=24, verbose=0)
