# fault: C5 learning rate far too high
# finds: a learning rate that is too high
"""Adam jumps to a loss of thousands and the CNN then predicts one class for everything."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

bird = rng.integers(0, 4, 200)
feather = rng.uniform(0, 255, (4, 16, 16, 3))
pics = np.clip(feather[bird] + rng.normal(0, 25, (200, 16, 16, 3)), 0, 255).astype("float32") / 255.0

model = keras.Sequential([
    keras.Input((16, 16, 3)),
    layers.Conv2D(16, 3, activation="relu"),
    layers.MaxPooling2D(),
    layers.Conv2D(32, 3, activation="relu"),
    layers.Flatten(),
    layers.Dense(32, activation="relu"),
    layers.Dense(4, activation="softmax"),
])
model.compile(
    optimizer=keras.optimizers.Adam(learning_rate=10.0),
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
model.fit(pics, bird, epochs=20, batch_size=20, validation_split=0.2)
