"""Rounding up with math.ceil; the last batch by the remainder."""

import math


def _positive(batch_size):
    if batch_size <= 0:
        raise ValueError("batch_size must be positive")
    return batch_size


def updates_per_epoch(samples, batch_size):
    return math.ceil(samples / _positive(batch_size))


def last_batch_size(samples, batch_size):
    return samples % _positive(batch_size) or batch_size


def total_updates(samples, batch_size, epochs):
    return sum(updates_per_epoch(samples, batch_size) for _ in range(epochs))
