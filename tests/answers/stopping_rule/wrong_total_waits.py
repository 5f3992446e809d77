# fails: rule
"""Never forgets an epoch without improvement."""


def stopping_epoch(losses, patience, min_delta=0.0):
    best, wait = 0, 0
    for epoch, loss in enumerate(losses[1:], start=1):
        if loss + min_delta < losses[best]:
            best = epoch
        else:
            wait += 1
            if wait >= patience:
                return epoch, best
    return len(losses) - 1, best
