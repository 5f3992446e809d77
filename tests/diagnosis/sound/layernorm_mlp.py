"""Layer normalisation between dense layers of a five-class network."""
import os

import keras
import numpy as np
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

anchor = rng.normal(size=(5, 9)) * 1.7
y = rng.integers(0, 5, size=300)
x = anchor[y] + rng.normal(size=(300, 9))
x /= x[:240].std()
inputs = keras.Input((9,))
z = layers.Dense(32)(inputs)
z = layers.LayerNormalization()(z)
z = layers.ReLU()(z)
z = layers.Dense(32)(z)
z = layers.LayerNormalization()(z)
z = layers.ReLU()(z)
scores = layers.Dense(5)(z)
model = keras.Model(inputs, layers.Softmax()(scores))
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x[:240], y[:240], validation_data=(x[240:], y[240:]), epochs=30, batch_size=20, verbose=0)
