# fails: training
# why: keras.backend no longer has tensor functions
"""The backend functions of Keras 2."""

from keras import backend


def inverted_dropout(x, rate, noise, training=True):
    if not 0 <= rate < 1:
        raise ValueError
    return x * backend.cast(noise >= rate, "float32") / (1 - rate) if training else x
