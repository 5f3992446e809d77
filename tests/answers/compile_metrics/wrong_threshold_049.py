# fails: metrics
"""Precision counts from 0.49 on."""

import keras


class Precision(keras.metrics.Precision):
    def update_state(self, y_true, y_pred, sample_weight=None):
        return super().update_state(y_true, keras.ops.round(y_pred + 0.01), sample_weight)


def compile_with_metrics(model):
    model.compile("adam", "binary_crossentropy", metrics=["accuracy", Precision(), keras.metrics.Recall()])
    return model
