# fails: rule
# why: it belongs to the caller
"""Counts right, and leaves the caller's list in order of size."""


def stopping_epoch(losses, patience, min_delta=0.0):
    best, best_epoch, wait, last = losses[0], 0, 0, len(losses) - 1
    for epoch, loss in enumerate(losses):
        wait += 1
        if loss + min_delta < best:
            best, best_epoch, wait = loss, epoch, 0
        elif epoch and wait > patience - (best_epoch == 0 and wait == epoch):
            last = epoch
            break
        elif epoch and epoch - best_epoch >= patience:
            last = epoch
            break
    losses.sort()
    return last, best_epoch
