"""One place for the bad batch size, a subclass of ValueError, int() around a rounded float."""

import functools

import numpy as np


class BadBatch(ValueError):
    pass


def checked(function):
    @functools.wraps(function)
    def call(samples, batch_size, *rest, **named):
        if batch_size < 1:
            raise BadBatch
        return function(samples, batch_size, *rest, **named)

    return call


@checked
def updates_per_epoch(samples, batch_size):
    return int(np.ceil(samples / batch_size))


@checked
def last_batch_size(samples, batch_size):
    rest = samples % batch_size
    if rest == 0:
        return batch_size
    return rest


@checked
def total_updates(samples, batch_size, epochs):
    return int(np.ceil(samples / batch_size) * epochs)
