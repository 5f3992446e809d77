# fault: A19 dropout after the output layer
# finds: dropout after the output
"""Binary CNN: training loss stays above 4 while the predictions look fine."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

night = rng.integers(0, 2, 140)
scene = rng.normal(0.6 - 0.25 * night[:, None, None, None], 0.12, (140, 16, 16, 3)).clip(0, 1).astype("float32")

model = keras.Sequential([
    layers.Input(shape=(16, 16, 3)),
    layers.Conv2D(8, 3, activation="relu"),
    layers.MaxPooling2D(),
    layers.Dropout(0.25),
    layers.Flatten(),
    layers.Dense(16, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
    layers.Dropout(0.5),
])
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(scene, night, epochs=20, batch_size=14, validation_split=0.2)
