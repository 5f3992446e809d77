"""Evaluating a multi-class classifier · evaluation · Q40

Q40: How do you evaluate a softmax classifier class by class?

A model predicts one probability per class for each sample. How good is it, class by class?

- `predicted_classes` returns the class of each sample, the one with the highest probability: integers, shape (n,).
- `report` returns scikit-learn's `classification_report` for the true and the predicted classes, with its defaults, as
  a string: don't print it.
- The true classes come as integers of shape (n,) or one-hot of shape (n, classes). `report` accepts both, with any
  numeric dtype; some classes may never occur among the true classes, or never be predicted.
- Use each probability as predicted, with all of its digits. The highest one is always unique.
- The model may have been trained, on samples of any shape (rows of a table, images, sequences), for any number of
  classes. Leave it unchanged: its weights, which of its layers train, how it is compiled, and its optimizer. Leave the
  arrays unchanged, too.
"""


def predicted_classes(model, x):
    """Return the class of each sample, integers of shape (n,).

    Args:
        model: a Keras model whose output is one probability per class, (batch, classes); it need not be compiled.
        x: inputs, an array of n rows, at least 1.
    """
    raise NotImplementedError


def report(model, x, y_true):
    """Return the classification report as a string.

    Args:
        model: as above.
        x: as above.
        y_true: the true classes, integers (n,) or one-hot (n, classes).
    """
    raise NotImplementedError
