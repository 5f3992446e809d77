"""LSTM classifier · recurrent · Q31

Q31: Build an LSTM classifier for sequences of 20 steps with one feature, and derive its parameter count.

Write a function that builds a network that reads a sequence with an LSTM and says how likely the sequence is to belong
to the positive class.

- Input: sequences of `timesteps` steps with `features` numbers each, so a batch has shape (batch, timesteps, features).
  The returned model knows its input shape.
- One LSTM layer of `units` units with Keras's defaults; only its last state is passed on.
- One output unit with a sigmoid: one probability per sequence, so a batch has outputs of shape (batch, 1).
- Compiled as a binary classifier: optimizer Adam, binary cross-entropy on probabilities, accuracy as a metric.
- Every call returns a new model. It accepts batches of any size, and the gradient reaches all of its weights.
- Use plain Adam with any learning rate at which the model learns: no weight decay, clipping or averaging. The accuracy
  covers all samples, even if batches differ in size.
"""


def build_lstm(timesteps=20, features=1, units=50):
    """Return the compiled model.

    Args:
        timesteps: steps of a sequence, at least 1.
        features: numbers per step, at least 1.
        units: units of the LSTM, at least 1.
    """
    raise NotImplementedError
