"""Clipping exploding gradients · gradients · G2

G2: The loss becomes NaN after a few steps: how does gradient clipping help, and which kind do you choose?

One target that is far off causes a huge gradient, and a single step along it can ruin all weights. Compile a model so
that no step goes too far:

- Optimizer: SGD with `learning_rate` in every step, no momentum. Loss: mean squared error.
- Gradients are clipped by their norm: a gradient longer than `max_norm` is shortened to that length and keeps its
  direction. You may clip each weight tensor separately, or all of them together.
- As a result, no weight tensor moves by more than `learning_rate * max_norm` (L2 norm) in one step, for targets up to a
  million.
- Gradients whose norm over all weights together is below `max_norm` pass unchanged.
- Return the model you were given; don't change its layers, its weights or which of its layers are frozen.
"""


def compile_with_clipping(model, max_norm=1.0, learning_rate=0.1):
    """Return `model`, compiled.

    Args:
        model: a built Keras model that predicts numbers.
        max_norm: the longest gradient, above 0.
        learning_rate: of SGD.
    """
    raise NotImplementedError
