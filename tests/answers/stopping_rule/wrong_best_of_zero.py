# fails: rule
"""A best loss of 0 is taken for none."""


def stopping_epoch(losses, patience, min_delta=0.0):
    best, best_epoch = None, 0
    for epoch, loss in enumerate(losses):
        if not best or loss + min_delta < best:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses) - 1, best_epoch
