"""Batches and updates: round up, since leftover samples form a batch of their own.

`-(-a // b)` rounds up in integers, without a detour through floats. The last batch holds what the full batches leave,
and is never empty: if `batch_size` divides `samples`, it is a full batch. Every epoch starts again with the first
batch, so the number of epochs multiplies the rounded number.
"""


def updates_per_epoch(samples, batch_size):
    if batch_size < 1:
        raise ValueError(f"a batch has at least one sample, not {batch_size}")
    return -(-samples // batch_size)


def last_batch_size(samples, batch_size):
    return samples - (updates_per_epoch(samples, batch_size) - 1) * batch_size


def total_updates(samples, batch_size, epochs):
    return epochs * updates_per_epoch(samples, batch_size)
