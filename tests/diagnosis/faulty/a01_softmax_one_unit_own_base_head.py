# fault: A1 softmax over one unit
# finds: softmax over one unit
"""I froze my own pretrained base for a new yes/no task and the head says 1.0 for everything."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

# old task: which of four textures
textures = rng.uniform(0, 1, (4, 16, 16, 1))
old_y = rng.integers(0, 4, 200)
old_x = (textures[old_y] + rng.normal(0, 0.15, (200, 16, 16, 1))).clip(0, 1).astype("float32")
base = keras.Sequential([
    keras.Input((16, 16, 1)),
    layers.Conv2D(8, 3, activation="relu"),
    layers.MaxPooling2D(),
    layers.Conv2D(16, 3, activation="relu"),
    layers.Flatten(),
], name="base")
old_model = keras.Sequential([base, layers.Dense(4, activation="softmax")])
old_model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
old_model.fit(old_x, old_y, epochs=10, batch_size=20)

# new task: texture 0 or not
new_y = rng.integers(0, 2, 120)
new_x = textures[np.where(new_y == 1, 0, rng.integers(1, 4, 120))] + rng.normal(0, 0.2, (120, 16, 16, 1))
base.trainable = False
model = keras.Sequential([base, layers.Dense(8, activation="relu"), layers.Dense(1, activation="softmax")])
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(new_x.clip(0, 1).astype("float32"), new_y, epochs=15, batch_size=20)
