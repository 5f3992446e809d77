# fails: network
# why: the biases are missing
"""The network's biases are forgotten."""


def dense_params(inputs, units, use_bias=True):
    return inputs * units + (units if use_bias else 0)


def ann_params(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:], strict=False))
