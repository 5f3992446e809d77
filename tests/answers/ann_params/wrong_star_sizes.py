# fails: error
"""Takes each size as an argument of its own, where the kata passes all of them as one."""


def dense_params(inputs, units, use_bias=True):
    return inputs * units + units * use_bias


def ann_params(*sizes):
    return sum(dense_params(*pair) for pair in zip(sizes, sizes[1:]))
