"""Inverted dropout by hand · dense · Q20, K5

Do with NumPy what a Dropout layer does in training and at inference.

- `noise` has the shape of `x` and holds random numbers from 0 (included) to 1 (excluded), drawn for you.
- In training a unit is kept where its `noise` is at least `rate`, and multiplied by 1 / (1 - rate); all others
  become 0.
- With `training=False` the result is `x` as it is.
- A `rate` below 0, or of 1 or more, is a `ValueError`, whether training or not.
- Arrays may be views of others; all arguments are left as they are.
"""


def inverted_dropout(x, rate, noise, training=True):
    """Return what the layer gives for `x`.

    Args:
        x: float32, of any shape.
        rate: the fraction of units that is dropped, at least 0 and below 1; it may be the int 0.
        noise: float32, of the shape of `x`.
        training: whether units are dropped at all.
    """
    raise NotImplementedError
