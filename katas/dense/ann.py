"""Dense classifier · dense · Q26

Q26: Build a binary classifier for ten features with hidden layers of 16 and 8 units, and justify each choice.

Write a function that builds a network of dense layers for a yes-or-no question.

- Input: `input_dim` numbers per sample. The returned model knows its input shape.
- A Dense layer with ReLU for each width in `hidden`, in that order. `hidden` holds 0 to 4 widths; if it is empty, the
  output unit reads the input itself.
- One output unit with a sigmoid: one probability per sample, so a batch has outputs of shape (batch, 1).
- Compiled as a binary classifier: optimizer Adam, binary cross-entropy on probabilities, accuracy as a metric.
- Every call returns a new model. It accepts batches of any size, and the gradient reaches all of its weights.
- Use plain Adam with any learning rate at which the model learns: no weight decay, clipping or averaging. The accuracy
  covers all samples, even if batches differ in size.
"""


def build_ann(input_dim=10, hidden=(16, 8)):
    """Return the compiled model.

    Args:
        input_dim: numbers per sample, at least 1.
        hidden: the widths of the hidden layers, each at least 1.
    """
    raise NotImplementedError
