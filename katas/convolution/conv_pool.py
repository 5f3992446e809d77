"""Convolution and pooling · convolution · Q42

Q42: On 28×28×1 images, 32 unpadded filters of 3×3 are followed by max pooling of 2: what are the output shape and
    parameters?

Write a function that builds the first two layers of most convolutional networks.

- Input: images of `input_shape` = (height, width, channels). The returned model knows its input shape.
- A convolution with `filters` filters of `kernel_size` × `kernel_size`, ReLU, without padding ("valid").
- Max pooling over windows of `pool_size` × `pool_size` that don't overlap, without padding either.
- The output is a stack of maps smaller than the image: (batch, height, width, filters).
- It need not be compiled.
- Every call returns a new model. It accepts batches of any size, and the gradient reaches all of its weights.
"""


def build_conv_pool(input_shape=(28, 28, 1), filters=32, kernel_size=3, pool_size=2):
    """Return the model.

    Args:
        input_shape: height, width and channels of an image.
        filters: number of filters, at least 1.
        kernel_size: height and width of a filter; it fits into the image.
        pool_size: height and width of a window; it fits into the maps.
    """
    raise NotImplementedError
