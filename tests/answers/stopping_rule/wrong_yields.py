# fails: rule
# why: a generator is returned
"""Yields the two epochs."""
def stopping_epoch(losses, patience, min_delta=0.0):
    best = 0
    for e, l in enumerate(losses):
        if l + min_delta < losses[best]:
            best = e
        elif e - best >= patience and e:
            yield e, best
            return
    yield len(losses) - 1, best
