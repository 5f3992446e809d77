"""Evaluating a multi-class classifier · evaluation · Q40

A model predicts one probability per class for each sample. How good is it, class by class?

- `predicted_classes` gives the class of each sample, the one with the highest probability: whole numbers, shape (n,).
- `report` gives scikit-learn's `classification_report` of the true classes and the predicted ones, with its defaults,
  as text: return it, don't print it.
- The true classes come as integers of shape (n,) or one-hot of shape (n, classes). `report` reads both, whatever their
  type of numbers; some classes may never occur among them, or never be predicted.
- A probability counts as the model gives it, with all of its digits. No two highest ones are equal.
- The model may have been trained, on samples of any shape (rows of a table, images, sequences), for any number of
  classes. It stays as it is: its weights, which of its layers train, how it is compiled, its optimizer. So do arrays.
"""


def predicted_classes(model, x):
    """Return the class of each sample, integers of shape (n,).

    Args:
        model: a Keras model whose output is one probability per class, (batch, classes); it needn't be compiled.
        x: inputs, an array of n rows, at least 1.
    """
    raise NotImplementedError


def report(model, x, y_true):
    """Return the classification report as text.

    Args:
        model: as above.
        x: as above.
        y_true: the true classes, integers (n,) or one-hot (n, classes).
    """
    raise NotImplementedError
