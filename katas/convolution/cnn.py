"""Convolutional classifier · convolution · Q28

Q28: Build a small CNN that sorts 64×64 colour images into ten classes, and say what each layer is for.

Write a function that builds a small convolutional network that sorts images into classes.

- Input: images of `input_shape` = (height, width, channels). The returned model knows its input shape.
- A convolution with `filters` filters of `kernel_size` × `kernel_size`, ReLU, without padding ("valid").
- Max pooling over windows of 2 × 2.
- All maps flattened into one vector per image, row by row as `Flatten` does; a Dense layer of `hidden_units` units with
  ReLU.
- A Dense layer with one unit per class and a softmax: the output has shape (batch, classes), and each row sums to 1.
- Compiled as a multi-class classifier: optimizer Adam, categorical cross-entropy on probabilities (labels are
  one-hot), accuracy as a metric.
- Every call returns a new model. It accepts batches of any size, and the gradient reaches all of its weights.
- Use plain Adam with any learning rate at which the model learns: no weight decay, clipping or averaging. The accuracy
  covers all samples, even if batches differ in size.
"""


def build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10):
    """Return the compiled model.

    Args:
        input_shape: height, width and channels of an image.
        filters: number of filters, at least 1.
        kernel_size: height and width of a filter; it fits into the image and leaves maps of at least 2 × 2 to pool.
        hidden_units: width of the hidden layer, at least 1.
        classes: number of classes, at least 3.
    """
    raise NotImplementedError
