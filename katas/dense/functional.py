"""The Functional API · dense · Q44, Q24, K2

Q44: Write ten inputs, 32 ReLU units and one sigmoid unit in the Functional API: what do the calls really do?
Q24: When is Sequential no longer enough, and what does the Functional API do differently?
K2: What can a Functional model express that a Sequential one can't, and what else should you know about Sequential?

Write a function that builds a small network through the Functional API: call layers on tensors, then build a model from
both ends.

- Input: `input_dim` numbers per sample.
- One Dense layer of `units` units with ReLU, then one unit with a sigmoid: the output has shape (batch, 1).
- Return a `keras.Model` with a readable graph (`model.inputs`, `model.outputs`), not a `keras.Sequential` and not a
  subclass that hides its layers in `call`.
- It need not be compiled.
- Every call returns a new model. It accepts batches of any size, and the gradient reaches all of its weights.
"""


def build_functional(input_dim=10, units=32):
    """Return the model.

    Args:
        input_dim: numbers per sample, at least 1.
        units: width of the hidden layer, at least 1.
    """
    raise NotImplementedError
