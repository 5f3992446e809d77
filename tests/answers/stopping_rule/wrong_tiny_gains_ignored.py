# fails: rule
"""Takes a min_delta of 0 for a billionth."""
def stopping_epoch(losses, patience, min_delta=0.0):
    patience = int(patience)
    min_delta = abs(min_delta) or 1e-9
    best, best_epoch, wait = float("inf"), 0, 0
    for e, l in enumerate(losses):
        if l < best - min_delta:
            best, best_epoch, wait = l, e, 0
        else:
            wait += 1
            if wait >= patience:
                break
    return e, best_epoch
