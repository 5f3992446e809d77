# fails: min_delta
"""Takes min_delta for a fraction."""


def stopping_epoch(losses, patience, min_delta=0.0):
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best] * (1 - min_delta):
            best = epoch
        elif epoch - best >= patience:
            return epoch, best
    return len(losses) - 1, best
