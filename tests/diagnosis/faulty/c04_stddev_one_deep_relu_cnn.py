# fault: C4 RandomNormal(stddev=1) in a deep relu network
# finds: numbers that grow from layer to layer
"""My CNN for 5 classes starts with an astronomically large loss."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

sign = rng.integers(0, 5, 150)
signs = rng.integers(0, 256, (5, 20, 20, 3))
x = np.clip(signs[sign] + rng.normal(0, 30, (150, 20, 20, 3)), 0, 255).astype("float32") / 255.0


def conv(filters, seed):
    start = keras.initializers.RandomNormal(stddev=1.0, seed=seed)
    return layers.Conv2D(filters, 3, padding="same", activation="relu", kernel_initializer=start)


model = keras.Sequential([
    keras.Input((20, 20, 3)),
    conv(16, 11 + SEED),
    conv(16, 22 + SEED),
    layers.MaxPooling2D(),
    conv(32, 33 + SEED),
    conv(32, 44 + SEED),
    layers.MaxPooling2D(),
    layers.Flatten(),
    layers.Dense(
        64, activation="relu", kernel_initializer=keras.initializers.RandomNormal(stddev=1.0, seed=55 + SEED)
    ),
    layers.Dense(5, activation="softmax"),
])
model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, sign, epochs=20, batch_size=25)
