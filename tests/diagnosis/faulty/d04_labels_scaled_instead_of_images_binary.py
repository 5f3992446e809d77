# fault: D4 labels divided by 255 instead of the images
# finds: labels that never say yes
"""Day/night classifier: all predictions are close to zero."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

y_train = rng.integers(0, 2, 150)
x_train = rng.integers(0, 120, (150, 20, 20, 3))
x_train[y_train == 1] += 130
y_train = y_train.astype("float32") / 255.0

inputs = keras.Input((20, 20, 3))
x = layers.Conv2D(8, 3, activation="relu")(inputs)
x = layers.MaxPooling2D()(x)
x = layers.Flatten()(x)
x = layers.Dense(16, activation="relu")(x)
outputs = layers.Dense(1, activation="sigmoid")(x)
model = keras.Model(inputs, outputs)
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(x_train.astype("float32"), y_train, epochs=10, batch_size=15)
