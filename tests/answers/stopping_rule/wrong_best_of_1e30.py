# fails: rule
"""A first best loss that others can exceed."""


def stopping_epoch(losses, patience, min_delta=0.0):
    best, best_epoch, wait = 1e30, 0, 0
    for epoch, loss in enumerate(losses):
        if loss + min_delta < best:
            best, best_epoch, wait = loss, epoch, 0
        else:
            wait += 1
            if wait >= patience:
                return epoch, best_epoch
    return len(losses) - 1, best_epoch
