# fails: one_epoch
"""Starts with the second epoch, which may not be there."""


def stopping_epoch(losses, patience, min_delta=0.0):
    best, epoch = 0, 1
    while epoch - best < patience and epoch < len(losses) - 1 or losses[epoch] + min_delta < losses[best]:
        if losses[epoch] + min_delta < losses[best]:
            best = epoch
        if epoch == len(losses) - 1:
            break
        epoch += 1
    return epoch, best
