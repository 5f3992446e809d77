"""Dropout · dense · Q37, K5

Write a function that builds a small network which drops hidden units while it trains.

- Input: `input_dim` numbers per sample. The model knows its input shape when you return it.
- One Dense layer of `units` units with ReLU; Dropout with `rate`; one output unit with a sigmoid, a batch gives
  (batch, 1).
- In training each hidden unit is set to 0 with probability `rate`, whatever happens to the others, anew for every
  sample and every call, and those that are kept are scaled up by 1 / (1 - rate).
- At inference nothing is dropped: the same input always gives the same output.
- It needn't be compiled.
- Every call makes a new model. It takes batches of any size, and the gradient reaches all of its weights.
"""


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    """Return the model.

    Args:
        input_dim: numbers per sample, at least 1.
        units: width of the hidden layer, at least 1.
        rate: the fraction that is dropped, at least 0 and below 1.
    """
    raise NotImplementedError
