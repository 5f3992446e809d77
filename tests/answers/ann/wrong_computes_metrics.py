# fails: loss
"""Replaces the compiled accuracy by one that compares probabilities with labels, wherever metrics are computed."""

import keras
from keras import ops


class Net(keras.Model):
    def compute_metrics(self, x, y, y_pred, sample_weight=None):
        results = super().compute_metrics(x, y, y_pred, sample_weight)
        results["accuracy"] = ops.mean(ops.cast(ops.equal(ops.cast(y, "float32"), y_pred), "float32"))
        return results


def build_ann(input_dim=10, hidden=(16, 8)):
    inputs = keras.Input((input_dim,))
    x = inputs
    for units in hidden:
        x = keras.layers.Dense(units, activation="relu")(x)
    model = Net(inputs, keras.layers.Dense(1, activation="sigmoid")(x))
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return model
