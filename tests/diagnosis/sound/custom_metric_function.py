"""A custom metric, the share of errors below one half, that aligns the shapes of its arguments."""
import os

import keras
import numpy as np
from keras import ops
from sklearn.model_selection import train_test_split

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)


def within_half(y_true, y_pred):
    y_true = ops.reshape(ops.cast(y_true, "float32"), (-1,))
    y_pred = ops.reshape(ops.cast(y_pred, "float32"), (-1,))
    return ops.cast(ops.abs(y_true - y_pred) < 0.5, "float32")


x = rng.uniform(-2, 2, size=(260, 2))
y = x[:, 0] * x[:, 1]
train_x, test_x, train_y, test_y = train_test_split(x, y, test_size=0.25, random_state=SEED)
inputs = keras.Input((2,))
h = keras.layers.Dense(48, activation="relu")(inputs)
h = keras.layers.Dense(24, activation="relu")(h)
model = keras.Model(inputs, keras.layers.Dense(1)(h))
model.compile(optimizer=keras.optimizers.Adam(5e-3), loss="mse", metrics=[within_half])
model.fit(train_x, train_y, epochs=50, batch_size=15, validation_data=(test_x, test_y), verbose=0)
print("share within 0.5:", model.evaluate(test_x, test_y, verbose=0)[1])
