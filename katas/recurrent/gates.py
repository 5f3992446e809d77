"""One step of an LSTM and of a GRU · recurrent · Q15

Q15: Compare LSTM and GRU: gates, states and parameter counts.

Compute with NumPy one step of both layers for one sample: x (features,), h and c (units,). Gates are sigmoids, numbers
between 0 and 1 that say how much is let through. · is a matrix product; everything else is computed unit by unit.

LSTM: x · kernel + h · recurrent_kernel + bias holds four blocks of `units` numbers, in this order:
input gate i = sigmoid(1st), forget gate f = sigmoid(2nd), candidate = tanh(3rd), output gate o = sigmoid(4th).

    new c = f * c + i * candidate          new h = o * tanh(new c)

GRU, as Keras computes it (`reset_after=True`): x · kernel + bias[0] and h · recurrent_kernel + bias[1] hold three
blocks each, a of x and b of h: update gate z = sigmoid(1st a + 1st b), reset gate r = sigmoid(2nd a + 2nd b),
candidate = tanh(3rd a + r * 3rd b).

    new h = z * h + (1 - z) * candidate

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
