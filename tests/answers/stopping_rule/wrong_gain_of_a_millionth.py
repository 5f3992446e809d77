# fails: rule
"""A gain counts from a hundred-thousandth on."""


def stopping_epoch(losses, patience, min_delta=0.0):
    best, best_epoch = losses[0], 0
    for epoch, loss in enumerate(losses):
        if best - loss > max(min_delta, 1e-5):
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch, best_epoch
    return len(losses) - 1, best_epoch
