"""Compiling and predicting · training · K7

Somebody hands you a Keras model that ends in a softmax over three or more classes.

`compile_classifier` makes it ready to be trained on one-hot labels:

- Optimizer: SGD. Loss: categorical cross-entropy on probabilities. Metrics: accuracy among them.
- Give back the model that you were given; don't change its layers, its weights or which of its layers are
  frozen. It may be compiled already, for something else.

`predict_classes` says which class each sample belongs to, the one with the highest predicted probability: an array of
whole numbers of shape (n,), counted from 0. The model needn't be compiled for that; it may have been trained, on
samples of any shape (rows of a table, images, sequences), and stays as it is: its weights, which of its layers train,
how it is compiled, its optimizer. A probability counts with all of its digits; no two highest ones are equal.
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
