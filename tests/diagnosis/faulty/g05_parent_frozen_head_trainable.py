# fault: G5 whole model frozen, only the child set to trainable
# finds: nothing trains
"""model.summary() shows 0 trainable parameters although I unfroze the last layer."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

tree = rng.integers(0, 4, 200)
bark = rng.uniform(0, 1, (4, 14, 14, 1))
x = np.clip(bark[tree] + rng.normal(0, 0.15, (200, 14, 14, 1)), 0, 1).astype("float32")

model = keras.Sequential([
    layers.Input((14, 14, 1)),
    layers.Conv2D(8, 3, activation="relu"),
    layers.MaxPooling2D(),
    layers.Flatten(),
    layers.Dense(16, activation="relu"),
    layers.Dense(4, activation="softmax", name="head"),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x[:100], tree[:100], epochs=10, batch_size=20)

# train only the head on the second half
model.trainable = False
model.get_layer("head").trainable = True
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x[100:], tree[100:], epochs=10, batch_size=20)
