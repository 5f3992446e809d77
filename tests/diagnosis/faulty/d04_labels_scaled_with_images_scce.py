# fault: D4 class labels divided by 255 together with the images
# finds: labels with fractions
"""The loss goes to 0 quickly, but the model predicts class 0 for every digit."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

train_y = rng.integers(0, 10, 300).astype("float32")
glyph = rng.integers(0, 256, (10, 16, 16))
train_x = np.clip(glyph[train_y.astype(int)] + rng.normal(0, 30, (300, 16, 16)), 0, 255).astype("float32")

train_x, train_y = train_x / 255.0, train_y / 255.0

model = keras.Sequential([
    keras.Input((16, 16)),
    layers.Flatten(),
    layers.Dense(64, activation="relu"),
    layers.Dense(10, activation="softmax"),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train_x, train_y, epochs=10, batch_size=30)
