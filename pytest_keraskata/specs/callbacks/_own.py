"""What is known to go wrong in a log of one's own."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from pytest_keraskata.authoring import as_class, hooked, wrong_answer

Logs = Mapping[str, Any]


def _row(epoch: int, logs: Logs, value: Callable[[Any], object] = float) -> dict[str, object]:
    return {"epoch": epoch, **{name: value(one) for name, one in logs.items()}}


def _line(row: object) -> str:
    return json.dumps(row) + "\n"


def _log(
    row: Callable[[int, Any], object] = _row,
    text: Callable[[Any], str] = _line,
    mode: str = "a",
    hook: str = "on_epoch_end",
    empties: str = "",
) -> type:
    """A log of such rows, in such text, written in a hook; `empties` is the hook that empties the file."""

    def made(path: Any) -> Any:
        def write(self: Any, epoch: int, logs: Logs | None = None) -> None:
            with open(path, mode) as file:
                file.write(text(row(epoch, logs or {})))

        def empty(*_: object) -> None:
            open(path, "w").close()

        if empties == "__init__":
            empty()
        return hooked(**{hook: write}, **({empties: empty} if empties.startswith("on_") else {}))

    return as_class(made)


def _gathers(path: Any) -> Any:
    """One list that grows, in a file that is written anew."""
    rows: list[object] = []

    def write(self: Any, epoch: int, logs: Logs) -> None:
        rows.append(_row(epoch, logs))
        with open(path, "w") as file:
            json.dump(rows, file)

    return hooked(on_epoch_end=write)


def _buffers(path: Any) -> Any:
    lines: list[str] = []

    def write(self: Any, logs: Logs) -> None:
        with open(path, "a") as file:
            file.writelines(lines)

    write(None, {})
    return hooked(on_epoch_end=lambda self, epoch, logs: lines.append(_line(_row(epoch, logs))), on_train_end=write)


def _counts(path: Any) -> Any:
    seen: list[int] = []

    def write(self: Any, epoch: int, logs: Logs) -> None:
        seen.append(epoch)
        with open(path, "a") as file:
            file.write(_line(_row(len(seen) - 1, logs)))

    return hooked(on_epoch_end=write)


def _pops(epoch: int, logs: dict[str, Any]) -> dict[str, object]:
    return {"epoch": epoch, **{name: float(logs.pop(name)) for name in list(logs)}}


# What most models log.
_USUAL = ("loss", "accuracy", "val_loss", "val_accuracy")
_mistake = partial(wrong_answer, "EpochLog")
_WHEN, _MODES = "which hook is called at the end of an epoch?", "which modes does open accept?"
_JSON, _VALUES = "what makes a line that json.loads reads?", "which of the logged values belong in a line?"
LOG = (
    _mistake("nothing-written", _log(hook="on_epoch_finish"), "no line is written to `path` at the end of an epoch", _WHEN),
    _mistake("buffered", as_class(_buffers),
             "lines appear only later: they are kept in memory, or in the buffer of a file that stays open",
             "when is a line actually in the file?"),
    _mistake("every-batch", _log(hook="on_train_batch_end"), "a line is written after every batch", _WHEN),
    _mistake("overwritten", _log(mode="w"), "each line replaces the previous one", _MODES),
    _mistake("one-list", as_class(_gathers), "the file holds one list instead of one object per line", _JSON),
    _mistake("no-newline", _log(text=json.dumps), "all objects are on one line", "which character ends a line?"),
    _mistake("newline-first", _log(text=lambda row: "\n" + json.dumps(row)),
             "each line break comes before its object, so the file begins with an empty line", "which character ends a line?"),
    _mistake("python-text", _log(text=lambda row: f"{row}\n"), "Python and JSON quote text differently", _JSON),
    _mistake("from-one", _log(lambda epoch, logs: _row(epoch + 1, logs)), "epochs are counted from 1",
             "which number does fit pass to the hook?"),
    _mistake("own-count", as_class(_counts), "the epoch's number should be the one that fit passes to the hook",
             "what is the number of the first epoch if training continues an earlier run?"),
    _mistake("no-epoch", _log(lambda epoch, logs: {name: float(logs[name]) for name in logs}), "the line lacks the epoch",
             _VALUES),
    _mistake("loss-only", _log(lambda epoch, logs: {"epoch": epoch, "loss": float(logs["loss"])}),
             "only the loss is written, whatever else was logged", _VALUES),
    _mistake("zeros-left-out", _log(lambda epoch, logs: _row(epoch, {name: logs[name] for name in logs if logs[name]})),
             "values of 0 are left out", "is 0 true or false in Python?"),
    _mistake("known-names", _log(lambda epoch, logs: _row(epoch, {name: logs[name] for name in _USUAL if name in logs})),
             "only values of names that were expected are written", _VALUES),
    _mistake("whole-numbers", _log(partial(_row, value=int)), "values are truncated to integers",
             "what does int(0.75) return?"),
    _mistake("rounded", _log(partial(_row, value=lambda one: round(float(one), 2))), "values are rounded",
             "how many digits did the value have?"),
    _mistake("rounded-to-four", _log(partial(_row, value=lambda one: round(float(one), 4))), "values are rounded",
             "how many digits did the value have?"),
    _mistake("nested", _log(lambda epoch, logs: {"epoch": epoch, "logs": {name: float(logs[name]) for name in logs}}),
             "the values are in an object of their own within the line", _VALUES),
    _mistake("indented", _log(text=lambda row: json.dumps(row, indent=2) + "\n"), "an object takes several lines", _JSON),
    _mistake("text-values", _log(partial(_row, value=str)), "values are written as strings, in quotes",
             "how does JSON write a number?"),
    _mistake("empties-the-logs", _log(_pops), "values are removed from logs, which all callbacks share",
             "who else reads the logs?"),
)  # fmt: skip
NUMBERS = (
    _mistake("default-str", _log(partial(_row, value=lambda one: one if isinstance(one, float) else str(one))),
             "scalars of NumPy or tensors are written as strings, in quotes", "how does JSON write a number?"),
    _mistake("raw-values", _log(partial(_row, value=lambda one: one)), "json can't write NumPy scalars or tensors",
             "what turns any kind of scalar into a Python number?"),
)  # fmt: skip
ADDS = (
    _mistake("emptied-at-first", _log(empties="__init__"), "the file is emptied when the callback is created", _MODES),
    _mistake("emptied-each-training", _log(empties="on_train_begin"), "each training run empties the file", _MODES),
)  # fmt: skip
