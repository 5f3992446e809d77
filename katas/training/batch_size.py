"""Batches and updates · training · Q4, Q5, K6

Q4: You have 1,000 samples and a batch size of 32: how many weight updates does one epoch make?
Q5: What does the batch size change about a single weight update, and about an epoch?
K6: How do you choose the batch size for a new training job?

An epoch is one pass over all samples. They are split into batches of `batch_size`; the last batch of an epoch takes the
remaining samples, so it may be smaller, but is never empty. The weights are updated once per batch. No batch spans two
epochs.

Each function takes whole numbers and returns an int (or a NumPy integer), exact for any size, even beyond 32 bits.
There is at least one sample and one epoch. A `batch_size` below 1 makes no sense: all three functions raise
`ValueError` for it.
"""


def updates_per_epoch(samples, batch_size):
    """Return the number of updates in one epoch.

    Args:
        samples: number of samples, at least 1.
        batch_size: samples of a full batch; it may be larger than `samples`.
    """
    raise NotImplementedError


def last_batch_size(samples, batch_size):
    """Return the number of samples in the last batch of an epoch."""
    raise NotImplementedError


def total_updates(samples, batch_size, epochs):
    """Return the number of updates in `epochs` epochs."""
    raise NotImplementedError
