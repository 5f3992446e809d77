"""Rare positives learned with the binary focal cross-entropy of Keras."""
import os

import keras
import numpy as np
from sklearn.model_selection import train_test_split

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

y = np.zeros(300, dtype="int32")
y[:40] = 1
X = rng.normal(size=(300, 5))
X[:40, :3] += 1.5
x_train, x_val, y_train, y_val = train_test_split(X, y, test_size=0.25, random_state=SEED, stratify=y)
x_val = (x_val - x_train.mean(axis=0)) / x_train.std(axis=0)
x_train = (x_train - x_train.mean(axis=0)) / x_train.std(axis=0)

model = keras.Sequential([
    keras.Input((5,)),
    keras.layers.Dense(24, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile(
    optimizer=keras.optimizers.Adam(3e-3),
    loss=keras.losses.BinaryFocalCrossentropy(apply_class_balancing=True, alpha=0.75, gamma=2.0),
    metrics=[keras.metrics.AUC(), keras.metrics.Recall()],
)
model.fit(x_train, y_train, epochs=40, batch_size=25, validation_data=(x_val, y_val), verbose=0)
