# fails: bad_batch_size
"""An assert raises an AssertionError."""


def updates_per_epoch(samples, batch_size):
    assert batch_size >= 1
    return -(-samples // batch_size)


def last_batch_size(samples, batch_size):
    assert batch_size >= 1
    return samples % batch_size or batch_size


def total_updates(samples, batch_size, epochs):
    return epochs * updates_per_epoch(samples, batch_size)
