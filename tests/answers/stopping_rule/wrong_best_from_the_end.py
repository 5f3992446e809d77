# fails: rule
# why: patience epochs before the last one
"""Counts the best epoch back from the last one."""
def stopping_epoch(losses, patience, min_delta=0.0):
    best, wait = losses[0], 0
    for i, loss in enumerate(losses[1:], 1):
        if loss + min_delta < best:
            best, wait = loss, 0
        else:
            wait += 1
        if wait == patience:
            break
    else:
        i = len(losses) - 1
    return i, max(i - patience, 0)
