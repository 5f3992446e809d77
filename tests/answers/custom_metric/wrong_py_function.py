# fails: compiled
"""Leaves the graph for scikit-learn; what comes back has no shape, which Keras can't use."""

import numpy as np
import tensorflow as tf
from sklearn.metrics import recall_score


def recall(y_true, y_pred):
    def counted(labels, predictions):
        return recall_score(np.ravel(labels), np.round(np.ravel(predictions)), zero_division=0)

    return tf.py_function(counted, [y_true, y_pred], tf.float32)
