# fault: B1 hidden layers without activation
# finds: nothing but linear layers
"""Deep network with batch normalization is no better than logistic regression on the spiral data."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

arm = rng.integers(0, 3, 360)
s = rng.uniform(0.1, 1, 360)
theta = arm * 2 * np.pi / 3 + 4 * s + rng.normal(0, 0.12, 360)
points = np.stack([s * np.cos(theta), s * np.sin(theta)], axis=1).astype("float32")
onehot = keras.utils.to_categorical(arm, 3)

inputs = keras.Input((2,))
x = inputs
for units in (64, 64, 32):
    x = layers.Dense(units)(x)
    x = layers.BatchNormalization()(x)
outputs = layers.Dense(3, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
model.fit(points, onehot, epochs=80, batch_size=36)
