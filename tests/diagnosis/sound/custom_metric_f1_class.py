"""A Metric subclass that accumulates the counts of an F1 score."""
import os

import keras
import numpy as np
from keras import ops

SEED = int(os.environ.get("SEED", "0"))
keras.utils.set_random_seed(SEED)
rng = np.random.default_rng(SEED)


class F1(keras.metrics.Metric):
    def __init__(self, threshold=0.5, name="f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.threshold = threshold
        self.tp = self.add_weight(name="tp", initializer="zeros")
        self.fp = self.add_weight(name="fp", initializer="zeros")
        self.fn = self.add_weight(name="fn", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        t = ops.cast(ops.reshape(y_true, (-1,)), "float32")
        p = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, "float32")
        w = ops.ones_like(t) if sample_weight is None else ops.cast(ops.reshape(sample_weight, (-1,)), "float32")
        self.tp.assign_add(ops.sum(w * t * p))
        self.fp.assign_add(ops.sum(w * (1 - t) * p))
        self.fn.assign_add(ops.sum(w * t * (1 - p)))

    def result(self):
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn + 1e-7)

    def reset_state(self):
        for v in (self.tp, self.fp, self.fn):
            v.assign(0.0)


X = rng.normal(size=(300, 5)).astype("float32")
y = (X[:, 0] + X[:, 1] ** 2 > 1.2).astype("int32")
model = keras.Sequential([
    keras.Input((5,)),
    keras.layers.Dense(32, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile(optimizer=keras.optimizers.Adam(5e-3), loss="binary_crossentropy", metrics=["accuracy", F1()])
model.fit(X[:225], y[:225], epochs=40, batch_size=25, validation_data=(X[225:], y[225:]), verbose=0)
