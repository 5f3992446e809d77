"""Recursion over the improvements."""


def stopping_epoch(losses, patience, min_delta=0.0, best=0):
    window = range(best + 1, min(best + 1 + patience, len(losses)))
    for epoch in window:
        if losses[best] - losses[epoch] > min_delta:
            return stopping_epoch(losses, patience, min_delta, epoch)
    return max(window, default=best), best
