"""Optimizers, one step at a time · training · Q22

Q22: How do momentum, RMSprop and Adam each turn a gradient into a step?

Write the update rules of Keras's SGD, SGD with momentum, RMSprop and Adam. `w` holds the weights and `g` the gradient
of the loss with respect to them, arrays of the same shape. The state of an optimizer consists of arrays of that shape
too: they are passed in, and returned as they are after the step. Don't modify the arguments. All rules work entry by
entry.

- SGD: a step against the gradient, as long as `learning_rate` says.
- Momentum, with Keras's velocity: it keeps the share `momentum` of itself, gains the step of SGD, and is what w moves by.
- RMSprop: the step of SGD, divided by the root of a running mean of squared gradients, of which the share `rho` is kept.
  epsilon is added under the root.
- Adam: running means of the gradients and of their squares, of which the shares `beta_1` and `beta_2` are kept, both
  corrected for their start at zero. As in Keras, the corrections belong to the learning rate, and epsilon is added to
  the root of the uncorrected mean. `step` is 1 at the first step.

Each number may be large or tiny, and arrays may be views of other arrays.

Each step uses the new state. Note where epsilon is added: only then does each rule equal Keras's optimizer over many
steps.
"""


def sgd_step(w, g, learning_rate):
    """Return w after one step."""
    raise NotImplementedError


def momentum_step(w, g, velocity, learning_rate, momentum=0.9):
    """Return (w, velocity) after one step."""
    raise NotImplementedError


def rmsprop_step(w, g, mean_square, learning_rate, rho=0.9, epsilon=1e-7):
    """Return (w, mean_square) after one step."""
    raise NotImplementedError


def adam_step(w, g, m, v, step, learning_rate, beta_1=0.9, beta_2=0.999, epsilon=1e-7):
    """Return (w, m, v) after one step.

    Args:
        w: weights.
        g: gradient.
        m: running mean of the gradients.
        v: running mean of their squares.
        step: the number of this step, from 1.
        learning_rate: the step size.
        beta_1: how much of m is kept.
        beta_2: how much of v is kept.
        epsilon: keeps the denominator from being zero.
    """
    raise NotImplementedError
