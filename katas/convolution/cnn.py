"""Convolutional classifier · convolution · Q28

Write a function that builds a small convolutional network which sorts images into classes.

- Input: images of `input_shape` = (height, width, channels). The model knows its input shape when you return it.
- A convolution with `filters` filters of `kernel_size` × `kernel_size`, ReLU, without padding ("valid").
- Max pooling over windows of 2 × 2.
- All that is left in one vector per image, row by row as `Flatten` gives it; a Dense layer of `hidden_units`
  units with ReLU.
- A Dense layer with one unit for each class and a softmax: a batch gives (batch, classes), each row sums to 1.
- Compiled as a multi-class classifier: optimizer Adam, categorical cross-entropy on probabilities (labels are
  one-hot), accuracy as a metric.
- Every call makes a new model. It takes batches of any size, and the gradient reaches all of its weights.
- Adam is Adam itself, with any learning rate that learns: no weight decay, clipping or averaging. The accuracy is that
  of all samples, also over batches of different sizes.
"""


def build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10):
    """Return the compiled model.

    Args:
        input_shape: height, width and channels of an image.
        filters: number of filters, at least 1.
        kernel_size: height and width of a filter; it fits into the image and leaves at least 2 × 2 for the pooling.
        hidden_units: width of the hidden layer, at least 1.
        classes: number of classes, at least 3.
    """
    raise NotImplementedError
