"""Scaled dot-product attention.

A softmax stays the same if one number is subtracted from all scores of a query, so subtracting the largest score keeps
everything from overflowing. Forbidden keys have a score of minus infinity, whose exponential is exactly zero. If all
keys are forbidden, the sum is zero too, and dividing by 1 instead leaves the required zeros.
"""

import numpy as np


def attention(q, k, v, mask=None):
    scores = q @ k.T / np.sqrt(q.shape[-1])
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    largest = scores.max(axis=-1, keepdims=True)
    weights = np.exp(scores - np.where(np.isfinite(largest), largest, 0))
    total = weights.sum(axis=-1, keepdims=True)
    return weights / np.where(total == 0, 1, total) @ v
