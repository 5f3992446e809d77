# fails: bad_batch_size
"""Relies on the division by zero."""


def updates_per_epoch(samples, batch_size):
    return -(-samples // batch_size)


def last_batch_size(samples, batch_size):
    return samples % batch_size or batch_size


def total_updates(samples, batch_size, epochs):
    return epochs * updates_per_epoch(samples, batch_size)
