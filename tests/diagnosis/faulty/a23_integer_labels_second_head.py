"""Two classifications; one head gets whole numbers with categorical_crossentropy."""
# finds: labels of another form
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.normal(size=(200, 8)).astype("float32")
kind = np.argmax(x[:, :3], axis=1)
tone = keras.utils.to_categorical(np.argmax(x[:, 3:6], axis=1), 3)
inputs = keras.Input((8,))
h = layers.Dense(32, activation="relu")(inputs)
model = keras.Model(inputs, [layers.Dense(3, activation="softmax", name="tone")(h), layers.Dense(3, activation="softmax", name="kind")(h)])
model.compile("adam", loss="categorical_crossentropy", metrics=["accuracy", "accuracy"])
model.fit(x, [tone, kind], epochs=10)
