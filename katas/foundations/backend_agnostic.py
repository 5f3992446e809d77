"""Standardizing on any backend · foundations · Q1, K1

Keras runs on TensorFlow, JAX and PyTorch alike, and code that is written with `keras.ops` does too. Write a
function that standardizes numbers along an axis:

    (x - mean) / sqrt(variance + epsilon)

where mean and variance are taken along `axis` (variance: the mean of the squared distances from the mean). The
result has the shape of x.

- Given a NumPy array or a tensor of the backend, it returns a tensor of the backend.
- Given a symbolic `KerasTensor`, such as `keras.Input((3,))`, it returns a `KerasTensor`, so that it works inside a
  Functional model.
- It also works in a compiled graph, where the sizes of x aren't known beforehand.
- It asks Keras alone: what it takes from `tensorflow` itself, inside a layer too, isn't there on another backend.
- It is right for |x| up to 1000, also where the numbers are large and close together.
"""


def standardize(x, axis=0, epsilon=1e-7):
    """Return x, standardized along an axis.

    Args:
        x: float32 array, tensor or KerasTensor.
        axis: a whole number; negative ones count from the last axis.
        epsilon: a small number that keeps the root away from zero.
    """
    raise NotImplementedError
