"""Saving and loading a model · evaluation · Q46

Q46: How do you save a trained model so that training can continue elsewhere, and what is in the file?

Write a model to a file, and read the file back.

- Save the whole model to `path`. Its extension decides the format: `.keras`, or the older `.h5`. An existing file is
  replaced without asking.
- Return a second model, loaded from the file: a different object with its own weights. Its weights are the same to the
  last digit, it makes the same predictions, and the same layers train. Leave the model you were given unchanged: its
  weights, which of its layers train, how it is compiled, and its optimizer.
- The same path may be used again with another model. Other files in the folder stay unchanged.
- If the format is `.keras` and the model is compiled, the second one is compiled too, with the same loss, metrics and
  optimizer. The optimizer keeps its state (number of updates, momentum or moments), so training continues as if nothing
  had happened.
- The model may also be uncompiled.
"""


def save_and_load(model, path):
    """Save `model` at `path`, and return the model loaded from there.

    Args:
        model: a built Keras model, made of Keras's own layers, compiled or not.
        path: where to write, a string that ends in ".keras" or ".h5".
    """
    raise NotImplementedError
