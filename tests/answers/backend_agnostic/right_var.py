"""The variance function, and names of ops."""

import keras.ops as K


def standardize(x, axis=0, epsilon=1e-7):
    centered = K.subtract(x, K.mean(x, axis, keepdims=True))
    deviation = K.sqrt(K.add(K.var(x, axis=axis, keepdims=True), epsilon))
    return K.true_divide(centered, deviation)
