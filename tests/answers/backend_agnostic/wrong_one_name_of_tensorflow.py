# fails: symbolic
# why: other backends
"""Everything is Keras's but the root, in a function that a Lambda layer calls."""

import keras
from tensorflow import sqrt


def standardize(x, axis=0, epsilon=1e-7):
    def apply(values):
        distance = values - keras.ops.mean(values, axis=axis, keepdims=True)
        return distance / sqrt(keras.ops.mean(distance**2, axis=axis, keepdims=True) + epsilon)

    return keras.layers.Lambda(apply)(x)
