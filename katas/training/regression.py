"""Compiling for regression · training · Q38, Q9

Q38: Compile a model for regression: which loss, which metric, and why not accuracy?
Q9: Mean squared or mean absolute error for a regression: what does each of them optimize for?

You are given a Keras model that predicts numbers. Prepare it for training on them.

- Optimizer: Adam.
- Loss: mean squared error.
- Metrics: mean absolute error among them.
- Return the model you were given, with its layers and weights unchanged; what is frozen stays frozen. It may already be
  compiled, for something else.
"""


def compile_for_regression(model):
    """Return `model`, compiled.

    Args:
        model: a built Keras model with one output of any number of units.
    """
    raise NotImplementedError
