# fault: E1 custom metric compares labels (n,) with predictions (n, 1)
# finds: a metric that compares all with all
"""My own accuracy shows 0.5 while the built-in accuracy shows 0.95."""
import os
import numpy as np
import keras
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

X = rng.normal(size=(360, 5)).astype("float32")
y = (X[:, 0] - X[:, 1] + 0.5 * X[:, 2] > 0).astype("float32")


def my_accuracy(y_true, y_pred):
    return ops.mean(ops.cast(ops.equal(y_true, ops.round(y_pred)), "float32"))


model = keras.Sequential([
    keras.Input((5,)),
    layers.Dense(16, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy", my_accuracy])
model.fit(X, y, epochs=30, batch_size=36)
