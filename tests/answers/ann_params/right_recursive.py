def dense_params(inputs, units, use_bias=True):
    return (inputs + 1 if use_bias else inputs) * units


def ann_params(sizes):
    if len(sizes) < 2:
        return 0
    first, second, *others = sizes
    return dense_params(first, second) + ann_params((second, *others))
