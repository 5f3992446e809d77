# fault: A8 sigmoid output with BinaryCrossentropy(from_logits=True)
# finds: logits of probabilities
"""Keras prints a strange from_logits warning for my bank note classifier, what is wrong?"""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

forged = rng.integers(0, 2, 320)
variance = rng.normal(2.2 - 4.0 * forged, 2.0)
skewness = rng.normal(4.2 - 5.2 * forged, 5.1)
curtosis = rng.normal(0.8 + 1.4 * forged, 3.2)
entropy = rng.normal(-1.1, 2.1, 320)
x = np.stack([variance, skewness, curtosis, entropy], axis=1).astype("float32")

norm = layers.Normalization()
norm.adapt(x)
model = keras.Sequential([
    keras.Input((4,)),
    norm,
    layers.Dense(16, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(
    optimizer=keras.optimizers.Adam(0.01),
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
model.fit(x, forged, epochs=30, batch_size=32)
