"""Two inputs, one encoder · dense · Q24, K2

A stack of layers can't compare two things. Write a function that builds a network which reads two samples with the
same eyes: a siamese network.

- Two inputs named `left` and `right`, each of `input_dim` numbers per sample.
- One encoder, a Dense layer of `units` units with ReLU, is applied to both. It is the same layer with the same weights.
- The two codes are concatenated, left first: 2 · units numbers.
- One unit with a sigmoid reads them: a batch gives (batch, 1).
- In all (input_dim + 1) · units + 2 · units + 1 parameters.
- The model takes a batch as `[left, right]`, in this order, and by name, `{"left": ..., "right": ...}`; a subclass, or
  a model that is made of a dict of inputs, in one of the two forms.
- Every call makes a new model. It takes batches of any size, and the gradient reaches all of its weights.
- It needn't be compiled.
"""


def build_siamese(input_dim=8, units=16):
    """Return the model.

    Args:
        input_dim: numbers per sample of each input, at least 1.
        units: width of the encoder, at least 1.
    """
    raise NotImplementedError
