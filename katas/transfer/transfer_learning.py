"""Transfer learning · transfer · Q35, Q3, Q16, K10

Q35: Put a ten-class head with 128 hidden units on VGG16 for 224×224 images: how many parameters are trained?
Q3: Why can a network that was trained on another task be a better start than random weights?
Q16: Walk me through a transfer-learning project in Keras, in the right order.
K10: You have 500 labelled images: how does transfer learning help, and when do you fine-tune?

Use what another network has learned: keep its convolutions unchanged, and train only a new head for your classes.

`add_classifier(base, units, classes)` puts a head on any convolutional model without its top:

- The model contains `base` itself, not a copy, and accepts the same images.
- `base` is frozen (not trainable): training never changes any of its weights, moving statistics included.
- After it: all of its maps flattened into one vector per image, a Dense layer of `units` units with ReLU, and a Dense
  layer with one unit per class and a softmax.
- Compiled as a multi-class classifier: optimizer Adam, categorical cross-entropy on probabilities (labels are one-hot),
  accuracy as a metric. Use plain Adam with any learning rate at which the model learns: no weight decay, clipping or
  averaging. The accuracy covers all samples, even if batches differ in size.
- Every call creates a new head. The model accepts batches of any size, and the gradient reaches all weights of the
  head.

`build_transfer_model(input_shape, units, classes, weights)` does the same on `keras.applications.VGG16` without its
top. `weights` is passed to VGG16: "imagenet" loads its pretrained weights, None starts at random.
"""


def add_classifier(base, units=128, classes=10):
    """Return the compiled model.

    Args:
        base: a built Keras model that turns images into maps (batch, height, width, channels).
        units: width of the hidden layer of the head, at least 1.
        classes: number of classes, at least 3.
    """
    raise NotImplementedError


def build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights="imagenet"):
    """Return the compiled model on VGG16.

    Args:
        input_shape: height, width (each at least 32) and channels of an image.
        units: width of the hidden layer of the head, at least 1.
        classes: number of classes, at least 3.
        weights: "imagenet" or None.
    """
    raise NotImplementedError
