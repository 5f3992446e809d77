def conv2d_params(kernel_height, kernel_width, in_channels, filters):
    return (kernel_height * kernel_width * in_channels + 1) * filters


def dense_params(inputs, units):
    return inputs * units + units


def cnn_params(input_shape, filters, kernel_size, pool_size, hidden_units, classes):
    h, w, c = input_shape
    total = conv2d_params(kernel_size, kernel_size, c, filters)
    h, w = (h - kernel_size + 1) // pool_size, (w - kernel_size + 1) // pool_size
    total += dense_params(h * w * filters, hidden_units)
    total += dense_params(hidden_units, classes)
    return total
