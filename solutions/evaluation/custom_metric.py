"""A metric of your own: align the shapes first, then count.

The trap is broadcasting: labels (n,) times predictions (n, 1) is an (n, n) matrix, whose sum makes a recall above 1.
Flattening both costs nothing and prevents that. Keras reports the mean of this over the batches, which is not the
recall of an epoch; for that there is `keras.metrics.Recall`, which keeps its counts from batch to batch.
"""

import keras
from keras import ops


def recall(y_true, y_pred):
    y_true = ops.reshape(ops.cast(y_true, "float32"), (-1,))
    decided = ops.round(ops.reshape(ops.cast(y_pred, "float32"), (-1,)))
    true_positives = ops.sum(y_true * decided)
    return true_positives / (ops.sum(y_true) + keras.config.epsilon())
