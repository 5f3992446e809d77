"""Convolution by hand · convolution · K4

Compute with NumPy what a `Conv2D` layer computes for one image.

A kernel lies on a part of the image of its own height and width, all channels included. Image and kernel are
multiplied number by number, and the sum of all products plus the filter's bias is one number of that filter's map.
The kernel then moves on by one place: to every place where it fits completely, from top left to bottom right.

- The kernel isn't flipped (what Keras calls convolution is a cross-correlation), and there is no activation.
- image (h, w, c), kernels (kh, kw, c, f), bias (f,) → maps (h - kh + 1, w - kw + 1, f).
- Images need not be square, kernels neither. They fit into the image; all sizes are at least 1.
- An image may hold integers from 0 to 255 (uint8); the maps are floats all the same.
- Numbers may be large or tiny, and arrays may be views of others, such as `image[:, ::-1]`.
- The arguments are left as they are.
"""


def conv2d(image, kernels, bias):
    """Return the maps of all filters.

    Args:
        image: float32 or uint8, (height, width, channels).
        kernels: float32, (kernel height, kernel width, channels, filters).
        bias: float32, (filters,).
    """
    raise NotImplementedError
