"""Activation functions · foundations · Q6, K3

Write five activation functions in NumPy. Each takes an array of any shape and returns a new array of the same shape;
`x` itself stays as it is.

- sigmoid:    1 / (1 + exp(-x))
- tanh:       (exp(x) - exp(-x)) / (exp(x) + exp(-x))
- relu:       x where x is positive, otherwise 0
- leaky_relu: x where x is positive, otherwise negative_slope * x
- softmax:    exp(x) / the sum of exp(x) along the last axis; along that axis the results sum to 1, and adding the same
              constant to all of them changes nothing

The formulas are right, but exp(1000) is more than any float can hold. Your functions are right and finite for |x| up to
1000, every number by itself, and NumPy has no reason to warn of an overflow. NumPy's settings stay as they are, and an
array that was returned keeps its numbers when the function is called again.
"""


def sigmoid(x):
    """Return the sigmoid of every number in x.

    Args:
        x: array of float32 (a view of another array, or integers, too), |x| up to 1000.
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
