# fails: min_delta
"""The lowest loss so far, though it is not better by min_delta."""


def stopping_epoch(losses, patience, min_delta=0.0):
    best = 0
    for epoch, loss in enumerate(losses):
        if loss + min_delta < losses[best]:
            best = epoch
        elif epoch - best >= patience:
            return epoch, losses.index(min(losses[: epoch + 1]))
    return len(losses) - 1, losses.index(min(losses))
