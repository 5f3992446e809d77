# fault: B11 BatchNormalization(axis=1) on channels-last images
# finds: normalized along the rows
"""Batch normalization makes my channels-last CNN worse instead of better."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

leaf = rng.integers(0, 3, 150)
photo = rng.integers(0, 256, (150, 28, 20, 3)).astype("float32")
photo[..., 1] = np.clip(photo[..., 1] * 0.3 + 70 * leaf[:, None, None], 0, 255)
photo /= 255.0

inputs = keras.Input(shape=(28, 20, 3))
x = layers.Conv2D(16, 3, padding="same")(inputs)
x = layers.BatchNormalization(axis=1, momentum=0.9)(x)
x = layers.Activation("relu")(x)
x = layers.MaxPooling2D(2)(x)
x = layers.Conv2D(32, 3, padding="same")(x)
x = layers.BatchNormalization(axis=1, momentum=0.9)(x)
x = layers.Activation("relu")(x)
x = layers.GlobalAveragePooling2D()(x)
outputs = layers.Dense(3, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(photo, leaf, epochs=20, batch_size=25, validation_split=0.2)
