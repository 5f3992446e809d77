import numpy as np


class RateError(ValueError):
    pass


def inverted_dropout(x, rate, noise, training=True):
    out = np.array(x, dtype="float64")
    match training, 0 <= rate < 1:
        case _, False:
            raise RateError(rate)
        case True, True:
            out[noise < rate] = 0
            out *= 1 / (1 - rate)
    return out
