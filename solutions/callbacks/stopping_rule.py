"""The rule of early stopping: remember the best epoch, and how long ago it was.

What counts is the distance to the best epoch, not to the previous one: a loss that falls again, but not below the best,
is still not an improvement. Small improvements, each below `min_delta`, add up, since the best loss stays until a loss
beats it by enough.
"""


def stopping_epoch(losses, patience, min_delta=0.0):
    best = 0
    for epoch, loss in enumerate(losses):
        if loss + min_delta < losses[best]:
            best = epoch
        elif epoch - best >= patience:
            return epoch, best
    return len(losses) - 1, best
