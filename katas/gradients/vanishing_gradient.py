"""Vanishing gradients · gradients · G1

In a deep net of sigmoids the gradient shrinks from layer to layer, and the first layers never learn. Measure it,
and build a deep net in which it doesn't happen.

`kernel_gradient_norms(model, x, y)` returns a list of floats, one for each Dense layer of a compiled model, in the
model's order: the L2 norm of the gradient of the compiled loss with respect to the layer's kernel, for the batch x
with labels y.

- The loss is the one that the model was compiled with, by name, as a function or as an object, as the mean over the
  batch, without penalties of regularizers.
- Frozen layers have a gradient as well, and are among them.
- The model runs as at inference. It is left as it is: weights, regularizers, what is trainable, how it is compiled, and
  what its optimizer and its metrics remember.

`build_deep_net(input_dim, depth, width)` returns a model with `depth` hidden Dense layers of `width` units each, one
behind the other, and one output unit with a sigmoid, compiled as a binary classifier: optimizer Adam, binary
cross-entropy on probabilities, accuracy as a metric.

- With its initial weights, in training, the gradient of the first kernel is not zero, and at least 1/1000 of the last
  kernel's. This is checked for the default width and similar ones, and for depths up to 20.
- How is up to you: activations, initializers, normalization or skips between the hidden layers, but no further
  Dense layer.
- Every call makes a new model. Adam is Adam itself, with any learning rate that learns: no weight decay, clipping or
  averaging. The accuracy is that of all samples, also over batches of different sizes.
"""


def kernel_gradient_norms(model, x, y):
    """Return the norms, a list of floats.

    Args:
        model: a compiled model whose layers are in `model.layers`.
        x: a batch of inputs, a NumPy array.
        y: its labels, shaped like the model's output.
    """
    raise NotImplementedError


def build_deep_net(input_dim=10, depth=20, width=32):
    """Return the compiled model.

    Args:
        input_dim: numbers per sample, at least 1.
        depth: number of hidden layers, at least 1.
        width: units of each hidden layer, at least 1.
    """
    raise NotImplementedError
