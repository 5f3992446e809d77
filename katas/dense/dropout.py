"""Dropout · dense · Q37, K5

Q37: Build a network of 20 inputs, 64 hidden units and one probability in which half of the hidden units are dropped.
K5: What is Dropout good for, and how can you tell that it is active?

Write a function that builds a small network that drops hidden units while it trains.

- Input: `input_dim` numbers per sample. The returned model knows its input shape.
- One Dense layer of `units` units with ReLU; Dropout with `rate`; one output unit with a sigmoid: the output has shape
  (batch, 1).
- In training each hidden unit is set to 0 with probability `rate`, independently of the others and again for every
  sample and every call; units that are kept are scaled up by 1 / (1 - rate).
- At inference nothing is dropped: the same input always has the same output.
- It need not be compiled.
- Every call returns a new model. It accepts batches of any size, and the gradient reaches all of its weights.
"""


def build_dropout_net(input_dim=20, units=64, rate=0.5):
    """Return the model.

    Args:
        input_dim: numbers per sample, at least 1.
        units: width of the hidden layer, at least 1.
        rate: the fraction of units to drop, at least 0 and below 1.
    """
    raise NotImplementedError
