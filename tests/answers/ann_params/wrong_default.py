# fails: layer
"""Another default."""


def dense_params(inputs, units, use_bias=False):
    return (inputs + use_bias) * units


def ann_params(sizes):
    return sum(dense_params(a, b, True) for a, b in zip(sizes, sizes[1:], strict=False))
