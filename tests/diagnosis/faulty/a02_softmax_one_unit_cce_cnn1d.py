# fault: A2 softmax over one unit with categorical crossentropy
# finds: softmax over one unit
"""My 1D convnet for abnormal heartbeats reports loss 0 and never learns anything."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

t = np.linspace(0, 2 * np.pi, 64)
abnormal = rng.integers(0, 2, 240)
beats = np.sin(t)[None, :] + abnormal[:, None] * 0.7 * np.sin(5 * t)[None, :]
beats = (beats + rng.normal(0, 0.2, beats.shape))[..., None].astype("float32")

inp = keras.Input((64, 1))
x = layers.Conv1D(8, 5, activation="relu", padding="same")(inp)
x = layers.MaxPooling1D(2)(x)
x = layers.Conv1D(16, 5, activation="relu", padding="same")(x)
x = layers.GlobalAveragePooling1D()(x)
out = layers.Dense(1, activation="softmax")(x)
net = keras.Model(inp, out)
net.compile(keras.optimizers.Adam(0.001), loss=keras.losses.CategoricalCrossentropy(), metrics=["accuracy"])
net.fit(beats, abnormal.astype("float32"), batch_size=24, epochs=25, validation_split=0.1)
