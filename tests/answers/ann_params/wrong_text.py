# fails: layer
"""Text is no number."""


def dense_params(inputs, units, use_bias=True):
    return f"{(inputs + use_bias) * units}"


def ann_params(sizes):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:], strict=False))
