"""Image files from folders, scaled inside the model."""
import os

import keras
import numpy as np
import tempfile
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

files = tempfile.TemporaryDirectory()
folder = files.name
for kind, mean in (("dark", 60), ("light", 180)):
    os.makedirs(f"{folder}/{kind}")
    for number in range(12):
        keras.utils.save_img(f"{folder}/{kind}/{number}.png", rng.normal(mean, 20, (20, 20, 3)).clip(0, 255))
train = keras.utils.image_dataset_from_directory(folder, image_size=(20, 20), batch_size=8, verbose=False, seed=1)
model = keras.Sequential([keras.Input((20, 20, 3)), layers.Rescaling(1 / 255), layers.Conv2D(6, 3, activation="relu"), layers.GlobalAveragePooling2D(), layers.Dense(1, activation="sigmoid")])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(train, epochs=3)
