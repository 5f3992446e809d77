# fault: B7 channels-first input shape on a channels-last backend
# finds: channels first
"""Why does model.summary() show the convolution output as (None, 1, 28, 16)?"""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

digit = rng.integers(0, 6, 200)
strokes = (rng.random((6, 28, 28)) > 0.7) * 255
imgs = np.clip(strokes[digit] + rng.normal(0, 20, (200, 28, 28)), 0, 255)
imgs = imgs.reshape(200, 1, 28, 28).astype("float32") / 255.0

inputs = keras.Input(shape=(1, 28, 28))
x = layers.Conv2D(16, (5, 5), padding="same", activation="relu")(inputs)
x = layers.MaxPooling2D((2, 2), padding="same")(x)
x = layers.Dropout(0.25)(x)
x = layers.Flatten()(x)
x = layers.Dense(64, activation="relu")(x)
outputs = layers.Dense(6, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile(
    optimizer="rmsprop",
    loss=keras.losses.SparseCategoricalCrossentropy(),
    metrics=["accuracy"],
)
model.fit(imgs, digit, batch_size=20, epochs=12, validation_split=0.2)
