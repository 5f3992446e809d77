# fails: symbolic
"""TensorFlow is imported where it is needed."""

import keras


def standardize(x, axis=0, epsilon=1e-7):
    def apply(values):
        from tensorflow import math

        distance = values - math.reduce_mean(values, axis, keepdims=True)
        return distance / math.sqrt(math.reduce_mean(distance**2, axis, keepdims=True) + epsilon)

    return keras.layers.Lambda(apply)(x)
