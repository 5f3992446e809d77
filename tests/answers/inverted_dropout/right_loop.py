import numpy as np


def inverted_dropout(x, rate, noise, training=True):
    if not (0 <= rate and rate < 1):
        raise ValueError("no such rate")
    if not training:
        return x.tolist()
    kept = [value / (1 - rate) if chance >= rate else 0.0 for value, chance in zip(x.flat, noise.flat, strict=True)]
    return np.reshape(kept, x.shape).tolist()
