# fails: network
"""A range that ends too early."""


def dense_params(inputs, units, use_bias=True):
    return (inputs + use_bias) * units


def ann_params(sizes):
    return sum(dense_params(sizes[i], sizes[i + 1]) for i in range(len(sizes) - 2))
