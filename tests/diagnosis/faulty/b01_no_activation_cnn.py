# fault: B1 convolution and dense layers without activation
# finds: nothing but linear layers
"""Adding more conv layers to my shapes classifier does not improve it at all."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

pics = np.zeros((240, 16, 16, 1), dtype="float32")
shape = rng.integers(0, 3, 240)
for i, s in enumerate(shape):
    r, c = rng.integers(1, 9, 2)
    if s == 0:
        pics[i, r:r + 6, c:c + 6] = 255
    elif s == 1:
        pics[i, r, c:c + 6] = pics[i, r + 5, c:c + 6] = 255
        pics[i, r:r + 6, c] = pics[i, r:r + 6, c + 5] = 255
    else:
        pics[i, r + 2:r + 4, c:c + 6] = pics[i, r:r + 6, c + 2:c + 4] = 255
pics /= 255.0

model = keras.Sequential([
    layers.Input(shape=(16, 16, 1)),
    layers.Conv2D(16, 3),
    layers.AveragePooling2D(2),
    layers.Conv2D(32, 3),
    layers.AveragePooling2D(2),
    layers.Flatten(),
    layers.Dense(64),
    layers.Dense(3, activation="softmax"),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(pics, shape, batch_size=24, epochs=30, validation_split=0.2)
