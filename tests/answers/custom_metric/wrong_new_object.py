# fails: graph
"""Makes variables anew at every call, which a graph can't."""

import keras


def recall(y_true, y_pred):
    counter = keras.metrics.Recall()
    counter.update_state(keras.ops.ravel(y_true), keras.ops.ravel(y_pred))
    return counter.result()
