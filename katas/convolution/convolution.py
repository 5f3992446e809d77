"""Convolution by hand · convolution · K4

K4: What do convolution and pooling layers compute, and why do they go well together?

Compute with NumPy what a `Conv2D` layer computes for one image.

A kernel covers a window of the image with its own height and width and all channels. The window and the kernel are
multiplied number by number; the sum of all products plus the filter's bias is one number of that filter's map. The
kernel then moves by one position, and so visits every position where it fits completely, from top left to bottom right.

- The kernel is not flipped (what Keras calls convolution is a cross-correlation), and there is no activation.
- image (h, w, c), kernels (kh, kw, c, f), bias (f,) → maps (h - kh + 1, w - kw + 1, f).
- Neither images nor kernels need to be square. Kernels fit into the image; all sizes are at least 1.
- An image may hold integers from 0 to 255 (uint8); the maps are still floats.
- Numbers may be large or tiny, and arrays may be views of other arrays, such as `image[:, ::-1]`.
- Leave the arguments unchanged.
"""


def conv2d(image, kernels, bias):
    """Return the maps of all filters.

    Args:
        image: float32 or uint8, (height, width, channels).
        kernels: float32, (kernel height, kernel width, channels, filters).
        bias: float32, (filters,).
    """
    raise NotImplementedError
