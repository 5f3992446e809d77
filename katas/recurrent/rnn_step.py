"""A recurrent layer by hand · recurrent · Q14

Q14: What does a simple recurrent layer compute at each step, and what does it remember?

Compute with NumPy every state of a `SimpleRNN` that reads one sequence.

    state at step t = tanh(input at step t · kernel + state at step t - 1 · recurrent kernel + bias)

- Before the first step the state is all zeros.
- x (timesteps, features), kernel (features, units), recurrent kernel (units, units), bias (units,) result in an array
  (timesteps, units): the states in order, one after each step. Keras's `SimpleRNN(units, return_sequences=True)` with
  these weights computes the same.
- Inputs may be large, up to 1000 in magnitude: the states stay finite, and no intermediate result overflows (NumPy
  would warn).
- All sizes are at least 1. Arrays may be views of other arrays. Leave the arguments and NumPy's settings unchanged.
"""


def simple_rnn(x, kernel, recurrent_kernel, bias):
    """Return the state after each step.

    Args:
        x: one sequence, float32, (timesteps, features).
        kernel: from input to state, float32, (features, units).
        recurrent_kernel: from state to state, float32, (units, units).
        bias: float32, (units,).
    """
    raise NotImplementedError
