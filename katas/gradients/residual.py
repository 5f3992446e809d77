"""Residual block · gradients · G1

G1: Why do gradients vanish in deep networks, how do you notice, and what helps?

A shortcut around two convolutions lets gradients reach earlier layers undiminished. Write a function that applies such
a block to a symbolic tensor, as in a Functional model:

- Main path: a 3×3 convolution with `filters` filters and padding 'same', ReLU, then another such convolution.
- Shortcut: `x` itself if it has `filters` channels; otherwise a 1×1 convolution of `x` with `filters` filters, so that
  the shapes fit.
- The two are added, and a ReLU follows the sum.

Every call creates new layers, and the gradient flows through both paths. Every convolution has a bias and stride 1.
There is no normalization, and nothing else. Return the output tensor, not a model: the block may follow any other
layer, including another such block, and height and width may be unknown (`keras.Input((None, None, channels))`).
"""


def residual_block(x, filters):
    """Return the block's output, a KerasTensor of shape (batch, height, width, filters).

    Args:
        x: a KerasTensor of shape (batch, height, width, channels).
        filters: filters of each convolution, at least 1.
    """
    raise NotImplementedError
