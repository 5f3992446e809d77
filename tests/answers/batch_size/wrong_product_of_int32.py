# fails: total_updates
"""Multiplies in 32 bits where both factors fit into them; the product needn't."""

import numpy as np


def _size(batch_size):
    if batch_size < 1:
        raise ValueError(batch_size)
    return batch_size


def updates_per_epoch(samples, batch_size):
    return -(-samples // _size(batch_size))


def last_batch_size(samples, batch_size):
    return samples % _size(batch_size) or batch_size


def total_updates(samples, batch_size, epochs):
    updates = updates_per_epoch(samples, batch_size)
    if updates < 2**31:
        with np.errstate(over="ignore"):
            return int(np.int32(updates) * np.int32(epochs))
    return updates * epochs
