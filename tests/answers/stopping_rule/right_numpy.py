"""An array of two NumPy integers; while loop."""

import numpy as np


def stopping_epoch(losses, patience, min_delta=0.0):
    losses = np.asarray(losses)
    best = 0
    while True:
        better = np.flatnonzero(losses[best + 1 : best + 1 + patience] + min_delta < losses[best])
        if not better.size:
            return np.array([min(best + patience, len(losses) - 1), best])
        best += 1 + better[0]
