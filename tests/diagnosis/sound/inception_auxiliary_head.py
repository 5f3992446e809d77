"""An auxiliary classifier half way, as in Inception: both heads learn the same labels."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.random((240, 16, 16, 3)).astype("float32")
y = rng.integers(0, 5, 240)
for k in range(5):
    x[y == k, 3 * k : 3 * k + 3] += 0.5
y_hot = keras.utils.to_categorical(y, 5)

inputs = keras.Input((16, 16, 3))
h = layers.Conv2D(16, 3, activation="relu", padding="same")(inputs)
h = layers.MaxPooling2D()(h)
aux = layers.GlobalAveragePooling2D()(h)
aux = layers.Dense(5, activation="softmax", name="aux")(aux)
h = layers.Conv2D(32, 3, activation="relu", padding="same")(h)
h = layers.GlobalAveragePooling2D()(h)
main = layers.Dense(5, activation="softmax", name="main")(h)
model = keras.Model(inputs, [main, aux])
model.compile("adam", loss=["categorical_crossentropy", "categorical_crossentropy"], loss_weights=[1.0, 0.3],
              metrics=[["accuracy"], ["accuracy"]])
model.fit(x, [y_hot, y_hot], epochs=10, batch_size=16)
