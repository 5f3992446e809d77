# fails: rule
# why: the first epoch counts as one without improvement
"""The first epoch is compared with itself."""


def stopping_epoch(losses, patience, min_delta=0.0):
    best, be, wait = losses[0], 0, 0
    for i, l in enumerate(losses):
        if l + min_delta < best:
            best, be, wait = l, i, 0
        else:
            wait += 1
            if wait >= patience:
                return i, be
    return len(losses) - 1, be
