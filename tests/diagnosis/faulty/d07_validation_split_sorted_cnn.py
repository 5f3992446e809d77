# fault: D7 validation_split on data sorted by class
# finds: validation on other classes
"""I load one image folder after the other; validation loss explodes while training is perfect."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

images, labels = [], []
for index, folder in enumerate(["cup", "fork", "knife", "plate", "spoon"]):
    template = rng.integers(0, 256, (16, 16, 1))
    for _ in range(50):
        images.append(np.clip(template + rng.normal(0, 40, template.shape), 0, 255))
        labels.append(index)
images = np.array(images, dtype="float32") / 255.0
labels = keras.utils.to_categorical(labels, 5)

inputs = keras.Input(shape=(16, 16, 1))
x = layers.Conv2D(12, 3, activation="relu")(inputs)
x = layers.MaxPooling2D()(x)
x = layers.Flatten()(x)
x = layers.Dense(24, activation="relu")(x)
outputs = layers.Dense(5, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
model.fit(images, labels, epochs=20, batch_size=25, validation_split=0.2)
