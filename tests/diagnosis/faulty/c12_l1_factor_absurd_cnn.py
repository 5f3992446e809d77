# fault: C12 L1 factor far too large
# finds: a penalty that outweighs the data
"""I added regularization against overfitting and now all kernels of the CNN are zero."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

cell = rng.integers(0, 3, 170)
slides = rng.integers(0, 70, (170, 18, 18, 1)).astype("float32")
for i, c in enumerate(cell):
    w = 3 + 3 * c
    slides[i, 4:4 + w, 4:4 + w] += 170
slides /= 255.0

inputs = keras.Input((18, 18, 1))
x = layers.Conv2D(16, 3, activation="relu", kernel_regularizer=keras.regularizers.L1(5.0))(inputs)
x = layers.MaxPooling2D()(x)
x = layers.Conv2D(32, 3, activation="relu", kernel_regularizer=keras.regularizers.L1(5.0))(x)
x = layers.Flatten()(x)
outputs = layers.Dense(3, activation="softmax", kernel_regularizer=keras.regularizers.L1(5.0))(x)
model = keras.Model(inputs, outputs)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(slides, cell, epochs=20, batch_size=17)
