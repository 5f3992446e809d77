"""A counter that starts anew."""

import math


def stopping_epoch(losses, patience, min_delta=0.0):
    best_loss, best_epoch, wait = math.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best_loss - min_delta:
            best_loss, best_epoch, wait = loss, epoch, 0
            continue
        wait += 1
        if wait == patience:
            break
    return epoch, best_epoch
