"""GRU classifier · recurrent · Q32

Write a function that builds a network which reads a sequence with a GRU and says how probable it is that the
sequence belongs to the positive class.

- Input: sequences of `timesteps` steps with `features` numbers each, so a batch has the shape (batch, timesteps,
  features). The model knows its input shape when you return it.
- One GRU layer of `units` units with Keras's defaults; only its last state goes on.
- One output unit with a sigmoid: one probability per sequence, a batch gives (batch, 1).
- Compiled as a binary classifier: optimizer Adam, binary cross-entropy on probabilities, accuracy as a metric.
- Every call makes a new model. It takes batches of any size, and the gradient reaches all of its weights.
- Adam is Adam itself, with any learning rate that learns: no weight decay, clipping or averaging. The accuracy is that
  of all samples, also over batches of different sizes.
"""


def build_gru(timesteps=20, features=1, units=50):
    """Return the compiled model.

    Args:
        timesteps: steps of a sequence, at least 1.
        features: numbers per step, at least 1.
        units: units of the GRU, at least 1.
    """
    raise NotImplementedError
