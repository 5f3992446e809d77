"""Both counts as dot products."""

from keras import ops

EPSILON = 1e-8


def flat(values):
    return ops.cast(ops.reshape(values, [-1]), "float32")


def recall(y_true, y_pred):
    labels, decisions = flat(y_true), flat(flat(y_pred) > 0.5)
    return ops.divide(ops.dot(labels, decisions), ops.add(ops.dot(labels, labels), EPSILON))
