# fails: rule
"""Another default."""


def stopping_epoch(losses, patience, min_delta=0.3):
    best = 0
    for epoch, loss in enumerate(losses):
        if loss + min_delta < losses[best]:
            best = epoch
        elif epoch - best >= patience:
            return epoch, best
    return len(losses) - 1, best
