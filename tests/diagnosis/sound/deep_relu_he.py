"""Eight relu layers with He initialisation on a binary task."""
import os

import keras
import numpy as np
from keras import layers
from sklearn.model_selection import train_test_split

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

X = rng.uniform(-1.7, 1.7, size=(300, 4)).astype("float32")
y = (X[:, 0] * X[:, 1] > 0).astype("int32")
X_train, X_val, y_train, y_val = train_test_split(X, y, test_size=0.2, random_state=SEED, stratify=y)

h = inputs = keras.Input((4,))
for width in (48, 48, 32, 32, 24, 24, 16, 16):
    h = layers.Dense(width, activation="relu", kernel_initializer="he_normal")(h)
model = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(h))
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, batch_size=16, epochs=40, validation_data=(X_val, y_val), verbose=0)
