# fault: E12 loss is not differentiable (round)
# finds: a loss without a slope
"""ValueError: No gradients provided for any variable with my own error-rate loss."""
import os
import numpy as np
import keras
from keras import layers, ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

X = rng.normal(size=(300, 4)).astype("float32")
y = (X.sum(axis=1) > 0).astype("float32").reshape(-1, 1)


def error_rate(y_true, y_pred):
    return ops.mean(ops.abs(y_true - ops.round(y_pred)), axis=-1)


model = keras.Sequential([
    keras.Input((4,)),
    layers.Dense(12, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(optimizer="adam", loss=error_rate, metrics=["accuracy"])
model.fit(X, y, epochs=30, batch_size=30)
