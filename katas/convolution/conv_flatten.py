"""From maps to a vector · convolution · Q41, Q13

Q41: Flatten follows 32 unpadded filters of 3×3 on 28×28×1 images: what is the shape of the output, and the order of
    its numbers?
Q13: What happens to shape, values and parameters when feature maps go through Flatten?

Dense layers read one vector per sample, but convolutions output maps. Write a function that builds a convolution and
turns its maps into one vector.

- Input: images of `input_shape` = (height, width, channels). The returned model knows its input shape.
- A convolution with `filters` filters of `kernel_size` × `kernel_size`, ReLU, without padding ("valid").
- All numbers of all maps in one vector per image, in memory order: row by row, within a row position by position, at
  each position filter by filter. The output has shape (batch, height of a map · width of a map · filters).
- It need not be compiled.
- Every call returns a new model. It accepts batches of any size, and the gradient reaches all of its weights.
"""


def build_conv_flatten(input_shape=(28, 28, 1), filters=32, kernel_size=3):
    """Return the model.

    Args:
        input_shape: height, width and channels of an image.
        filters: number of filters, at least 1.
        kernel_size: height and width of a filter; it fits into the image.
    """
    raise NotImplementedError
