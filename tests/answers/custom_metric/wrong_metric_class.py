# fails: error
"""The name is taken by Keras's class."""

from keras.metrics import Recall as recall  # noqa: F401, N813
