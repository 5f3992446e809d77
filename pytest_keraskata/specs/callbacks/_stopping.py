"""Early stopping by a rule of the losses: the right one, and those that are known to go wrong."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from pytest_keraskata.authoring import Array, Mistake, but, stops_by, trains

# What training does after these losses: whether it stops, and which epoch was best.
Rule = Callable[..., tuple[bool, int]]


def right(losses: Sequence[float], patience: int) -> tuple[bool, int]:
    best = int(np.argmin(losses))
    return len(losses) - 1 - best >= patience, best


def ends(losses: Sequence[float], patience: int) -> tuple[int, int]:
    """The last epoch that is trained and the best one, from 0."""
    found = [right(losses[: last + 1], patience) for last in range(len(losses))]
    last = next((epoch for epoch, (stops, _) in enumerate(found) if stops), len(losses) - 1)
    return last, found[last][1]


def beaten(better: Callable[[float, float], bool]) -> Rule:
    """The same where a loss is better than the best one by another rule."""

    def rule(losses: Sequence[float], patience: int) -> tuple[bool, int]:
        best = 0
        for epoch, loss in enumerate(losses):
            best = epoch if better(loss, losses[best]) else best
        return len(losses) - 1 - best >= patience, best

    return rule


def waiting(waited: Callable[[Sequence[float]], Array]) -> Rule:
    """The same where other epochs count as waiting."""

    def rule(losses: Sequence[float], patience: int) -> tuple[bool, int]:
        return int(np.sum(waited(losses))) >= patience, int(np.argmin(losses))

    return rule


def _since(better: Array) -> Array:
    """The epochs since the last one that was better."""
    return ~np.logical_or.accumulate(better[::-1])


training = trains(
    "train_with_early_stopping(model, x, y, patience=5, epochs=50, validation_split=0.2)",
    lambda model, patience, epochs, validation_split: {
        "epochs": epochs, "validation_split": validation_split, **stops_by(right)(model, patience)
    },
)  # fmt: skip


def stop(named: str, rule: Rule, why: str, advice: str, logged: str = "val_loss") -> Mistake:
    """A mistake in when training stops."""
    return training.mistake(named, why, advice, fit=stops_by(rule, logged=logged))


def keep(named: str, kept: Callable[..., int], why: str, advice: str) -> Mistake:
    """A mistake in which weights the model gets."""
    return training.mistake(named, why, advice, fit=stops_by(right, kept))


_BEST, _SMALL = "which earlier loss should a new one be compared with?", "how small may an improvement be?"
_WAITED = "how many epochs may pass without a better loss before training ends?"
STOPS = (
    training.mistake("nothing-stops", "training runs for all of its epochs: nothing stops it",
                     "who is told what happens in fit?", fit=lambda: {"callbacks": []}),
    training.mistake("one-epoch", "training runs for one epoch, the default of fit",
                     "which argument of fit sets the number of passes?", fit=lambda: {"epochs": 1}),
    training.mistake("epochs-fixed", "the number of epochs is fixed, whatever epochs is",
                     "does your function use epochs?", fit=lambda: {"epochs": 50}),
    training.mistake("an-epoch-skipped", "an initial_epoch of 1 leaves one epoch less to train",
                     "from which number does fit count epochs?", fit=lambda: {"initial_epoch": 1}),
    stop("training-loss", right, "the training loss decides, which keeps falling long after overfitting has begun",
         "on which rows should the loss be monitored?", "loss"),
    stop("highest-loss", but(right, losses=np.negative), "the highest loss is treated as the best",
         "is a loss better when it is high or low?"),
    stop("one-short", but(right, patience=lambda patience: patience - 1),
         "training stops an epoch before patience has run out", _WAITED),
    stop("one-more", but(right, patience=lambda patience: patience + 1),
         "training continues for one epoch after patience has run out", _WAITED),
    stop("no-patience", but(right, patience=lambda _: 1), "training stops after the first epoch that is no better", _WAITED),
    stop("patience-fixed", but(right, patience=lambda _: 5), "the patience is fixed, whatever the call passes",
         "does your callback use the argument patience?"),
    stop("epoch-before", waiting(lambda losses: _since(np.diff(losses) < 0)),
         "a loss is compared with the previous one, not with the best one", _BEST),
    stop("never-reset", waiting(lambda losses: np.diff(np.minimum.accumulate(losses)) == 0),
         "all epochs without a better loss are counted, not only those since the best one",
         "what happens to the count when a better epoch comes?"),
    stop("ties", beaten(lambda loss, best: loss <= best), "a loss that equals the best one counts as a better one", _SMALL),
    stop("gain-of-a-hundredth", beaten(lambda loss, best: loss < best - 0.01),
         "small gains are ignored", _SMALL),
    stop("gain-of-a-percent", beaten(lambda loss, best: loss < 0.99 * best),
         "a gain that is a small fraction of the best loss is ignored", _SMALL),
    stop("rounded", but(right, losses=partial(np.round, decimals=2)), "losses are rounded before they are compared", _SMALL),
    stop("best-from-hundred", lambda losses, patience: (right([100.0, *losses], patience)[0], 0),
         "the best loss starts at a number, but losses can be higher", "which loss must the first epoch beat?"),
    stop("zero-is-none", beaten(lambda loss, best: not best or loss < best), "a best loss of 0 counts as missing", _BEST),
)  # fmt: skip
_KEPT = "are weights saved before an epoch or after it?"
WEIGHTS = (
    keep("last-weights", lambda last: last, "training stops, but the model keeps the weights of its last epoch",
         "how many epochs past its best is the model when patience runs out?"),
    keep("back-by-patience", lambda last, patience: max(last - patience, 0),
         "the weights are those from patience epochs ago, whatever ended training",
         "which epoch is best if patience never runs out?"),
    keep("only-when-stopped", lambda best, last, stops: best if stops else last,
         "the best weights are restored only if patience ran out",
         "what happens to the weights when the epochs run out first?"),
    keep("one-too-late", lambda best, last: min(best + 1, last),
         "the weights are those of the epoch after the best one", _KEPT),
    keep("one-too-early", lambda best: max(best - 1, 0), "the weights are those of the epoch before the best one", _KEPT),
    keep("first-weights", lambda: 0, "the weights are those of the first epoch", "when is an epoch the best one?"),
)  # fmt: skip
RECOMPILED = training.mistake(
    "recompiled", "the model is already compiled, and training doesn't need another compile",
    "who decides on the optimizer and the loss?", fit=lambda model: model.compile("adam", "mse"),
)  # fmt: skip
