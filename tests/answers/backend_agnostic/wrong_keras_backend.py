# fails: value
# why: keras.ops
"""The backend functions of Keras 2."""

import keras.backend as K


def standardize(x, axis=0, epsilon=1e-7):
    mean = K.mean(x, axis=axis, keepdims=True)
    return (x - mean) / K.sqrt(K.var(x, axis=axis, keepdims=True) + epsilon)
