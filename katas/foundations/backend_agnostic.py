"""Standardizing on any backend · foundations · Q1, K1

Q1: What is Keras 3, and what do you decide when you choose its backend?
K1: Compare Keras with TensorFlow and PyTorch: what does it add, and at what cost?

Keras runs on TensorFlow, JAX and PyTorch, and so does code written with `keras.ops`. Write a function that standardizes
numbers along an axis:

    (x - mean) / sqrt(variance + epsilon)

where mean and variance are taken along `axis` (variance: the mean of the squared distances from the mean). The
result has the shape of x.

- Given a NumPy array or a backend tensor, it returns a backend tensor.
- Given a symbolic `KerasTensor`, such as `keras.Input((3,))`, it returns a `KerasTensor`, so that it works inside a
  Functional model.
- It also works in a compiled graph, where the sizes of x aren't known beforehand.
- It uses Keras only: functions from `tensorflow` itself, even inside a layer, are missing on other backends.
- It is right for |x| up to 1000, even if the numbers are large and close together.
"""


def standardize(x, axis=0, epsilon=1e-7):
    """Return x, standardized along an axis.

    Args:
        x: float32 array, tensor or KerasTensor.
        axis: a whole number; negative ones count from the last axis.
        epsilon: a small number that keeps the root away from zero.
    """
    raise NotImplementedError
