"""What is known to go wrong in a stop of one's own, and the losses that show it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.authoring import as_class, hooked, wrong_answer

Logs = Mapping[str, Any]


def _stopped(self: Any) -> None:
    self.model.stop_training = True


def _stop(when: Callable[[Logs, float], object], act: Callable[[Any], object] | None = None) -> type:
    """A stop by another rule of the logs, or with another act."""
    return as_class(lambda max_gap: hooked(
        on_epoch_end=lambda self, epoch, logs: when(logs, max_gap) and (act or _stopped)(self)
    ))  # fmt: skip


def _gap(logs: Logs, largest: float) -> bool:
    return "val_loss" in logs and bool(logs["val_loss"] - logs["loss"] > largest)


def _second(self: Any) -> None:
    self.model.stop_training, self.seen = getattr(self, "seen", False), True


def _raise(self: Any) -> None:
    raise StopIteration("overfits")


def _known(max_gap: float) -> Any:
    last: dict[str, Any] = {}

    def seen(self: Any, epoch: int, logs: Logs) -> None:
        last.update(logs)
        self.model.stop_training = self.model.stop_training or _gap(last, max_gap)

    return hooked(on_epoch_end=seen)


def _above_the_lowest(max_gap: float) -> Any:
    lowest: list[float] = []

    def seen(self: Any, epoch: int, logs: Logs) -> None:
        lowest.append(float(logs["loss"]))
        if "val_loss" in logs and logs["val_loss"] - min(lowest) > max_gap:
            _stopped(self)

    return hooked(on_train_begin=lambda self, logs: lowest.clear(), on_epoch_end=seen)


def _above_the_best(max_gap: float) -> Any:
    lowest: list[float] = []

    def seen(self: Any, epoch: int, logs: Logs) -> None:
        if "val_loss" in logs:
            lowest.append(float(logs["val_loss"]))
            if lowest[-1] - min(lowest) > max_gap:
                _stopped(self)

    return hooked(on_train_begin=lambda self, logs: lowest.clear(), on_epoch_end=seen)


def _sets(max_gap: float) -> Any:
    return hooked(on_epoch_end=lambda self, epoch, logs: setattr(self.model, "stop_training", _gap(logs, max_gap)))


_mistake = partial(wrong_answer, "OverfitStop")
_SIGN, _NONE = "which sign does the gap have then?", "what is there to compare if nothing was validated?"
STOP = (
    _mistake("never-stops", _stop(_gap, lambda self: setattr(self, "stop_training", True)), "nothing tells fit to stop",
             "which object does fit ask whether to stop?"),
    _mistake("at-least", _stop(lambda logs, largest: "val_loss" in logs and logs["val_loss"] - logs["loss"] >= largest),
             "a gap of exactly max_gap is not greater than max_gap", "is a gap of max_gap greater than max_gap?"),
    _mistake("absolute", _stop(lambda logs, largest: abs(logs.get("val_loss", 0) - logs["loss"]) > largest),
             "a validation loss below the training loss is not overfitting", _SIGN),
    _mistake("reversed", _stop(lambda logs, largest: logs["loss"] - logs.get("val_loss", 0) > largest),
             "the validation loss is subtracted from the training loss", _SIGN),
    _mistake("ratio", _stop(lambda logs, largest: logs["val_loss"] / max(logs["loss"], 1e-7) - 1 > largest),
             "the two losses are divided, but max_gap is a difference", "in which unit is max_gap?"),
    _mistake("validation-loss-alone", _stop(lambda logs, largest: logs["val_loss"] > largest),
             "the validation loss alone is compared with max_gap", "what lies between the two losses?"),
    _mistake("fixed-gap", _stop(lambda logs, largest: _gap(logs, 0.1)), "the limit is fixed, whatever max_gap is",
             "does your callback use max_gap?"),
    _mistake("zero-gap-is-none", _stop(lambda logs, largest: _gap(logs, largest or 0.1)),
             "a max_gap of 0 is treated as missing", "is 0 true or false in Python?"),
    _mistake("tolerant", _stop(lambda logs, largest: _gap(logs, largest + 0.01)),
             "a gap has to be larger than max_gap by a margin", "how much larger than max_gap is larger?"),
    _mistake("rounded-gap", _stop(lambda logs, largest: "val_loss" in logs and
             round(float(logs["val_loss"]) - float(logs["loss"]), 2) > largest),
             "the gap is rounded before it is compared", "how many digits does the gap have?"),
    _mistake("above-the-best", as_class(_above_the_best),
             "the validation loss is compared with the lowest one so far, not with the training loss",
             "what lies between the two losses?"),
    _mistake("whole-gap", _stop(lambda logs, largest: _gap(logs, int(largest))), "max_gap is truncated to an integer",
             "what does int(0.5) return?"),
    _mistake("accuracies", _stop(lambda logs, largest: logs["accuracy"] - logs.get("val_accuracy", 1.0) > largest),
             "accuracies are compared instead of losses", "which of the logged values make the gap?"),
    _mistake("lowest-loss", as_class(_above_the_lowest),
             "the validation loss is compared with the lowest training loss so far", "which epochs make the gap?"),
    _mistake("second-time", _stop(_gap, _second), "only the second such epoch stops", "how often may the gap be too large?"),
    _mistake("raises", _stop(_gap, _raise), "training ends with an exception, and fit returns nothing",
             "how does fit learn that it should stop?"),
    _mistake("zero-is-none", _stop(lambda logs, largest: logs.get("val_loss") and _gap(logs, largest)),
             "a validation loss of 0 is treated as missing", "is 0 true or false in Python?"),
    _mistake("zeros-are-none", _stop(lambda logs, largest: all(
                 logs.get(name) for name in ("loss", "val_loss")) and _gap(logs, largest)),
             "a loss of 0 is treated as missing", "is 0 true or false in Python?"),
    _mistake("takes-back-a-stop", as_class(_sets), "a stop that another callback requested is cancelled",
             "what does your callback set if the gap is small?"),
)  # fmt: skip
NO_VALIDATION = (
    _mistake("needs-val-loss", _stop(lambda logs, largest: logs["val_loss"] - logs["loss"] > largest),
             "val_loss is assumed to exist, but some epochs don't log it", _NONE),
    _mistake("none-is-zero", _stop(lambda logs, largest: logs.get("val_loss", 0.0) - logs["loss"] > largest),
             "a validation loss that wasn't logged counts as 0", _NONE),
    _mistake("none-is-infinite", _stop(lambda logs, largest: logs.get("val_loss", float("inf")) - logs["loss"] > largest),
             "a validation loss that wasn't logged counts as infinite", _NONE),
    _mistake("keeps-the-last", as_class(_known), "the validation loss of an earlier epoch is used", _NONE),
)  # fmt: skip


def _for_good(max_gap: float) -> Any:
    seen: list[bool] = []

    def act(self: Any, epoch: int, logs: Logs) -> None:
        seen.append(_gap(logs, max_gap))
        if any(seen):
            _stopped(self)

    return hooked(on_epoch_end=act)


def _once(max_gap: float) -> Any:
    known: list[bool] = []

    def act(self: Any, epoch: int, logs: Logs) -> None:
        if not known and _gap(logs, max_gap):
            known.append(True)
            _stopped(self)

    return hooked(on_epoch_end=act)


ANOTHER = (
    _mistake("once", as_class(_once), "the callback stops one training and none after it",
             "what of one training is still known in the next?"),
    _mistake("for-good", as_class(_for_good), "a gap of an earlier training stops this one as well",
             "what of one training is still known in the next?"),
)  # fmt: skip


# Losses and validation losses of the epochs of a training, and the largest gap, in steps of one size.
GAPS: tuple[tuple[list[tuple[int, int]], int], ...] = (
    ([(0, 4)], 2), ([(8, 8), (8, 7)], -1), ([(4, 7)], 6), ([(1, 1), (4, 4)], 2), ([(4, 5), (10, 10), (10, 11)], 4),
    ([(4, 4), (3, 5), (2, 7), (1, 9), (1, 9)], 2), ([(8, 1), (7, 2), (6, 8)], 1), ([(4, 4), (4, 5)], 0), ([(1, 7)], 1),
    ([(6, 2), (5, 1)], 2), ([(1, 0)], -2), ([(-4, 0)], 2),
    ([(8, 9), (4, 5), (2, 3), (1, 2)], 1), ([(-8, -7), (-8, -6), (-8, -4)], 2), ([(0, 1), (0, 2), (-1, 0), (-1, 4)], 2),
    ([(1, 9), (4, 4), (4, 4)], 2), ([(4_000_000, 4_000_001), (4_000_000, 4_000_003)], 2),
)  # fmt: skip


@st.composite
def gaps(draw: st.DrawFn) -> list[tuple[int, int]]:
    offset = draw(st.sampled_from([0, -4, -100, 10**6]))
    pairs = draw(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=1, max_size=6))
    return [(loss + offset, val_loss + offset) for loss, val_loss in pairs]
