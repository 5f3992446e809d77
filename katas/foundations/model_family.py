"""Choosing a family of networks · foundations · Q2

Q2: You are given a table, photographs and sensor recordings: which kind of network suits each, and what does it
    assume?

The shape of a sample determines which family of networks suits it. Write a function that takes the shape of one sample
(without the batch axis) and builds a classifier of the right family:

- (features,), a row of a table: dense layers only.
- (timesteps, features), a sequence: at least one recurrent layer, which reads the sequence step by step and passes a
  state from each step to the next. The output depends on that state.
- (height, width, channels), an image: at least one convolution that the output depends on.

Any other number of axes raises `ValueError`.

All of them end in the same way: a Dense layer with one unit per class and a softmax, so the output has shape (batch,
classes) and each row sums to 1. The returned model knows its input shape; it need not be compiled. Custom layers and
any names are fine: only what is computed counts. Widths, depth, pooling and dropout are up to you, but images may be as
small as 8×8, and need not be square. Every call returns a new model.
"""


def choose_model(sample_shape, classes):
    """Return a model for samples of this shape.

    Args:
        sample_shape: a tuple of 1, 2 or 3 sizes, each at least 1; images are at least 8×8.
        classes: number of classes, at least 3.
    """
    raise NotImplementedError
