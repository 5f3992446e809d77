"""Three Gaussian clusters classified with logits, sparse cross-entropy and plain SGD(0.1)."""

import os

import keras
import numpy as np

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

centres = np.array([[2.0, 0.0, 0.0, 1.0], [-1.0, 2.0, 0.5, -1.0], [0.0, -2.0, 1.5, 0.0]])
labels = rng.integers(0, 3, size=270)
points = centres[labels] + rng.normal(scale=0.8, size=(270, 4))
points = (points - points.mean(axis=0)) / points.std(axis=0)

net = keras.Sequential()
net.add(keras.Input((4,)))
net.add(keras.layers.Dense(24, activation="relu"))
net.add(keras.layers.Dense(3, name="logits"))
net.compile(
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    optimizer=keras.optimizers.SGD(learning_rate=0.1),
    metrics=["accuracy"],
)
net.fit(points[:200], labels[:200], validation_data=(points[200:], labels[200:]), epochs=30, verbose=0)
loss, acc = net.evaluate(points[200:], labels[200:], verbose=0)
print(f"held-out accuracy {acc:.3f}")
