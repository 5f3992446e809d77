# fault: G2 trainable=False after a first fit, no new compile
# finds: trainable changed without compile
"""After the first training I freeze the base, but its weights still change."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

label = rng.integers(0, 3, 180)
patch = rng.uniform(0, 1, (3, 16, 16, 1))
x = np.clip(patch[label] + rng.normal(0, 0.2, (180, 16, 16, 1)), 0, 1).astype("float32")

base = keras.Sequential([
    keras.Input((16, 16, 1)),
    layers.Conv2D(8, 3, activation="relu"),
    layers.MaxPooling2D(),
    layers.Conv2D(16, 3, activation="relu"),
    layers.Flatten(),
], name="base")
model = keras.Sequential([keras.Input((16, 16, 1)), base, layers.Dense(3, activation="softmax")])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, label, epochs=5, batch_size=20)

# from here on only the last layer should be trained
base.trainable = False
model.fit(x, label, epochs=20, batch_size=20)
