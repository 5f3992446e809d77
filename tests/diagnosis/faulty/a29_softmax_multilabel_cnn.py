# fault: A29 softmax and categorical_crossentropy for multi-label targets
# finds: softmax for several labels
"""Several objects can be in one picture, but the probabilities always compete with each other."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

present = rng.integers(0, 2, (180, 4)).astype("float32")
pictures = rng.integers(0, 60, (180, 24, 24, 1)).astype("float32")
spots = [(2, 2), (2, 14), (14, 2), (14, 14)]
for i in range(180):
    for k, (r, c) in enumerate(spots):
        if present[i, k]:
            pictures[i, r:r + 7, c:c + 7, 0] += 180
pictures /= 255.0

inputs = keras.Input((24, 24, 1))
x = layers.Conv2D(8, 3, activation="relu")(inputs)
x = layers.MaxPooling2D()(x)
x = layers.Flatten()(x)
x = layers.Dense(32, activation="relu")(x)
outputs = layers.Dense(4, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile(loss=keras.losses.CategoricalCrossentropy(), optimizer="adam", metrics=[keras.metrics.BinaryAccuracy()])
model.fit(pictures, present, epochs=20, batch_size=20)
