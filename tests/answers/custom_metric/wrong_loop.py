# fails: graph
"""Goes through the samples one by one."""

from keras import ops


def recall(y_true, y_pred):
    hits, positives = 0.0, 0.0
    for label, prediction in zip(ops.ravel(y_true), ops.ravel(y_pred)):
        label = ops.cast(label, "float32")
        hits += label * ops.round(prediction)
        positives += label
    return hits / (positives + 1e-7)
