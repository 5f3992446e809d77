# fails: only_padding
import numpy as np


def masked_mean(ids, table):
    mask = (ids != 0)[..., np.newaxis]
    return (table[ids] * mask).sum(axis=1) / mask.sum(axis=1)
