"""One trunk, three heads of different kinds, losses and metrics by name, and weights for them."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(400, 12)).astype("float32")
age = (40 + 10 * x[:, 0] + rng.normal(0, 2, 400)).astype("float32")
gender = (x[:, 1] > 0).astype("int32")
country = np.argmax(x[:, 2:6], axis=1)

inputs = keras.Input((12,), name="features")
trunk = layers.Dense(32, activation="relu")(inputs)
trunk = layers.Dropout(0.2)(trunk)
age_out = layers.Dense(1, name="age")(layers.Dense(16, activation="relu")(trunk))
gender_out = layers.Dense(1, activation="sigmoid", name="gender")(trunk)
country_out = layers.Dense(4, activation="softmax", name="country")(trunk)
model = keras.Model(inputs, {"age": age_out, "gender": gender_out, "country": country_out})
model.compile(
    optimizer="adam",
    loss={"age": "mse", "gender": "binary_crossentropy", "country": "sparse_categorical_crossentropy"},
    loss_weights={"age": 0.01, "gender": 1.0, "country": 1.0},
    metrics={"age": ["mae"], "gender": ["accuracy"], "country": ["accuracy"]},
)
model.fit(x, {"age": age, "gender": gender, "country": country}, epochs=20, validation_split=0.2)
