# fails: network
"""Counts eight layers at most."""


def dense_params(inputs, units, use_bias=True):
    return inputs * units + units * bool(use_bias)


def ann_params(sizes):
    total = 0
    for i in range(min(len(sizes) - 1, 8)):
        total += dense_params(sizes[i], sizes[i + 1])
    return total
