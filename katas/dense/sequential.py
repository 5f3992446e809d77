"""The Sequential API · dense · Q43, K2

Write a function that builds a small network as a stack of layers, one behind the other.

- Input: `input_dim` numbers per sample. The model knows its input shape when you return it: `summary()` and
  `count_params()` work.
- One Dense layer of `units` units with ReLU, then one unit with a sigmoid: a batch gives (batch, 1).
- What you return is a `keras.Sequential`.
- It needn't be compiled.
- Every call makes a new model. It takes batches of any size, and the gradient reaches all of its weights.
"""


def build_sequential(input_dim=10, units=32):
    """Return the model.

    Args:
        input_dim: numbers per sample, at least 1.
        units: width of the hidden layer, at least 1.
    """
    raise NotImplementedError
