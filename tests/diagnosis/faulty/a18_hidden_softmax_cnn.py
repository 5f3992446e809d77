# fault: A18 softmax as hidden activation
# finds: softmax in the middle
"""CNN with a dense layer of 64 units before the output learns extremely slowly."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

label = rng.integers(0, 8, 260)
proto = rng.integers(0, 256, (8, 12, 12, 1))
train_x = np.clip(proto[label] + rng.normal(0, 35, (260, 12, 12, 1)), 0, 255).astype("float32") / 255.0

model = keras.models.Sequential()
model.add(layers.Input((12, 12, 1)))
model.add(layers.Conv2D(16, (3, 3), activation="relu"))
model.add(layers.MaxPooling2D((2, 2)))
model.add(layers.Flatten())
model.add(layers.Dense(64, activation="softmax"))
model.add(layers.Dense(8, activation="softmax"))
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train_x, label, epochs=20, batch_size=26)
