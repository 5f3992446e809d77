"""Metrics written by hand, and weighted ones."""

from keras import ops


def _counts(y_true, y_pred):
    y_true = ops.reshape(ops.cast(y_true, "float32"), (-1,))
    decided = ops.cast(ops.reshape(y_pred, (-1,)) > 0.5, "float32")
    return ops.sum(y_true * decided), ops.sum(decided), ops.sum(y_true)


def precision(y_true, y_pred):
    hits, decided, _ = _counts(y_true, y_pred)
    return hits / ops.maximum(decided, 1.0)


def recall(y_true, y_pred):
    hits, _, positives = _counts(y_true, y_pred)
    return hits / ops.maximum(positives, 1.0)


def compile_with_metrics(model):
    model.compile("Adam", "binary_crossentropy", metrics=["accuracy"], weighted_metrics=[precision, recall])
    return model
