"""Says the defaults, and keeps the tensor."""

import tensorflow as tf
from sklearn.metrics import classification_report


def predicted_classes(model, x):
    return tf.argmax(model.predict(x, verbose=0), axis=1, output_type=tf.int32)


def report(model, x, y_true):
    labels = y_true if y_true.ndim == 1 else y_true.argmax(-1)
    return classification_report(labels, predicted_classes(model, x).numpy(), digits=2, output_dict=False)
