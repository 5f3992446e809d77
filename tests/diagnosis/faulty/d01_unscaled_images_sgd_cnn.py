# fault: D1 inputs not scaled
# finds: inputs that are not scaled
"""The CNN loss is nan or sits at ln(6) with raw images."""
import os
import numpy as np
import keras
from keras.layers import Conv2D, Dense, Flatten, Input, MaxPooling2D

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

flower = rng.integers(0, 6, 240)
petals = rng.integers(0, 256, (6, 24, 24, 3))
images = np.clip(petals[flower] + rng.normal(0, 40, (240, 24, 24, 3)), 0, 255).astype("float32")

model = keras.Sequential()
model.add(Input(shape=(24, 24, 3)))
model.add(Conv2D(16, (3, 3), activation="relu"))
model.add(MaxPooling2D((2, 2)))
model.add(Conv2D(32, (3, 3), activation="relu"))
model.add(MaxPooling2D((2, 2)))
model.add(Flatten())
model.add(Dense(64, activation="relu"))
model.add(Dense(6, activation="softmax"))
model.compile(
    loss="sparse_categorical_crossentropy",
    optimizer=keras.optimizers.SGD(learning_rate=0.05, momentum=0.9),
    metrics=["accuracy"],
)
model.fit(images, flower, epochs=20, batch_size=24, validation_split=0.2)
