"""Fine-tuning with the BatchNormalization layers of the base left frozen."""
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.random((60, 16, 16, 3)).astype("float32")
y = rng.integers(0, 3, 60)
inputs = keras.Input((16, 16, 3))
h = layers.ReLU()(layers.BatchNormalization()(layers.Conv2D(8, 3)(inputs)))
h = layers.ReLU()(layers.BatchNormalization()(layers.Conv2D(8, 3)(h)))
base = keras.Model(inputs, layers.GlobalAveragePooling2D()(h))
base.trainable = False
model = keras.Sequential([keras.Input((16, 16, 3)), base, layers.Dense(3, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=2, batch_size=12)
base.trainable = True
for layer in base.layers:
    if isinstance(layer, layers.BatchNormalization):
        layer.trainable = False
model.compile(keras.optimizers.Adam(1e-5), "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=2, batch_size=12)
