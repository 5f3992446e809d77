"""Lets Keras count, from zero for each batch."""

import keras

counter = keras.metrics.Recall()


def recall(y_true, y_pred):
    counter.reset_state()
    counter.update_state(keras.ops.reshape(y_true, (-1,)), keras.ops.reshape(y_pred, (-1,)))
    return counter.result()
