"""Standardizing on any backend: express the computation in keras.ops, and let the backend do it.

Every function of `keras.ops` takes arrays, tensors and symbolic tensors. On a `KerasTensor` it computes nothing and
only records the operation, which becomes part of the graph. `keepdims` leaves an axis of size 1 where the mean was
taken, so that shapes fit along any axis.
"""

from keras import ops


def standardize(x, axis=0, epsilon=1e-7):
    mean = ops.mean(x, axis=axis, keepdims=True)
    variance = ops.mean(ops.square(x - mean), axis=axis, keepdims=True)
    return (x - mean) / ops.sqrt(variance + epsilon)
