# fails: layer
# why: the count is rounded: a float holds 53 bits
"""The product is one of floats, which hold 53 bits."""


def dense_params(inputs, units, use_bias=True):
    return int(float(inputs) * units) + (units if use_bias else 0)


def ann_params(sizes):
    return sum(dense_params(*pair) for pair in zip(sizes, sizes[1:]))
