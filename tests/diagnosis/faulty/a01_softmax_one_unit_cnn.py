# fault: A1 softmax over one unit
# finds: softmax over one unit
"""Cats vs dogs convnet is stuck at about 50% accuracy from the first epoch on."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

images = rng.integers(0, 256, size=(200, 32, 32, 3)).astype("float32")
labels = rng.integers(0, 2, size=200)
images[labels == 1, 8:24, 8:24, 0] = 230.0  # "dogs" have a reddish patch
images /= 255.0

model = keras.Sequential()
model.add(layers.Input(shape=(32, 32, 3)))
model.add(layers.Conv2D(16, (3, 3), activation="relu"))
model.add(layers.MaxPooling2D((2, 2)))
model.add(layers.Conv2D(32, (3, 3), activation="relu"))
model.add(layers.MaxPooling2D((2, 2)))
model.add(layers.Flatten())
model.add(layers.Dense(32, activation="relu"))
model.add(layers.Dropout(0.5))
model.add(layers.Dense(1))
model.add(layers.Activation("softmax"))

model.compile(loss="binary_crossentropy", optimizer=keras.optimizers.RMSprop(learning_rate=1e-3), metrics=["accuracy"])
model.fit(images[:160], labels[:160], batch_size=16, epochs=30, validation_data=(images[160:], labels[160:]))
