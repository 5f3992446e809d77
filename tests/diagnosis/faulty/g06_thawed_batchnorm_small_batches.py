"""Fine-tuning with live BatchNormalization in batches of 2."""
# finds: normalization that was thawed
import os

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

x = rng.random((40, 12, 12, 3)).astype("float32")
y = rng.integers(0, 3, 40)
inputs = keras.Input((12, 12, 3))
h = layers.ReLU()(layers.BatchNormalization()(layers.Conv2D(8, 3)(inputs)))
base = keras.Model(inputs, layers.GlobalAveragePooling2D()(h))
base.trainable = False
model = keras.Sequential([keras.Input((12, 12, 3)), base, layers.Dense(3, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(x, y, epochs=2, batch_size=16)
base.trainable = True
model.compile(keras.optimizers.Adam(1e-5), "sparse_categorical_crossentropy")
model.fit(x, y, epochs=5, batch_size=2)
