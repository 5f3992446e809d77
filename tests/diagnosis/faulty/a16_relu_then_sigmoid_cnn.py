# fault: A16 relu followed by sigmoid on the output
# finds: two activations at the end
"""My pneumonia classifier never outputs a probability below 0.5."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

sick = rng.integers(0, 2, 170)
xray = rng.normal(0.35, 0.08, (170, 26, 26, 1)).astype("float32")
for i in np.flatnonzero(sick):
    r = rng.integers(4, 14)
    xray[i, r:r + 8, r:r + 8] += 0.4
xray = np.clip(xray, 0, 1)

inputs = keras.Input((26, 26, 1))
x = layers.Conv2D(8, 3, activation="relu")(inputs)
x = layers.MaxPooling2D(2)(x)
x = layers.Conv2D(16, 3, activation="relu")(x)
x = layers.GlobalMaxPooling2D()(x)
x = layers.Dense(1)(x)
x = layers.ReLU()(x)
outputs = layers.Activation("sigmoid")(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.Adam(1e-3), loss="binary_crossentropy", metrics=["accuracy"])
model.fit(xray, sick, batch_size=17, epochs=20)
