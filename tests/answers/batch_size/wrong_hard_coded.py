# fails: updates_per_epoch
"""Right for the usual 32 only."""


def updates_per_epoch(samples, batch_size):
    if batch_size < 1:
        raise ValueError
    return -(-samples // 32)


def last_batch_size(samples, batch_size):
    if batch_size < 1:
        raise ValueError
    return samples % batch_size or batch_size


def total_updates(samples, batch_size, epochs):
    return epochs * updates_per_epoch(samples, batch_size)
