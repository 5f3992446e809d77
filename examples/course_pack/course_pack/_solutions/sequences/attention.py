"""Scaled dot-product attention.

A softmax stays the same when one number is taken from all scores of a query, so the largest one is, and nothing can
overflow. Forbidden keys have a score of minus infinity, whose exponential is exactly zero. Where all are forbidden
the sum is zero too, and dividing by 1 in its place leaves the zeros that are asked for.
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
