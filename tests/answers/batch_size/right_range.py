"""Cuts the samples into batches and counts them."""


def _batches(samples, batch_size):
    if batch_size < 1:
        raise ValueError(batch_size)
    return range(0, samples, batch_size)


def updates_per_epoch(samples, batch_size):
    return len(_batches(samples, batch_size))


def last_batch_size(samples, batch_size):
    return samples - _batches(samples, batch_size)[-1]


def total_updates(samples, batch_size, epochs):
    return epochs * len(_batches(samples, batch_size))
