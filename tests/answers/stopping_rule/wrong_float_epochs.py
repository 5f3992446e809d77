# fails: rule
# why: these are floats
"""Keeps the epochs in an array of floats."""

import numpy as np


def stopping_epoch(losses, patience, min_delta=0.0):
    found = np.zeros(2)
    for epoch, loss in enumerate(losses):
        if loss + min_delta < losses[int(found[1])]:
            found[1] = epoch
        found[0] = epoch
        if epoch - found[1] >= patience:
            break
    return found
