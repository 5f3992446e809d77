# fails: rule
# why: worse than the previous one are counted
"""Patience counts losses that rise."""


def stopping_epoch(losses, patience, min_delta=0.0):
    best, rises = 0, 0
    for i in range(1, len(losses)):
        if losses[i] + min_delta < losses[best]:
            best = i
        if losses[i] >= losses[i - 1]:
            rises += 1
            if rises >= patience:
                return i, best
        else:
            rises = 0
    return len(losses) - 1, best
