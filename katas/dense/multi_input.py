"""Two inputs, one encoder · dense · Q24, K2

Q24: When is Sequential no longer enough, and what does the Functional API do differently?
K2: What can a Functional model express that a Sequential one can't, and what else should you know about Sequential?

A stack of layers can't compare two things. Write a function that builds a siamese network: it reads two samples with
one and the same encoder.

- Two inputs named `left` and `right`, each of `input_dim` numbers per sample.
- One encoder, a Dense layer of `units` units with ReLU, is applied to both. It is the same layer with the same weights.
- The two codes are concatenated, `left` first: 2 · units numbers.
- One unit with a sigmoid reads them: the output has shape (batch, 1).
- The model has (input_dim + 1) · units + 2 · units + 1 parameters.
- The model accepts a batch as `[left, right]`, in this order, and by name, as `{"left": ..., "right": ...}`. For a
  subclass, or a model built from a dict of inputs, one of the two forms is enough.
- Every call returns a new model. It accepts batches of any size, and the gradient reaches all of its weights.
- It need not be compiled.
"""


def build_siamese(input_dim=8, units=16):
    """Return the model.

    Args:
        input_dim: numbers per sample of each input, at least 1.
        units: width of the encoder, at least 1.
    """
    raise NotImplementedError
