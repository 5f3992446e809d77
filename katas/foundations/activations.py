"""Activation functions · foundations · Q6, K3

Q6: Which activation functions are most common in Keras, and what are their ranges and slopes?
K3: What would a deep network be without activation functions, and how do you choose them?

Write five activation functions in NumPy. Each takes an array of any shape and returns a new array of the same shape;
`x` itself stays unchanged.

- sigmoid:    1 / (1 + exp(-x))
- tanh:       (exp(x) - exp(-x)) / (exp(x) + exp(-x))
- relu:       x if x is positive, otherwise 0
- leaky_relu: x if x is positive, otherwise negative_slope * x
- softmax:    exp(x) / the sum of exp(x) along the last axis; along that axis the results sum to 1, and adding a
  constant to all inputs changes nothing

The formulas are right, but exp(1000) is more than any float can hold. Your functions must be right and finite for every
number with |x| up to 1000, without an overflow that NumPy warns about. Don't change NumPy's settings, and don't
overwrite a returned array in a later call.
"""


def sigmoid(x):
    """Return the sigmoid of every number in x.

    Args:
        x: array of float32 (it may be a view of another array, or hold integers), |x| up to 1000.
    """
    raise NotImplementedError


def tanh(x):
    """Return the hyperbolic tangent of every number in x."""
    raise NotImplementedError


def relu(x):
    """Return x where it is positive, 0 elsewhere."""
    raise NotImplementedError


def leaky_relu(x, negative_slope=0.2):
    """Return x where it is positive, negative_slope * x elsewhere.

    Args:
        x: array of float32.
        negative_slope: at least 0 and below 1.
    """
    raise NotImplementedError


def softmax(x):
    """Return the softmax along the last axis of x."""
    raise NotImplementedError
