"""Counting the parameters of a CNN · convolution · Q11, Q29

Q11: How many parameters does a Conv2D layer have, and why doesn't the image size matter?
Q29: Count by hand: 64×64×3 images, 32 filters of 3×3 without padding, pooling by 2, then Dense layers of 64 and 10
    units.

Count the weights of a convolutional network without building it.

- The layers are Keras's `Conv2D` and `Dense` with their defaults, biases included. A kernel has the height and width that
  are given, and reads all channels of its input.
- `cnn_params` counts a whole network: a convolution with `kernel_size` × `kernel_size` kernels and no padding
  ("valid"), max pooling over windows of `pool_size` × `pool_size` (leftover rows and columns at the edge are dropped),
  all maps flattened into one vector, a Dense layer of `hidden_units` units, and a Dense layer of `classes` units.

All numbers are whole and at least 1, and kernels and windows fit. Each function returns an int (or a NumPy integer),
exact for networks of any size, even beyond 32 bits.
"""


def conv2d_params(kernel_height, kernel_width, in_channels, filters):
    """Return the number of parameters of a Conv2D layer with biases."""
    raise NotImplementedError


def dense_params(inputs, units):
    """Return the number of parameters of a Dense layer with biases."""
    raise NotImplementedError


def cnn_params(input_shape, filters, kernel_size, pool_size, hidden_units, classes):
    """Return the number of parameters of the whole network.

    Args:
        input_shape: height, width and channels of an image.
        filters: number of filters of the convolution.
        kernel_size: height and width of a kernel.
        pool_size: height and width of a pooling window.
        hidden_units: width of the hidden layer.
        classes: number of classes, at least 3.
    """
    raise NotImplementedError
