"""The Functional API · dense · Q44, Q24, K2

Write a function that builds a small network through the Functional API: call layers on tensors, then make a model of
the two ends.

- Input: `input_dim` numbers per sample.
- One Dense layer of `units` units with ReLU, then one unit with a sigmoid: a batch gives (batch, 1).
- What you return is a `keras.Model` whose graph can be read (`model.inputs`, `model.outputs`), not a
  `keras.Sequential` and not a subclass that hides its layers in `call`.
- It needn't be compiled.
- Every call makes a new model. It takes batches of any size, and the gradient reaches all of its weights.
"""


def build_functional(input_dim=10, units=32):
    """Return the model.

    Args:
        input_dim: numbers per sample, at least 1.
        units: width of the hidden layer, at least 1.
    """
    raise NotImplementedError
