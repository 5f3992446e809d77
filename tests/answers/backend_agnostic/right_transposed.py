"""Moves the axis to the end and back."""

from keras import ops


def standardize(x, axis=0, epsilon=1e-7):
    def last(values):
        distance = values - ops.average(values, axis=-1)[..., None]
        return distance / ops.sqrt(ops.mean(distance**2, axis=-1)[..., None] + epsilon)

    return ops.moveaxis(last(ops.moveaxis(x, axis, -1)), -1, axis)
