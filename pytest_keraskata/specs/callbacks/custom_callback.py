"""Two callbacks of a learner's own: a log, and a stop."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call, InFolder
from pytest_keraskata.asking.callback import CallbackEvidence, CallbackRequest
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.callbacks import made
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.functions import signature
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.kata import Kata

_FILE = "log.jsonl"
_TEXT = Call("EpochLog", (InFolder(_FILE),))
_PATH = Call("EpochLog", (), {"path": InFolder(_FILE, as_text=False)})
_BEFORE = '{"epoch": 0, "loss": 3.5}\n{"epoch": 1, "loss": 2.5}\n'

Logs = Mapping[str, float]
_LOGS: tuple[Logs, ...] = (
    {"loss": 0.75, "accuracy": 0.5, "val_loss": 1.0, "val_accuracy": 0.25},
    {"loss": 0.5, "accuracy": 0.75, "val_loss": 0.125, "val_accuracy": 1.0},
    {"loss": 0.0, "mae": 12345.5},
)


@st.composite
def _epochs(draw: st.DrawFn) -> list[Logs]:
    names = draw(st.lists(st.sampled_from(["loss", "val_loss", "accuracy", "auc", "lr"]), min_size=1, unique=True))
    numbers = st.integers(-64, 4096).map(lambda value: value / 16)
    return draw(st.lists(st.fixed_dictionaries(dict.fromkeys(names, numbers)), min_size=1, max_size=4))


def _failed(
    call: Call, evidence: CallbackEvidence, expected: str, found: str, why: str = "", advice: str = ""
) -> Failed:
    return Failed(Claim(expected, found), call=call, why=why, advice=advice, facts=Facts(call, evidence))


# --- EpochLog ---------------------------------------------------------------------------------------------


def _written(call: Call, evidence: CallbackEvidence, before: str = "") -> None:
    """After each epoch there is one more line, and it says what the epoch logged."""
    expected: list[dict[str, float]] = []
    for epoch in evidence.epochs:
        expected.append({"epoch": epoch.number, **epoch.logs})
        text = epoch.texts.get(_FILE)
        when = f"when epoch {epoch.number} is over"
        if text is None:
            there = ", ".join(epoch.files)
            raise _failed(
                call, evidence, f"{when}, a file at path", f"no such file, but {there}" if there else "no file"
            )
            return
        if not text.startswith(before):
            raise _failed(
                call,
                evidence,
                "what was in the file stays, and new lines come after it",
                "the earlier lines are gone",
                advice="which modes does open know?",
            )
        lines = text[len(before) :].splitlines()
        if len(lines) != len(expected):
            ends = all(len(other.texts.get(_FILE, "")) <= len(before) for other in evidence.epochs)
            why = (
                "lines appear only later: they are kept in memory, or in the buffer of a file that stays open"
                if ends
                else ""
            )
            raise _failed(call, evidence, f"{when}, {_count(len(expected))}", _count(len(lines)), why)
        for line, right in zip(lines, expected, strict=True):
            _line(call, evidence, line, right)


def _count(lines: int) -> str:
    return f"{lines} new line" + ("s" if lines != 1 else "")


def _line(call: Call, evidence: CallbackEvidence, line: str, right: Mapping[str, float]) -> None:
    try:
        found: Any = json.loads(line)
    except ValueError:
        hint = "Python and JSON quote text differently" if line.startswith("{'") else ""
        raise _failed(call, evidence, "a line of JSON", line[:200], hint) from None
    if not isinstance(found, dict):
        raise _failed(call, evidence, "a JSON object", line[:200])
    missing = [name for name in right if name not in found]
    added = [name for name in found if name not in right]
    if missing or added:
        raise _failed(call, evidence, f"the names {', '.join(right)}", ", ".join(found) or "none")
    for name, value in right.items():
        if isinstance(found[name], bool) or not isinstance(found[name], int | float):
            raise _failed(call, evidence, f"{name} as a number, such as {value:g}", json.dumps(found[name]))
        if not abs(found[name] - value) <= 1e-6 * max(1.0, abs(value)):
            counts = name == "epoch" and found[name] != value
            why = "the epoch's number is the one that fit gives to the hook" if counts else ""
            raise _failed(call, evidence, f"{name} {value:g}", f"{found[name]:g}", why)


@check(
    epochs=_epochs(),
    first=st.sampled_from([0, 5]),
    call=st.sampled_from([_TEXT, _PATH]),
    pinned=({"epochs": _LOGS, "first": 0, "call": _TEXT}, {"epochs": _LOGS, "first": 7, "call": _PATH}),
    draws=3,
)
def log(subject: Subject, epochs: Sequence[Logs], first: int, call: Call) -> None:
    _written(call, made(subject, CallbackRequest(call, (tuple(epochs),), first_epoch=first)))


@check(after=("log",), pinned=({"scalars": "numpy"}, {"scalars": "tensor"}))
def numbers(subject: Subject, scalars: str) -> None:
    """Logged values that are scalars of NumPy or tensors."""
    _written(_TEXT, made(subject, CallbackRequest(_TEXT, (_LOGS,), scalars=scalars)))


@check(after=("log",), pinned=({"before": _BEFORE}, {"before": ""}))
def adds(subject: Subject, before: str) -> None:
    """An existing file, and two trainings."""
    request = CallbackRequest(_TEXT, (_LOGS[:2], _LOGS[1:]), files={_FILE: before} if before else {})
    _written(_TEXT, made(subject, request), before)


@check(after=("log", "adds"), pinned=({"call": _PATH},))
def log_in_fit(subject: Subject, call: Call) -> None:
    _written(call, made(subject, CallbackRequest(call, fit=2)))


# --- OverfitStop ------------------------------------------------------------------------------------------


def _stop(max_gap: float) -> Call:
    return Call("OverfitStop", (max_gap,))


def _stops(call: Call, evidence: CallbackEvidence, max_gap: float, planned: int) -> None:
    for place, epoch in enumerate(evidence.epochs):
        logs = epoch.logs
        gap = logs["val_loss"] - logs["loss"] if "val_loss" in logs else None
        right = epoch.stopped or (gap is not None and gap > max_gap)
        if epoch.stops == right:
            continue
        told = "no val_loss" if gap is None else f"val_loss - loss = {gap:g}"
        words = f"epoch {place + 1}, {told}: training {'stops' if right else 'goes on'}"
        raise _failed(
            call, evidence, words, f"it {'stops' if epoch.stops else 'goes on'}", *_why_stops(epoch.stops, gap, max_gap)
        )
    stopped = bool(evidence.epochs) and evidence.epochs[-1].stops
    if len(evidence.epochs) != planned and not stopped:
        raise _failed(call, evidence, f"{planned} epochs", f"{len(evidence.epochs)} epochs")


def _why_stops(stopped: bool, gap: float | None, max_gap: float) -> tuple[str, str]:
    if gap is None:
        return "", "what is there to compare when nothing was validated?"
    if stopped and gap == max_gap:
        return f"a gap of just {max_gap:g} is not greater than {max_gap:g}", ""
    if stopped and abs(gap) > max_gap > gap:
        return "a validation loss below the training loss is no overfitting", "which sign has the gap then?"
    if not stopped:
        return "", "which object does fit ask whether to stop?"
    return "", ""


@st.composite
def _gaps(draw: st.DrawFn) -> list[tuple[int, int]]:
    offset = draw(st.sampled_from([0, -4, -100, 10**6]))
    pairs = draw(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=1, max_size=6))
    return [(loss + offset, val_loss + offset) for loss, val_loss in pairs]


@check(
    pairs=_gaps(),
    max_gap=st.integers(-2, 4),
    pinned=(
        {"pairs": [(4, 4), (3, 5), (2, 7), (1, 9)], "max_gap": 2},
        {"pairs": [(8, 1), (7, 2), (6, 8)], "max_gap": 1},
        {"pairs": [(4, 4), (4, 5)], "max_gap": 0},
        {"pairs": [(1, 7)], "max_gap": 1},
        {"pairs": [(8, 8), (8, 7)], "max_gap": -1},
        {"pairs": [(1, 0)], "max_gap": -2},
        {"pairs": [(8, 9), (4, 5), (2, 3), (1, 2)], "max_gap": 1},
        {"pairs": [(-8, -7), (-8, -6), (-8, -4)], "max_gap": 2},
        {"pairs": [(0, 1), (0, 2), (-1, 0), (-1, 4)], "max_gap": 2},
        {"pairs": [(4_000_000, 4_000_001), (4_000_000, 4_000_003)], "max_gap": 2},
    ),
    draws=4,
)
def stop(subject: Subject, pairs: list[tuple[int, int]], max_gap: int) -> None:
    """Gaps in quarters, which have no rounding, between losses of any size and sign."""
    logs = tuple({"loss": loss / 4, "accuracy": 0.5, "val_loss": val_loss / 4} for loss, val_loss in pairs)
    call = _stop(max_gap / 4)
    _stops(call, made(subject, CallbackRequest(call, (logs,)), stops=True), max_gap / 4, len(pairs))
    # The same as numbers of other kinds, and where another callback has asked for a stop: that one stays.
    scalars = "tensor" if len(pairs) % 2 else "numpy"
    request = CallbackRequest(call, (logs,), scalars=scalars, stopped=True)
    _stops(call, made(subject, request, stops=True), max_gap / 4, len(pairs))


@check(max_gap=st.sampled_from([0.0, 0.5]), pinned=({"max_gap": 0.0}, {"max_gap": -1.0}), draws=1, after=("stop",))
def without_validation(subject: Subject, max_gap: float) -> None:
    """Epochs without val_loss, before one with it."""
    logs: tuple[Logs, ...] = ({"loss": 0.5}, {"loss": 0.25, "accuracy": 1.0}, {"loss": 2.0, "val_loss": 9.0})
    call = _stop(max_gap)
    _stops(call, made(subject, CallbackRequest(call, (logs,)), stops=True), max_gap, len(logs))
    # Validated in every other epoch: what was logged before says nothing of this one.
    logs = ({"loss": 9.0, "val_loss": 9.0 + max_gap}, {"loss": 1.0}, {"loss": 9.0, "val_loss": 8.0 + max_gap})
    _stops(call, made(subject, CallbackRequest(call, (logs,)), stops=True), max_gap, len(logs))


@check(after=("stop",), pinned=({"max_gap": 100.0}, {"max_gap": 1e9}))
def stop_in_fit(subject: Subject, max_gap: float) -> None:
    """In a real `fit`, whose validation loss is about 10000."""
    call = Call("OverfitStop", (), {"max_gap": max_gap})
    evidence = made(subject, CallbackRequest(call, fit=2), stops=True)
    _stops(call, evidence, max_gap, 2)


kata = Kata(
    __name__,
    title="Callbacks of your own",
    questions=("Q25", "K8"),
    functions=(signature("class EpochLog(path)"), signature("class OverfitStop(max_gap)")),
    checks=(log, numbers, adds, log_in_fit, stop, without_validation, stop_in_fit),
    hints=(
        "Which hook is called when an epoch is over, and what does it get?",
        "When is a line really in the file, and what does opening a file do to what is in it?",
        "How does fit learn that it should stop?",
    ),
)
