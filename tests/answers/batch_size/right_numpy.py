"""NumPy integers and divmod."""

import numpy as np


def updates_per_epoch(samples, batch_size):
    if batch_size < 1:
        raise ValueError(f"{batch_size=}")
    full, rest = np.divmod(np.int64(samples), np.int64(batch_size))
    return full + np.int64(rest > 0)


def last_batch_size(samples, batch_size):
    if batch_size < 1:
        raise ValueError(f"{batch_size=}")
    return np.array((samples - 1) % batch_size + 1)


def total_updates(samples, batch_size, epochs):
    return np.int64(epochs * updates_per_epoch(samples, batch_size))
