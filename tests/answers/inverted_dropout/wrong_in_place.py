# fails: training
"""x itself is changed."""


def inverted_dropout(x, rate, noise, training=True):
    if not 0 <= rate < 1:
        raise ValueError
    if training:
        x *= noise >= rate
        x /= 1 - rate
    return x
