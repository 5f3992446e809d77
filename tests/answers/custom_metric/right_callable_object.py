"""An object that can be called."""

from keras import ops


class Recall:
    def __init__(self, threshold):
        self.threshold = threshold

    def __call__(self, y_true, y_pred):
        positive = ops.cast(ops.reshape(y_true, (-1,)), "float32")
        decided = ops.cast(ops.reshape(y_pred, (-1,)) > self.threshold, "float32")
        return ops.sum(positive * decided) / (ops.sum(positive) + 1e-7)


recall = Recall(0.5)
