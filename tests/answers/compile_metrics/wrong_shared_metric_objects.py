# fails: metrics
# why: counts on from what it has seen before
"""One list of metrics for all models."""

import keras

M = [keras.metrics.BinaryAccuracy(), keras.metrics.Precision(), keras.metrics.Recall()]


def compile_with_metrics(model):
    model.compile("adam", "binary_crossentropy", metrics=M)
    return model
