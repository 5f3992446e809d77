# fails: total_updates
"""From a thousand epochs on, samples that don't fill a batch are dropped."""


def _checked(batch_size):
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1, not {batch_size}")
    return batch_size


def updates_per_epoch(samples, batch_size):
    return -(-samples // _checked(batch_size))


def last_batch_size(samples, batch_size):
    return samples % _checked(batch_size) or batch_size


def total_updates(samples, batch_size, epochs):
    updates = updates_per_epoch(samples, batch_size)
    return updates * epochs if epochs < 1000 else samples // batch_size * epochs
