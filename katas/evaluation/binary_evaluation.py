"""From probabilities to labels · evaluation · Q39

A binary classifier predicts how probable the positive class is. Turn its predictions into decisions.

- `model` gives one probability per sample: for n samples its predictions have the shape (n, 1).
- The label of a sample is 1 where the predicted probability is greater than `threshold`, and 0 elsewhere: a
  probability equal to the threshold is a 0. The threshold may be any number from 0 to 1.
- Give back whole numbers (integers, not bools and not floats), one per sample: shape (n,) or (n, 1).
- A probability counts as the model gives it, with all of its digits.
- The model may have been trained, on samples of any shape (rows of a table, images, sequences). It stays as it is: its
  weights, which of its layers train, how it is compiled, its optimizer. So does `x`.
"""


def predict_labels(model, x, threshold=0.5):
    """Return the labels 0 or 1 of all samples.

    Args:
        model: a Keras model that ends in one sigmoid unit; it needn't be compiled.
        x: inputs, an array of n rows, at least 1.
        threshold: the probability above which a sample counts as positive.
    """
    raise NotImplementedError
