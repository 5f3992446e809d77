# fails: simple_rnn
# why: the number is right, but it is inside an array
"""Returns an array of one number."""

import numpy as np
def simple_rnn_params(features, units): return np.array([units * (features + units + 1)])
def lstm_params(features, units): return 4 * simple_rnn_params(features, units)
def gru_params(features, units, reset_after=True): return 3 * units * (features + units + 1 + reset_after)
