# fails: large
import numpy as np


def attention(q, k, v, mask=None):
    weights = np.exp(q @ k.T / np.sqrt(q.shape[1]))
    if mask is not None:
        weights = weights * mask
    total = weights.sum(axis=1, keepdims=True)
    return weights / np.where(total == 0, 1, total) @ v
