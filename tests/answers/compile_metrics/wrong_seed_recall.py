# fails: metrics
"""Q48's recall: labels (n,) beside predictions (n, 1)."""

from keras import ops


def recall(y_true, y_pred):
    y_true = ops.cast(y_true, "float32")
    hits = ops.sum(ops.round(ops.clip(y_true * y_pred, 0, 1)))
    return hits / (ops.sum(y_true) + 1e-7)


def compile_with_metrics(model):
    model.compile("adam", "binary_crossentropy", metrics=["accuracy", "Precision", recall])
    return model
