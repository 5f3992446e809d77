"""Compiling and predicting · training · K7

K7: What do you settle in `compile`, and how do you get classes out of `predict`?

You are given a Keras model that ends in a softmax over three or more classes.

`compile_classifier` prepares it for training on one-hot labels:

- Optimizer: SGD. Loss: categorical cross-entropy on probabilities. Metrics: accuracy among them.
- Return the model you were given; don't change its layers, its weights or which of its layers are frozen. It may
  already be compiled, for something else.

`predict_classes` returns the class of each sample, the one with the highest predicted probability: an array of integers
of shape (n,), counted from 0. The model need not be compiled for that; it may have been trained, on samples of any
shape (rows of a table, images, sequences), and must stay unchanged: its weights, which of its layers train, how it is
compiled, and its optimizer. Use each probability with all of its digits; the highest one is always unique.
"""


def compile_classifier(model):
    """Return `model`, compiled.

    Args:
        model: a built Keras model whose output is one probability per class, (batch, classes).
    """
    raise NotImplementedError


def predict_classes(model, x):
    """Return the class of each sample, integers of shape (n,).

    Args:
        model: a Keras model whose output is one probability per class, (batch, classes).
        x: inputs, an array of n rows, at least 1.
    """
    raise NotImplementedError
