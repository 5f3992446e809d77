"""Two callbacks of a learner's own: a log, and a stop."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    Call, CallbackRequest, InFolder, Kata, Subject, Watched, check, counted, signature, watched,
)  # fmt: skip
from pytest_keraskata.specs.callbacks._overfit import ANOTHER, GAPS, NO_VALIDATION, STOP, gaps
from pytest_keraskata.specs.callbacks._own import ADDS, LOG, NUMBERS

_FILE = "log.jsonl"
_TEXT = Call("EpochLog", (InFolder(_FILE),))
_PATH = Call("EpochLog", (), {"path": InFolder(_FILE, as_text=False)})

Logs = Mapping[str, float]
_LOGS: tuple[Logs, ...] = (
    {"loss": 0.75, "accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25},
    {"loss": 0.5, "accuracy": 0.75, "val_loss": 0.125, "val_accuracy": 1.0},
    {"loss": 0.0, "mae": 12345.5, "learning_rate": 1.25e-7, "Top 5": -2.5},
)


@st.composite
def _epochs(draw: st.DrawFn) -> list[Logs]:
    names = draw(st.lists(st.sampled_from(["loss", "val_loss", "accuracy", "auc", "lr"]), min_size=1, unique=True))
    numbers = st.integers(-64, 4096).map(lambda value: value / 16)
    return draw(st.lists(st.fixed_dictionaries(dict.fromkeys(names, numbers)), min_size=1, max_size=4))


def _written(seen: Watched, before: str = "") -> None:
    """After each epoch there is one more line, and it says what the epoch logged."""
    expected: list[dict[str, float]] = []
    for epoch in seen.evidence.epochs:
        expected.append({"epoch": epoch.number, **epoch.logs})
        text, when = epoch.texts.get(_FILE), f"after epoch {epoch.number}"
        there = f"no such file, but {', '.join(epoch.files)}" if epoch.files else "no file"
        seen.judge(text is not None, f"a file at path {when}", there)
        assert text is not None, "judged above"
        kept = "existing lines stay, and new lines are appended"
        seen.judge(text.startswith(before), kept, "the earlier lines are gone", "which modes does open accept?")
        lines = text[len(before) :].splitlines()
        found, wanted = (f"{len(some)} new line" + "s" * (len(some) != 1) for some in (lines, expected))
        last = f", and the last line is {lines[-1][:200]}" if lines else ""
        seen.judge(found == wanted, f"{wanted} {when}", found + last)
        for line, right in zip(lines, expected, strict=True):
            _is_line(seen, line, right)


def _is_line(seen: Watched, line: str, right: Mapping[str, float]) -> None:
    try:
        found: Any = json.loads(line)
    except ValueError:
        found = None
        seen.judge(False, "a line of JSON", line[:200])
    seen.judge(isinstance(found, dict), "a JSON object", line[:200])
    seen.judge(found.keys() == right.keys(), f"the names {', '.join(right)}", ", ".join(found) or "none")
    for name, value in right.items():
        is_number = isinstance(found[name], int | float) and not isinstance(found[name], bool)
        seen.judge(is_number, f"{name} as a number, such as {value:g}", json.dumps(found[name]))
        same = abs(found[name] - value) <= 1e-6 * abs(value)
        seen.judge(same, f"{name} {value:g}", f"{found[name]:g}")


@check(
    epochs=_epochs(),
    first=st.sampled_from([0, 5]),
    call=st.sampled_from([_TEXT, _PATH]),
    pinned=tuple({"epochs": _LOGS, "first": first, "call": call} for first, call in ((0, _TEXT), (7, _PATH), (3, _TEXT))),
    draws=3,
    mistakes=LOG,
)  # fmt: skip
def log(subject: Subject, epochs: Sequence[Logs], first: int, call: Call) -> None:
    """After each epoch, one line with the epoch's number and its logged values is added to the file."""
    _written(watched(subject, CallbackRequest(call, (tuple(epochs),), first_epoch=first)))


@check(after=("log",), pinned=({"scalars": "numpy"}, {"scalars": "tensor"}), mistakes=NUMBERS)
def numbers(subject: Subject, scalars: str) -> None:
    """Logged values may be NumPy scalars or tensors."""
    _written(watched(subject, CallbackRequest(_TEXT, (_LOGS,), scalars=scalars)))


@check(
    after=("log",),
    pinned=(
        {"before": '{"epoch": 0, "loss": 3.5}\n{"epoch": 1, "loss": 2.5}\n', "is_late": False},
        {"before": "", "is_late": False},
        {"before": '{"epoch": 7, "loss": 0.5}\n', "is_late": False},
        # Written by another callback with the same path.
        {"before": '{"epoch": 0, "loss": 1.5}\n', "is_late": True},
    ),
    mistakes=ADDS,
)
def adds(subject: Subject, before: str, is_late: bool) -> None:
    """Lines of an existing file stay, and a second training adds its own, even if it logs the same."""
    there = {_FILE: before} if before else {}
    files, late = ({}, there) if is_late else (there, {})
    _written(watched(subject, CallbackRequest(_TEXT, (_LOGS[:2], _LOGS[::2]), files=files, late=late)), before)


@check(after=("log", "adds"), pinned=({"call": _PATH},))
def log_in_fit(subject: Subject, call: Call) -> None:
    """The same happens in a real `fit` of two epochs."""
    _written(watched(subject, CallbackRequest(call, fit=2)))


def _stops(subject: Subject, request: CallbackRequest, max_gap: float, planned: int) -> None:
    """Training stops with the first epoch whose gap is too large, or where another callback has asked for it."""
    seen = watched(subject, request, stops=True)
    epochs = seen.evidence.epochs
    for place, epoch in enumerate(epochs):
        gap = epoch.logs["val_loss"] - epoch.logs["loss"] if "val_loss" in epoch.logs else None
        right = epoch.stopped or (gap is not None and gap > max_gap)
        told = "no val_loss" if gap is None else f"val_loss - loss = {gap:g}"
        words = f"epoch {place + 1}, {told}: training {'stops' if right else 'continues'}"
        found = "training stops" if epoch.stops else f"training continues: {counted(len(epochs), 'epoch')} in total"
        seen.judge(epoch.stops == right, words, found)
    holds = len(epochs) == planned or bool(epochs and epochs[-1].stops)
    seen.judge(holds, counted(planned, "epoch"), counted(len(epochs), "epoch"))


_QUARTER, _TINY = 0.25, 2.0**-12


@check(
    pairs=gaps(),
    max_gap=st.integers(-2, 4),
    unit=st.sampled_from([_QUARTER, _TINY]),
    pinned=(
        *({"pairs": pairs, "max_gap": max_gap, "unit": _QUARTER} for pairs, max_gap in GAPS[:2]),
        # Gaps of hundredths; one that is hardly any larger, and one that is hardly any.
        *({"pairs": [(4, 4), (4, gap)], "max_gap": 0, "unit": 2.0**-8} for gap in (9, 6)),
        {"pairs": [(1, 5), (1, 6)], "max_gap": 4, "unit": _TINY},
        {"pairs": [(4, 4), (4, 5)], "max_gap": 0, "unit": 2.0**-24},
        *({"pairs": pairs, "max_gap": max_gap, "unit": _QUARTER} for pairs, max_gap in GAPS[2:]),
    ),
    draws=4,
    mistakes=STOP,
)
def stop(subject: Subject, pairs: list[tuple[int, int]], max_gap: int, unit: float) -> None:
    """Training stops after the right epoch, for losses and gaps of any size and sign."""
    others = {"accuracy": 0.5, "val_accuracy": 0.5}
    logs = tuple({"loss": loss * unit, "val_loss": val_loss * unit, **others} for loss, val_loss in pairs)
    call = Call("OverfitStop", (max_gap * unit,))
    _stops(subject, CallbackRequest(call, (logs,)), max_gap * unit, len(pairs))
    # The same as numbers of other kinds, and where another callback has requested a stop: that one stays.
    scalars = "tensor" if len(pairs) % 2 else "numpy"
    _stops(subject, CallbackRequest(call, (logs,), scalars=scalars, stopped=True), max_gap * unit, len(pairs))


@check(
    max_gap=st.sampled_from([0.0, 0.5]),
    pinned=({"max_gap": 0.0}, {"max_gap": -1.0}, {"max_gap": -2.0}),
    draws=1,
    after=("stop",),
    mistakes=NO_VALIDATION,
)
def without_validation(subject: Subject, max_gap: float) -> None:
    """Epochs without `val_loss` are passed over."""
    call = Call("OverfitStop", (max_gap,))
    first: tuple[Logs, ...] = ({"loss": 0.5}, {"loss": 0.25, "accuracy": 1.0}, {"loss": 2.0, "val_loss": 9.0})
    # Validated in every other epoch: what was logged before says nothing of this one.
    other = ({"loss": 9.0, "val_loss": 9.0 + max_gap}, {"loss": 1.0}, {"loss": 9.0, "val_loss": 8.0 + max_gap})
    for logs in (first, other):
        _stops(subject, CallbackRequest(call, (logs,)), max_gap, len(logs))


@check(after=("stop",), pinned=({"max_gap": 0.5}, {"max_gap": 0.0}), mistakes=ANOTHER)
def another_training(subject: Subject, max_gap: float) -> None:
    """The same callback begins again in a second training, and in a third."""
    calm: Logs = {"loss": 1.0, "val_loss": 1.0 + max_gap}
    overfit: Logs = {"loss": 1.0, "val_loss": 3.0}
    trainings = ((overfit,), (calm, calm), (calm, overfit))
    _stops(subject, CallbackRequest(Call("OverfitStop", (max_gap,)), trainings), max_gap, 5)


@check(after=("stop",), pinned=({"max_gap": 100.0}, {"max_gap": 1e9}))
def stop_in_fit(subject: Subject, max_gap: float) -> None:
    """Training also stops in a real `fit`, in which the validation loss is about 10000."""
    _stops(subject, CallbackRequest(Call("OverfitStop", (), {"max_gap": max_gap}), fit=2), max_gap, 2)


kata = Kata(
    __name__,
    title="Callbacks of your own",
    questions=("Q25", "K8"),
    functions=(signature("class EpochLog(path)"), signature("class OverfitStop(max_gap)")),
    checks=(log, numbers, adds, log_in_fit, stop, without_validation, another_training, stop_in_fit),
    hints=(
        "Which hook is called at the end of an epoch, and what does it receive?",
        "When is a line actually in the file, and what does opening a file do to its content?",
        "How does fit learn that it should stop?",
    ),
)
