# fault: E13 sign of the custom loss is flipped
# finds: the loss rewards errors
"""With my own cross entropy the loss gets more and more negative and the accuracy goes to 0."""
import os
import numpy as np
import keras
from keras import ops
from keras.layers import Dense, Input

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)

X = rng.normal(size=(320, 6)).astype("float32")
y = (X[:, 0] + 0.7 * X[:, 4] > 0.1).astype("float32").reshape(-1, 1)


def my_crossentropy(y_true, y_pred):
    p = ops.clip(y_pred, 1e-7, 1.0 - 1e-7)
    return ops.mean(y_true * ops.log(p) + (1.0 - y_true) * ops.log(1.0 - p), axis=-1)


model = keras.Sequential()
model.add(Input((6,)))
model.add(Dense(16, activation="relu"))
model.add(Dense(1, activation="sigmoid"))
model.compile(loss=my_crossentropy, optimizer="adam", metrics=["accuracy"])
model.fit(X, y, epochs=40, batch_size=32)
