"""Dense classifier · dense · Q26

Write a function that builds a network of dense layers for a question with two answers.

- Input: `input_dim` numbers per sample. The model knows its input shape when you return it.
- A Dense layer with ReLU for each width in `hidden`, in that order. `hidden` holds 0 to 4 widths; with none of them
  the output unit looks at the input itself.
- One output unit with a sigmoid: one probability per sample, a batch gives (batch, 1).
- Compiled as a binary classifier: optimizer Adam, binary cross-entropy on probabilities, accuracy as a metric.
- Every call makes a new model. It takes batches of any size, and the gradient reaches all of its weights.
- Adam is Adam itself, with any learning rate that learns: no weight decay, clipping or averaging. The accuracy is that
  of all samples, also over batches of different sizes.
"""


def build_ann(input_dim=10, hidden=(16, 8)):
    """Return the compiled model.

    Args:
        input_dim: numbers per sample, at least 1.
        hidden: the widths of the hidden layers, each at least 1.
    """
    raise NotImplementedError
