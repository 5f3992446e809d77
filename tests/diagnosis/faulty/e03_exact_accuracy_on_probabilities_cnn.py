# fault: E3 metrics.Accuracy() on probabilities
# finds: accuracy by exact equality
"""CNN with CategoricalCrossentropy converges but Accuracy() is nearly zero."""
import os
import numpy as np
import keras
from keras import layers

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

planet = rng.integers(0, 4, 180)
disc = np.zeros((180, 20, 20, 1), dtype="float32")
yy, xx = np.mgrid[:20, :20]
for i, p in enumerate(planet):
    disc[i, :, :, 0] = np.hypot(yy - 10, xx - 10) < 2 + 2 * p
disc += rng.normal(0, 0.15, disc.shape)

inputs = keras.Input((20, 20, 1))
x = layers.Conv2D(8, 3, activation="relu")(inputs)
x = layers.MaxPooling2D()(x)
x = layers.Conv2D(8, 3, activation="relu")(x)
x = layers.Flatten()(x)
outputs = layers.Dense(4, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile(
    optimizer=keras.optimizers.Adam(0.002),
    loss=keras.losses.CategoricalCrossentropy(),
    metrics=[keras.metrics.Accuracy(name="acc")],
)
model.fit(disc, keras.utils.to_categorical(planet), epochs=20, batch_size=18, validation_split=0.1)
