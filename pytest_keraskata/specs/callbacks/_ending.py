"""Where training ends by a rule of the losses: the right one, and those that are known to go wrong."""

from collections.abc import Callable, Sequence
from functools import partial

from pytest_keraskata.authoring import but, defaulting, mistake, then

Losses = Sequence[float]
# Whether an epoch's loss is an improvement: the losses, the epoch, the best one so far, min_delta.
Improves = Callable[[Losses, int, int, float], bool]


def beats(losses: Losses, epoch: int, best: int, min_delta: float) -> bool:
    return losses[epoch] + min_delta < losses[best]


def ends(
    losses: Losses, patience: int, min_delta: float, improves: Improves = beats, forgets: bool = True, first: int = 1
) -> tuple[int, int]:
    """As Keras's EarlyStopping does it: the last epoch, and the best one."""
    best = wait = 0
    for epoch in range(first, len(losses)):
        wait += 1
        if improves(losses, epoch, best, min_delta):
            best, wait = epoch, 0 if forgets else wait - 1
        elif wait >= patience:
            return epoch, best
    return len(losses) - 1, best


def _length_for_last(losses: Losses, patience: int, min_delta: float) -> tuple[int, int]:
    last, best = ends(losses, patience, min_delta)
    return len(losses) if last - best < patience else last, best


def _improving(improves: Improves) -> Callable[..., tuple[int, int]]:
    return partial(ends, improves=improves)


def _rising(losses: Losses, patience: int, min_delta: float) -> tuple[int, int]:
    """Waits while each loss is no lower than the one before."""
    best = wait = 0
    for epoch in range(1, len(losses)):
        best = epoch if beats(losses, epoch, best, min_delta) else best
        wait = wait + 1 if losses[epoch] >= losses[epoch - 1] else 0
        if wait >= patience:
            return epoch, best
    return len(losses) - 1, best


def _above(losses: Losses, patience: int, min_delta: float) -> tuple[int, int]:
    """Waits only while a loss is above the best one."""
    best = wait = 0
    for epoch in range(1, len(losses)):
        if beats(losses, epoch, best, min_delta):
            best, wait = epoch, 0
        else:
            wait += losses[epoch] > losses[best]
        if wait >= patience:
            return epoch, best
    return len(losses) - 1, best


def _lowest_waits(losses: Losses, patience: int, min_delta: float) -> tuple[int, int]:
    """Any lower loss becomes the best one, but only one that is lower by min_delta ends the wait."""
    best = wait = 0
    for epoch in range(1, len(losses)):
        wait = 0 if beats(losses, epoch, best, min_delta) else wait + 1
        best = epoch if losses[epoch] < losses[best] else best
        if wait >= patience:
            return epoch, best
    return len(losses) - 1, best


def _last_tie(losses: Losses, patience: int, min_delta: float) -> tuple[int, int]:
    last, best = ends(losses, patience, min_delta)
    return last, max(epoch for epoch in range(best, last + 1) if losses[epoch] == losses[best])


_BEST, _FIRST = "which earlier loss should a new one be compared with?", "what is the epoch number of the first loss?"
_ENDURED, _ENOUGH = "after how many epochs without improvement does training end?", "how much lower must a loss be?"
_LOWEST = "which loss is the best one if a lower one isn't lower by enough?"
TIE = mistake("tie-improves", _improving(lambda losses, now, best, delta: losses[now] + delta <= losses[best]),
               "a loss that equals the best one counts as an improvement", "is a tie an improvement?")  # fmt: skip
RULE = (
    mistake("places-changed", then(ends, lambda epochs: epochs[::-1]),
            "the two epochs are swapped", "which of the two is returned first?"),
    mistake("first-waits", partial(ends, first=0), "the first epoch counts as one without improvement",
            "what is the first loss compared with?"),
    mistake("back-by-patience", lambda losses, patience, min_delta: (
                last := ends(losses, patience, min_delta)[0], max(last - patience, 0)),
            "the best epoch is taken to be patience epochs before the last one",
            "which epoch is best if patience never runs out?"),
    mistake("length-for-last", lambda losses, patience, min_delta: _length_for_last(losses, patience, min_delta),
            "if patience never runs out, the number of epochs is returned instead of the last one", _FIRST),
    mistake("last-from-one", then(ends, lambda epochs: (epochs[0] + 1, epochs[1])),
            "the last epoch is given as a number of epochs, the best one as its number from 0", _FIRST),
    mistake("best-loss", lambda losses, patience, min_delta: (
                ends(losses, patience, min_delta)[0], losses[ends(losses, patience, min_delta)[1]]),
            "the best loss is returned instead of its epoch", "which epoch does the best loss belong to?"),
    mistake("of-all-losses", lambda losses, patience, min_delta: (
                min(losses.index(min(losses)) + patience, len(losses) - 1), losses.index(min(losses))),
            "patience is counted from the lowest of all losses, as if it were known beforehand",
            "which losses does training ever see?"),
    mistake("ties-dont-wait", lambda losses, patience, min_delta: _above(losses, patience, min_delta),
            "an epoch that equals the best one isn't counted as one without improvement", "is a tie an improvement?"),
    mistake("last-tie", lambda losses, patience, min_delta: _last_tie(losses, patience, min_delta),
            "of epochs with the same best loss the last one is returned", "is a tie an improvement?"),
    mistake("since-the-epoch-before", lambda losses, patience, min_delta: _rising(losses, patience, min_delta),
            "only epochs that are worse than the previous one are counted, whatever the best one was", _BEST),
    mistake("from-one", then(ends, lambda epochs: (epochs[0] + 1, epochs[1] + 1)),
            "epochs are counted from 1 instead of 0", _FIRST),
    mistake("against-the-last", _improving(lambda losses, now, best, delta: beats(losses, now, now - 1, delta)),
            "a loss is compared with that of the previous epoch", _BEST),
    mistake("zero-for-none", _improving(lambda losses, now, best, delta: not losses[best] or
            beats(losses, now, best, delta)), "a best loss of 0 counts as missing", "what does `not 0.0` evaluate to?"),
    mistake("highest-is-best", _improving(lambda losses, now, best, delta: losses[now] - delta > losses[best]),
            "the highest loss counts as the best", "is a high loss good?"),
    mistake("looks-ahead", lambda losses, patience, min_delta:
            (ends(losses, patience, min_delta)[0], losses.index(min(losses))),
            "the best epoch is after the end of training", "which losses does training ever see?"),
    mistake("one-too-few", lambda losses, patience, min_delta: ends(losses, patience - 1, min_delta) if patience > 1
            else None, "training ends an epoch too early", _ENDURED),
    mistake("one-too-many", but(ends, patience=lambda epochs: epochs + 1), "training ends an epoch too late", _ENDURED),
    mistake("no-patience", but(ends, patience=lambda epochs: 1),
            "training ends with the first epoch that is not an improvement", _ENDURED),
    mistake("never-ends", but(ends, patience=lambda epochs: 10**9),
            "training continues to the end of the list", "does your function use patience?"),
    mistake("never-forgets", partial(ends, forgets=False), "an improvement doesn't reset the count to zero",
            "what happens to the count when an improvement comes?"),
    mistake("least-gain", _improving(lambda losses, now, best, delta: losses[best] - losses[now] > max(delta, 1e-5)),
            "an improvement of less than a hundred-thousandth doesn't count", _ENOUGH),
    mistake("delta-by-default", defaulting(ends, min_delta=0.3),
            "the default of min_delta is not the one in the task",
            "what is the default of min_delta?"),
)  # fmt: skip
DELTA = (
    mistake("lowers-and-forgets", lambda losses, patience, min_delta: _lowest_waits(losses, patience, min_delta),
            "a loss that isn't lower by min_delta still becomes the best one", _LOWEST),
    mistake("lowest-so-far", lambda losses, patience, min_delta:
            (last := ends(losses, patience, min_delta)[0], losses.index(min(losses[: last + 1]))),
            "the lowest loss is treated as the best, though it isn't lower by min_delta", _LOWEST),
    mistake("exactly-delta", _improving(lambda losses, now, best, delta: losses[best] - losses[now] >= (delta or 1e-30)),
            "a loss that is lower by exactly min_delta counts as an improvement", _ENOUGH),
    mistake("worse-by-delta", _improving(lambda losses, now, best, delta: beats(losses, now, best, -delta)),
            "losses up to min_delta higher count as improvements", "which way does min_delta move the bar?"),
    mistake("delta-ignored", but(ends, min_delta=lambda _: 0.0),
            "min_delta is not used", "does your function use min_delta?"),
    mistake("bar-lowered", _improving(lambda losses, now, best, delta: losses[now] + delta < min(losses[:now])),
            "losses that are not an improvement still lower the bar, so small steps never add up", _LOWEST),
    mistake("fraction", _improving(lambda losses, now, best, delta: losses[now] < losses[best] * (1 - delta)),
            "min_delta is treated as a fraction of the best loss", _ENOUGH),
)  # fmt: skip
