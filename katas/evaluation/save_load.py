"""Saving and loading a model · evaluation · Q46

Write a model to a file, and read the file back.

- The whole model goes to `path`, whose ending says the format: `.keras`, or `.h5`, the older one. A file
  that is there already is replaced without a question.
- What you return is a second model, made from the file: another object with weights of its own. It has
  the same weights to the last digit, gives the same predictions, and the same of its layers train. The model that was
  handed over stays as it is: its weights, what of it trains, how it is compiled, its optimizer.
- The same path may come again with another model. Other files in the folder stay as they are.
- Where the format is `.keras` and the model is compiled, so is the second one, with the same loss,
  metrics and optimizer; the optimizer has its state (how many updates it has made, its momentum or
  moments), so that training goes on as if nothing had happened.
- A model that isn't compiled can be saved too.
"""


def save_and_load(model, path):
    """Save `model` at `path`, and return the model that is loaded from there.

    Args:
        model: a built Keras model, made of Keras's own layers, compiled or not.
        path: where to write, as text that ends in ".keras" or ".h5".
    """
    raise NotImplementedError
