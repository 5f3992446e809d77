"""Batch normalization · gradients · G3

G3: What does BatchNormalization compute in training and at inference, and how many parameters does it have?

Normalize every feature by the mean and the variance of the batch, then scale and shift it by two learned numbers.

`batch_norm(x, gamma, beta, epsilon)` takes a batch x of shape (n, d), and gamma and beta of shape (d,). It
returns `(y, mean, variance)`: y of shape (n, d), mean and variance over the batch of shape (d,).

- The variance is that of these n samples, not an unbiased estimate.
- A normalized feature has mean 0 and variance 1, or slightly less: as in Keras, `epsilon` is added to the variance, so
  that a constant feature can be normalized too.
- `gamma` scales every normalized feature, and `beta` shifts it.

Numbers may be large or tiny, and arrays may be views of other arrays; leave them unchanged.

`update_moving(moving, batch, momentum)` returns the moving statistic after a batch whose own statistic is `batch`: a
fraction `momentum` of the old one, the rest of the new one. Both compute what Keras's layer does in training.

`build_bn_net(input_dim, units)` returns a model: a Dense layer of `units` units without bias → BatchNormalization with
Keras's default settings → ReLU → one output unit with a sigmoid. It knows its input shape and need not be compiled.
Every call returns a new model; it accepts batches of any size, and the gradient reaches all of its trained weights.
"""


def batch_norm(x, gamma, beta, epsilon=1e-3):
    """Return y, mean and variance.

    Args:
        x: a batch, shape (n, d).
        gamma: the learned scale, shape (d,).
        beta: the learned shift, shape (d,).
        epsilon: a small number that keeps the root away from zero.
    """
    raise NotImplementedError


def update_moving(moving, batch, momentum=0.99):
    """Return the new moving statistic, an array like `moving`; `moving` itself stays unchanged.

    Args:
        moving: the moving mean or variance so far, shape (d,).
        batch: the batch's own statistic, shape (d,).
        momentum: the fraction of the old statistic to keep, from 0 to 1.
    """
    raise NotImplementedError


def build_bn_net(input_dim=10, units=16):
    """Return the model.

    Args:
        input_dim: numbers per sample, at least 1.
        units: width of the hidden layer, at least 1.
    """
    raise NotImplementedError
