# fault: A8 sigmoid output with BinaryCrossentropy(from_logits=True)
# finds: logits of probabilities
"""I mixed two tutorials for circle vs square pictures and the evaluate loss looks odd."""
import os
import numpy as np
import keras

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

yy, xx = np.mgrid[:24, :24]
pics, shape = [], rng.integers(0, 2, 180)
for s in shape:
    cy, cx, r = *rng.integers(8, 16, 2), rng.integers(4, 7)
    d = np.hypot(yy - cy, xx - cx) if s else np.maximum(abs(yy - cy), abs(xx - cx))
    pics.append((d < r) * 200 + rng.integers(0, 50, (24, 24)))
pics = np.array(pics, dtype="float32")[..., np.newaxis] / 255

inputs = keras.Input(shape=(24, 24, 1))
x = keras.layers.Conv2D(8, 5, activation="relu")(inputs)
x = keras.layers.MaxPooling2D(2)(x)
x = keras.layers.Conv2D(16, 3, activation="relu")(x)
x = keras.layers.Flatten()(x)
x = keras.layers.Dense(1)(x)
outputs = keras.layers.Activation("sigmoid")(x)
model = keras.Model(inputs, outputs)
bce = keras.losses.BinaryCrossentropy(from_logits=True)
model.compile(loss=bce, optimizer="adam", metrics=["accuracy"])
model.fit(pics, shape, epochs=25, batch_size=30, validation_split=0.2)
