# fault: A22 one unit with binary_crossentropy for labels 0..9
# finds: one unit for several classes
"""Digit recognition: loss goes to minus thousands and accuracy stays at 10%."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

glyphs = (rng.random((10, 20, 20)) > 0.55) * 255
y_train = rng.integers(0, 10, 250)
x_train = np.clip(glyphs[y_train] + rng.normal(0, 20, (250, 20, 20)), 0, 255)
x_train = np.expand_dims(x_train / 255.0, -1).astype("float32")

inputs = keras.Input(shape=(20, 20, 1))
x = layers.Conv2D(16, 3, activation="relu")(inputs)
x = layers.MaxPooling2D()(x)
x = layers.Conv2D(16, 3, activation="relu")(x)
x = layers.MaxPooling2D()(x)
x = layers.Flatten()(x)
x = layers.Dense(32, activation="relu")(x)
outputs = layers.Dense(1, activation="sigmoid")(x)
model = keras.Model(inputs, outputs, name="digits")
model.compile(optimizer="rmsprop", loss=keras.losses.BinaryCrossentropy(), metrics=["accuracy"])
model.fit(x_train, y_train, batch_size=25, epochs=12)
