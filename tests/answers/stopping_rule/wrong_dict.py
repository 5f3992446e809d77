# fails: rule
# why: in a dict
"""Returns the two epochs by name."""
def stopping_epoch(losses, patience, min_delta=0.0):
    best = 0
    for e, l in enumerate(losses):
        if l + min_delta < losses[best]:
            best = e
        elif e - best >= patience and e:
            return {"last_epoch": e, "best_epoch": best}
    return {"last_epoch": len(losses) - 1, "best_epoch": best}
