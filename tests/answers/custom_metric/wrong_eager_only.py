# fails: graph
"""`.numpy()` has no place in a graph either."""

from keras import ops


def recall(y_true, y_pred):
    positive = y_true.numpy().ravel() == 1
    decided = y_pred.numpy().ravel() > 0.5
    if not positive.any():
        return ops.convert_to_tensor(0.0)
    return ops.convert_to_tensor(float((positive & decided).sum() / positive.sum()))
