"""Counts places one by one instead of using a formula."""


def _weighted_sum(inputs, outputs):
    return sum(inputs + 1 for _ in range(outputs))


def conv2d_params(kernel_height, kernel_width, in_channels, filters):
    return _weighted_sum(kernel_height * kernel_width * in_channels, filters)


dense_params = lambda inputs, units: _weighted_sum(inputs, units)  # noqa: E731


def _places(size, window, step):
    return len(range(0, size - window + 1, step))


def cnn_params(input_shape, filters, kernel_size, pool_size, hidden_units, classes):
    maps = 1
    for size in input_shape[:-1]:
        maps *= _places(_places(size, kernel_size, 1), pool_size, pool_size)
    layers = [
        (kernel_size * kernel_size * input_shape[-1], filters),
        (maps * filters, hidden_units),
        (hidden_units, classes),
    ]
    return sum(_weighted_sum(inputs, outputs) for inputs, outputs in layers)
