# fails: layer
# why: the biases are counted
"""use_bias isn't looked at."""


def dense_params(inputs, units, use_bias=True):
    return (inputs + 1) * units


def ann_params(sizes):
    return sum(dense_params(a, b) for a, b in zip(sizes, sizes[1:], strict=False))
