"""One step of an LSTM and of a GRU · recurrent · Q15

Q15: Compare LSTM and GRU: gates, states and parameter counts.

Compute with NumPy one step of both layers for one sample: x (features,), h and c (units,). Gates are sigmoids, numbers
between 0 and 1 that say how much is let through. · is a matrix product; everything else is computed unit by unit.

Each layer computes what Keras's layer of that name computes in a step, with the weights as Keras keeps them:

- LSTM: kernels and bias hold four blocks of `units` columns each: input gate, forget gate, candidate, output gate. The
  forget gate decides how much of the cell is kept, the input gate how much of the candidate is added, and the output
  gate how much of the new cell becomes the new state. Candidate and cell pass through a tanh.
- GRU, with `reset_after=True`: three blocks, update gate, reset gate, candidate. bias[0] belongs to the input, bias[1]
  to the state. The reset gate decides how much of the state's part, bias included, counts for the candidate, and the
  update gate how much of the old state is kept.

Inputs may be large, up to 1000 in magnitude: results stay finite, and no intermediate result overflows (NumPy would
warn). All sizes are at least 1. Arrays may be views of other arrays. Leave the arguments and NumPy's settings
unchanged.
"""


def lstm_step(x, h, c, kernel, recurrent_kernel, bias):
    """Return the new (h, c).

    Args:
        x: input, float32, (features,).
        h: hidden state, float32, (units,).
        c: cell state, float32, (units,).
        kernel: float32, (features, 4 · units).
        recurrent_kernel: float32, (units, 4 · units).
        bias: float32, (4 · units,).
    """
    raise NotImplementedError


def gru_step(x, h, kernel, recurrent_kernel, bias):
    """Return the new h.

    Args:
        x: input, float32, (features,).
        h: hidden state, float32, (units,).
        kernel: float32, (features, 3 · units).
        recurrent_kernel: float32, (units, 3 · units).
        bias: float32, (2, 3 · units): for the input and for the state.
    """
    raise NotImplementedError
