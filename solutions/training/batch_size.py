"""Batches and updates: round up, since the samples that are left over make a batch of their own.

`-(-a // b)` rounds up in whole numbers, without a detour over floats. The last batch is what the full ones before it
leave, which is never nothing: where `batch_size` divides `samples` it is a full batch. Every epoch starts anew, so the
epochs multiply the rounded number.
"""


def updates_per_epoch(samples, batch_size):
    if batch_size < 1:
        raise ValueError(f"a batch has at least one sample, not {batch_size}")
    return -(-samples // batch_size)


def last_batch_size(samples, batch_size):
    return samples - (updates_per_epoch(samples, batch_size) - 1) * batch_size


def total_updates(samples, batch_size, epochs):
    return epochs * updates_per_epoch(samples, batch_size)
