"""Hinge loss with labels -1 and +1 and a tanh output."""
import os

import keras
import numpy as np
from sklearn.model_selection import train_test_split

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

X = rng.normal(size=(260, 4)).astype("float32")
y = np.where(X[:, 0] * 1.5 + np.sin(2 * X[:, 1]) > 0, 1.0, -1.0).astype("float32").reshape(-1, 1)
x_train, x_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=SEED, stratify=y)
model = keras.Sequential([
    keras.Input((4,)),
    keras.layers.Dense(24, activation="relu"),
    keras.layers.Dense(1, activation="tanh"),
])
model.compile(optimizer=keras.optimizers.Adam(5e-3), loss="hinge")
model.fit(x_train, y_train, epochs=40, batch_size=15, validation_data=(x_test, y_test), verbose=0)
correct = np.sign(model.predict(x_test, verbose=0)) == y_test
print("sign accuracy:", correct.mean())
