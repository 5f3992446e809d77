# fails: network
# why: the inputs are counted with biases
"""A bias for each of the sizes."""


def dense_params(inputs, units, use_bias=True):
    return (inputs + use_bias) * units


def ann_params(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:], strict=False)) + sum(sizes)
