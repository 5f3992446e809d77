"""Standardizing on any backend: say what is meant with keras.ops, and let the backend do it.

Every function of `keras.ops` takes arrays, tensors and symbolic tensors. On a `KerasTensor` it computes
nothing but notes the operation, which then becomes part of the graph. `keepdims` leaves an axis of size 1
where the mean was taken, so that shapes fit along whichever axis it was.
"""

from keras import ops


def standardize(x, axis=0, epsilon=1e-7):
    mean = ops.mean(x, axis=axis, keepdims=True)
    variance = ops.mean(ops.square(x - mean), axis=axis, keepdims=True)
    return (x - mean) / ops.sqrt(variance + epsilon)
