# fails: updates_per_epoch
"""Remembers results by the number of samples alone."""

KNOWN = {}


def _checked(batch_size):
    if batch_size < 1:
        raise ValueError(batch_size)


def updates_per_epoch(samples, batch_size):
    _checked(batch_size)
    if samples not in KNOWN:
        KNOWN[samples] = -(-samples // batch_size)
    return KNOWN[samples]


def last_batch_size(samples, batch_size):
    _checked(batch_size)
    return samples % batch_size or batch_size


def total_updates(samples, batch_size, epochs):
    _checked(batch_size)
    return -(-samples // batch_size) * epochs
