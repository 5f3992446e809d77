# fault: A12 sigmoid over k classes with sparse_categorical_crossentropy
# finds: sigmoid for classes
"""Traffic light images: three outputs are all close to 1 at the same time."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

colour = rng.integers(0, 3, 150)
frames = rng.integers(0, 90, (150, 24, 12, 3)).astype("float32")
lamps = np.array([[255, 0, 0], [255, 200, 0], [0, 255, 0]])
for i, c in enumerate(colour):
    frames[i, 2 + 7 * c:8 + 7 * c, 3:9] = lamps[c]
frames /= 255.0

model = keras.Sequential([
    layers.Input((24, 12, 3)),
    layers.Conv2D(8, (3, 3), activation="relu"),
    layers.AveragePooling2D((2, 2)),
    layers.Conv2D(16, (3, 3), activation="relu"),
    layers.Flatten(),
    layers.Dense(3, activation="sigmoid"),
])
model.compile("nadam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(frames, colour, epochs=15, batch_size=15, validation_split=0.2)
