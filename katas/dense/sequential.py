"""The Sequential API · dense · Q43, K2

Q43: Write a Sequential model with ten inputs, 32 hidden units and one probability: what comes first, and why?
K2: What can a Functional model express that a Sequential one can't, and what else should you know about Sequential?

Write a function that builds a small network as a stack of layers, one after the other.

- Input: `input_dim` numbers per sample. The returned model knows its input shape: `summary()` and `count_params()`
  work.
- One Dense layer of `units` units with ReLU, then one unit with a sigmoid: the output has shape (batch, 1).
- Return a `keras.Sequential`.
- It need not be compiled.
- Every call returns a new model. It accepts batches of any size, and the gradient reaches all of its weights.
"""


def build_sequential(input_dim=10, units=32):
    """Return the model.

    Args:
        input_dim: numbers per sample, at least 1.
        units: width of the hidden layer, at least 1.
    """
    raise NotImplementedError
