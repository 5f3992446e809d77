"""From probabilities to labels · evaluation · Q39

Q39: How do you turn the output of a sigmoid model into labels, and which mistakes go unnoticed?

A binary classifier predicts how probable the positive class is. Turn its predictions into decisions.

- `model` outputs one probability per sample: for n samples its predictions have shape (n, 1).
- The label of a sample is 1 if its predicted probability is greater than `threshold`, and 0 otherwise: a probability
  equal to the threshold becomes 0. The threshold may be any number from 0 to 1.
- Return one integer per sample (not a bool, not a float): shape (n,) or (n, 1).
- Use each probability as predicted, with all of its digits.
- The model may have been trained, on samples of any shape (rows of a table, images, sequences). Leave it unchanged: its
  weights, which of its layers train, how it is compiled, and its optimizer. Leave `x` unchanged, too.
"""


def predict_labels(model, x, threshold=0.5):
    """Return the labels 0 or 1 of all samples.

    Args:
        model: a Keras model that ends in one sigmoid unit; it need not be compiled.
        x: inputs, an array of n rows, at least 1.
        threshold: the probability above which a sample counts as positive.
    """
    raise NotImplementedError
