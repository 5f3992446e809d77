"""A model with a layer of one's own is saved, and can't be loaded."""
# finds: a class that isn't registered
import os
import tempfile

import keras
import numpy as np
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

class Double(layers.Layer):
    def call(self, x):
        return 2 * x


model = keras.Sequential([keras.Input((3,)), Double(), layers.Dense(1)])
model.compile("adam", "mse")
model.fit(rng.normal(size=(60, 3)), rng.normal(size=60), epochs=2)
with tempfile.TemporaryDirectory() as folder:
    model.save(f"{folder}/model.keras")
    keras.models.load_model(f"{folder}/model.keras")
