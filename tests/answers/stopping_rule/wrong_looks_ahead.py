# fails: rule
"""Takes the lowest loss of the whole list."""


def stopping_epoch(losses, patience, min_delta=0.0):
    best = 0
    for epoch, loss in enumerate(losses):
        if loss + min_delta < losses[best]:
            best = epoch
        elif epoch - best >= patience:
            return epoch, losses.index(min(losses))
    return len(losses) - 1, best
