"""Compiling for regression · training · Q38, Q9

Somebody hands you a Keras model that predicts numbers. Make it ready to be trained on them.

- Optimizer: Adam.
- Loss: mean squared error.
- Metrics: mean absolute error among them.
- Give back the model that you were given, with its layers and its weights as they are; what is frozen stays frozen.
  It may be compiled already, for something else.
"""


def compile_for_regression(model):
    """Return `model`, compiled.

    Args:
        model: a built Keras model with one output of any number of units.
    """
    raise NotImplementedError
