"""The seed's formula, with a bias for each unit."""


def dense_params(inputs, units, use_bias=True):
    if use_bias:
        return inputs * units + units
    return inputs * units


def ann_params(sizes):
    total = 0
    for i in range(len(sizes) - 1):
        total += sizes[i] * sizes[i + 1] + sizes[i + 1]
    return total
