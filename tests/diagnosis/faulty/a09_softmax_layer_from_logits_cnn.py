# fault: A9 Softmax layer with CategoricalCrossentropy(from_logits=True)
# finds: logits of probabilities
"""My digits convnet from the beginner tutorial warns about from_logits and evaluate disagrees with my own loss."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

prototypes = rng.integers(0, 256, (10, 14, 14))
digits = rng.integers(0, 10, 300)
imgs = np.clip(prototypes[digits] + rng.normal(0, 40, (300, 14, 14)), 0, 255)
imgs = (imgs / 255.0).astype("float32")[..., None]
onehot = keras.utils.to_categorical(digits, 10)

model = keras.Sequential()
model.add(keras.Input((14, 14, 1)))
model.add(layers.Conv2D(16, kernel_size=(3, 3), activation="relu"))
model.add(layers.MaxPooling2D(pool_size=(2, 2)))
model.add(layers.Flatten())
model.add(layers.Dense(64, activation="relu"))
model.add(layers.Dense(10))
model.add(layers.Softmax())
model.compile(
    loss=keras.losses.CategoricalCrossentropy(from_logits=True),
    optimizer=keras.optimizers.Adam(),
    metrics=["accuracy"],
)
model.fit(imgs, onehot, epochs=12, batch_size=32, validation_split=0.1)
