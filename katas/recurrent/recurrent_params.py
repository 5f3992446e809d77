"""Counting the parameters of recurrent layers · recurrent · Q15

Q15: Compare LSTM and GRU: gates, states and parameter counts.

Interviewers like to check whether you know what is inside a layer: count its weights without building it.

Each function takes `features` (numbers per step of the input) and `units` (units of the layer), both at least 1, and
returns the number of trainable parameters as an int (or a NumPy integer), exact for any size, even beyond 32 bits.

The layers have Keras's defaults, biases included; one set of weights serves every step of a sequence.

- A GRU with `reset_after=True`, Keras's default, applies the reset gate after the matrix product with the state; with
  `reset_after=False`, the textbook version, before it. The two versions have different numbers of biases.
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
