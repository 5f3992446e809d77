"""Vanishing gradients · gradients · G1

G1: Why do gradients vanish in deep networks, how do you notice, and what helps?

In a deep net of sigmoids the gradient shrinks from layer to layer, and the first layers never learn. Measure this, and
build a deep net in which it doesn't happen.

`kernel_gradient_norms(model, x, y)` returns a list of floats, one for each Dense layer of a compiled model, in the
model's order: the L2 norm of the gradient of the compiled loss with respect to the layer's kernel, for the batch x
with labels y.

- The loss is the one that the model was compiled with (given by name, as a function or as an object), averaged over the
  batch, without regularization penalties.
- Frozen layers are included: they have a gradient as well.
- The model runs in inference mode. Leave it unchanged: weights, regularizers, what is trainable, how it is compiled,
  and the state of its optimizer and metrics.

`build_deep_net(input_dim, depth, width)` returns a model with `depth` hidden Dense layers of `width` units each, one
after the other, and one output unit with a sigmoid, compiled as a binary classifier: optimizer Adam, binary
cross-entropy on probabilities, accuracy as a metric.

- With its initial weights, in training, the gradient of the first kernel is not zero, and at least 1/1000 of the last
  kernel's. This is checked for the default width and similar ones, and for depths up to 20.
- How you achieve this is up to you: activations, initializers, normalization or skips between the hidden layers, but no
  further Dense layer.
- Every call returns a new model. Use plain Adam with any learning rate at which the model learns: no weight decay,
  clipping or averaging. The accuracy covers all samples, even if batches differ in size.
"""


def kernel_gradient_norms(model, x, y):
    """Return the norms, a list of floats.

    Args:
        model: a compiled model whose layers are in `model.layers`.
        x: a batch of inputs, a NumPy array.
        y: the labels of the batch, shaped like the model's output.
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
