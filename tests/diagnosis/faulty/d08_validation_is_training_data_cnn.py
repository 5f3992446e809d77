# fault: D8 validation data is part of the training data
# finds: validation on the training rows
"""val_loss follows the training loss perfectly, is my CNN really that good?"""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

fish = rng.integers(0, 3, 200)
sonar = rng.normal(0.4, 0.1, (200, 20, 20, 1)).astype("float32")
for i, f in enumerate(fish):
    sonar[i, 5 * f + 2:5 * f + 6] += 0.4
idx = rng.permutation(200)
val_idx = idx[:40]

model = keras.Sequential([
    layers.Input((20, 20, 1)),
    layers.Conv2D(8, 3, activation="relu"),
    layers.MaxPooling2D(2),
    layers.Flatten(),
    layers.Dense(24, activation="relu"),
    layers.Dense(3, activation="softmax"),
])
model.compile(
    loss=keras.losses.SparseCategoricalCrossentropy(),
    optimizer=keras.optimizers.Adam(),
    metrics=["accuracy"],
)
model.fit(sonar, fish, batch_size=20, epochs=15, validation_data=(sonar[val_idx], fish[val_idx]))
