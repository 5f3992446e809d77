"""From maps to a vector · convolution · Q41, Q13

Dense layers read one vector per sample, convolutions give maps. Write a function that builds a convolution and makes
one vector of its maps.

- Input: images of `input_shape` = (height, width, channels). The model knows its input shape when you return it.
- A convolution with `filters` filters of `kernel_size` × `kernel_size`, ReLU, without padding ("valid").
- All numbers of all maps in one vector per image, in the order in which they lie in memory: the first row first,
  within a row place by place, at each place filter by filter. A batch gives
  (batch, height of a map · width of a map · filters).
- It needn't be compiled.
- Every call makes a new model. It takes batches of any size, and the gradient reaches all of its weights.
"""


def build_conv_flatten(input_shape=(28, 28, 1), filters=32, kernel_size=3):
    """Return the model.

    Args:
        input_shape: height, width and channels of an image.
        filters: number of filters, at least 1.
        kernel_size: height and width of a filter; it fits into the image.
    """
    raise NotImplementedError
