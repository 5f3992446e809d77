"""Counting the parameters of recurrent layers · recurrent · Q15

Q15: Compare LSTM and GRU: gates, states and parameter counts.

Interviewers like to check whether you know what is inside a layer: count its weights without building it.

Each function takes `features` (numbers per step of the input) and `units` (units of the layer), both at least 1, and
returns the number of trainable parameters as an int (or a NumPy integer), exact for any size, even beyond 32 bits.

- SimpleRNN: every unit has a weight for each feature, a weight for the state of each unit, and a bias.
- LSTM: the same, four times over: three gates and the candidate.
- GRU: three times over. With `reset_after=True`, Keras's default, every unit has two biases each time; with
  `reset_after=False`, the textbook version, it has one.
"""


def simple_rnn_params(features, units):
    """Return the number of parameters of `SimpleRNN(units)`."""
    raise NotImplementedError


def lstm_params(features, units):
    """Return the number of parameters of `LSTM(units)`."""
    raise NotImplementedError


def gru_params(features, units, reset_after=True):
    """Return the number of parameters of `GRU(units, reset_after=reset_after)`."""
    raise NotImplementedError
