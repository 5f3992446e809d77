# fails: layer
# why: one bias for the whole layer
"""The seed's "in * neurons + bias" taken at its word."""


def dense_params(inputs, units, use_bias=True):
    return inputs * units + (1 if use_bias else 0)


def ann_params(sizes):
    return sum(dense_params(a, b) for a, b in zip(sizes, sizes[1:], strict=False))
