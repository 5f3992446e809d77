# fails: bad_batch_size
"""Checks the batch size in one function only."""


def updates_per_epoch(samples, batch_size):
    if batch_size < 1:
        raise ValueError
    return -(-samples // batch_size)


def last_batch_size(samples, batch_size):
    return (samples - 1) % batch_size + 1 if batch_size else 0


def total_updates(samples, batch_size, epochs):
    return epochs * updates_per_epoch(samples, batch_size)
