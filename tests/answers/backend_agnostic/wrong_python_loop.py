# fails: value
"""A loop over the rows."""

from keras import ops


def standardize(x, axis=0, epsilon=1e-7):
    rows = [(row - row.mean()) / (row.var() + epsilon) ** 0.5 for row in x]
    return ops.stack(rows)
