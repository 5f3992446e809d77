"""Residual block · gradients · G1

A shortcut around two convolutions lets gradients reach the layers below undiminished. Write a function that puts such a
block behind a symbolic tensor, as one does in a Functional model:

- Main path: a 3×3 convolution with `filters` filters and padding 'same', ReLU, then another such convolution.
- Shortcut: `x` itself, where it has `filters` channels; otherwise a 1×1 convolution of `x` with `filters` filters,
  so that the shapes fit.
- Both are added, and a ReLU follows the sum.

Every call makes new layers, and the gradient goes through both paths. Every convolution has a bias and stride 1. There
is no normalization, and nothing else. Return the output tensor, not a model: the block may stand behind any other
layer, also behind another such block, and also where height and width are unknown (`keras.Input((None, None,
channels))`).
"""


def residual_block(x, filters):
    """Return the block's output, a KerasTensor of shape (batch, height, width, filters).

    Args:
        x: a KerasTensor of shape (batch, height, width, channels).
        filters: filters of each convolution, at least 1.
    """
    raise NotImplementedError
