"""Inverted dropout by hand · dense · Q20, K5

Q20: What does a Dropout layer compute in training, and what at inference?
K5: What is Dropout good for, and how can you tell that it is active?

Do with NumPy what a Dropout layer does in training and at inference.

- `noise` has the shape of `x` and holds random numbers from 0 (included) to 1 (excluded), drawn for you.
- In training a unit is kept if its `noise` is at least `rate`, and multiplied by 1 / (1 - rate); all other units become
  0.
- With `training=False` the result equals `x`.
- A `rate` below 0, or of 1 or more, raises `ValueError`, in training and at inference.
- Arrays may be views of other arrays; leave all arguments unchanged.
"""


def inverted_dropout(x, rate, noise, training=True):
    """Return the layer's output for `x`.

    Args:
        x: float32, of any shape.
        rate: the fraction of units to drop, at least 0 and below 1; it may be the int 0.
        noise: float32, of the shape of `x`.
        training: whether to drop units at all.
    """
    raise NotImplementedError
