# fault: B9 Conv2D(32, 3, 3) takes the second 3 as the stride
# finds: steps as long as the kernel
"""An old book writes Convolution2D(32, 3, 3); in my Keras the feature maps are far too small."""
import os
import numpy as np
import keras
from keras.layers import Conv2D, Dense, Flatten, Input

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

letter = rng.integers(0, 5, 180)
fonts = (rng.random((5, 28, 28, 1)) > 0.65).astype("float32")
scans = np.clip(fonts[letter] + rng.normal(0, 0.15, (180, 28, 28, 1)), 0, 1)

model = keras.Sequential([
    Input((28, 28, 1)),
    Conv2D(32, 3, 3, activation="relu"),
    Conv2D(32, 3, 3, activation="relu"),
    Flatten(),
    Dense(32, activation="relu"),
    Dense(5, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(scans, letter, epochs=20, batch_size=18)
