# fails: min_delta
"""Beaten by exactly min_delta counts."""


def stopping_epoch(losses, patience, min_delta=0.0):
    best = 0
    for epoch, loss in enumerate(losses):
        if losses[best] - loss >= max(min_delta, 1e-30):
            best = epoch
        elif epoch - best >= patience:
            return epoch, best
    return len(losses) - 1, best
