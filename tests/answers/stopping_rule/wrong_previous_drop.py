# fails: min_delta
"""Small steps never add up: lowers the bar without an improvement."""


def stopping_epoch(losses, patience, min_delta=0.0):
    lowest, best, wait = losses[0], 0, 0
    for epoch, loss in enumerate(losses[1:], start=1):
        if loss + min_delta < lowest:
            best, wait = epoch, 0
        else:
            wait += 1
        lowest = min(lowest, loss)
        if wait >= patience:
            return epoch, best
    return len(losses) - 1, best
