# fails: loss
"""Counts hits in a metric that is never reset, so that every epoch mixes with those before."""

import keras
from keras import ops


class Hits(keras.metrics.Metric):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.right = self.add_weight(shape=(), initializer="zeros")
        self.seen = self.add_weight(shape=(), initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        hits = ops.cast((ops.ravel(y_true) > 0.5) == (ops.ravel(y_pred) > 0.5), "float32")
        self.right.assign_add(ops.sum(hits))
        self.seen.assign_add(ops.sum(ops.ones_like(hits)))

    def result(self):
        return self.right / ops.maximum(self.seen, 1.0)

    def reset_state(self):
        pass


def build_ann(input_dim=10, hidden=(16, 8)):
    model = keras.Sequential([keras.Input((input_dim,))])
    for units in hidden:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=[Hits(name="hits")])
    return model
