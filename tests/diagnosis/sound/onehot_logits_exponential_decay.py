"""One-hot labels with logits, exponential learning-rate decay and a held-out test set."""
import os

import keras
import numpy as np
from sklearn.model_selection import train_test_split

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

K = 3
arms = np.tile(np.arange(K), 90)
r = rng.uniform(0.1, 1, size=270)
theta = 2 * np.pi * arms / K + 1.5 * r + rng.normal(scale=0.08, size=270)
spiral = np.stack([r * np.cos(theta), r * np.sin(theta)], axis=1) * 2
onehot = keras.utils.to_categorical(arms)
x_train, x_test, y_train, y_test = train_test_split(spiral, onehot, test_size=0.2, random_state=SEED)

decay = keras.optimizers.schedules.ExponentialDecay(0.01, decay_steps=200, decay_rate=0.8)
model = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(48, activation="relu"),
    keras.layers.Dense(48, activation="relu"),
    keras.layers.Dense(K),
])
model.compile(
    optimizer=keras.optimizers.Adam(decay),
    loss=keras.losses.CategoricalCrossentropy(from_logits=True),
    metrics=["categorical_accuracy"],
)
model.fit(x_train, y_train, epochs=60, batch_size=18, validation_split=0.15, verbose=0)
print(model.evaluate(x_test, y_test, verbose=0))
