# fails: network
"""Only for two layers."""


def dense_params(inputs, units, use_bias=True):
    return (inputs + use_bias) * units


def ann_params(sizes):
    return dense_params(sizes[0], sizes[1]) + dense_params(sizes[1], sizes[2])
