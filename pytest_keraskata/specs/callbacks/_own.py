"""What is known to go wrong in callbacks of one's own: a log, and a stop."""

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


_mistake = partial(wrong_answer, "EpochLog")
_WHEN, _MODES = "which hook is called at the end of an epoch?", "which modes does open accept?"
_JSON, _VALUES = "what makes a line that json.loads reads?", "which of the logged values belong in a line?"
LOG = (
    _mistake("nothing-written", _log(hook="on_epoch_finish"), "no line is written at the end of an epoch", _WHEN),
    _mistake("buffered", as_class(_buffers),
             "lines appear only later: they are kept in memory, or in the buffer of a file that stays open",
             "when is a line actually in the file?"),
    _mistake("every-batch", _log(hook="on_train_batch_end"), "a line is written after every batch", _WHEN),
    _mistake("overwritten", _log(mode="w"), "each line replaces the previous one", _MODES),
    _mistake("one-list", as_class(_gathers), "the file holds one list instead of one object per line", _JSON),
    _mistake("no-newline", _log(text=json.dumps), "all objects are on one line", "which character ends a line?"),
    _mistake("python-text", _log(text=lambda row: f"{row}\n"), "Python and JSON quote text differently", _JSON),
    _mistake("from-one", _log(lambda epoch, logs: _row(epoch + 1, logs)), "epochs are counted from 1",
             "which number does fit pass to the hook?"),
    _mistake("own-count", as_class(_counts), "the epoch's number should be the one that fit passes to the hook",
             "what is the number of the first epoch if training continues an earlier run?"),
    _mistake("no-epoch", _log(lambda epoch, logs: {name: float(logs[name]) for name in logs}), "the line lacks the epoch",
             _VALUES),
    _mistake("loss-only", _log(lambda epoch, logs: {"epoch": epoch, "loss": float(logs["loss"])}),
             "only the loss is written, whatever else was logged", _VALUES),
    _mistake("whole-numbers", _log(partial(_row, value=int)), "values are truncated to integers",
             "what does int(0.75) return?"),
    _mistake("rounded", _log(partial(_row, value=lambda one: round(float(one), 2))), "values are rounded",
             "how many digits did the value have?"),
    _mistake("text-values", _log(partial(_row, value=str)), "values are written as strings, in quotes",
             "how does JSON write a number?"),
    _mistake("empties-the-logs", _log(_pops), "values are removed from logs, which all callbacks share",
             "who else reads the logs?"),
)  # fmt: skip
NUMBERS = (
    _mistake("raw-values", _log(partial(_row, value=lambda one: one)), "json can't write NumPy scalars or tensors",
             "what turns any kind of scalar into a Python number?"),
)  # fmt: skip
ADDS = (
    _mistake("emptied-at-first", _log(empties="__init__"), "the file is emptied when the callback is created", _MODES),
    _mistake("emptied-each-training", _log(empties="on_train_begin"), "each training run empties the file", _MODES),
)  # fmt: skip


def _stop(when: Callable[[Logs, float], object], act: Callable[[Any], object] | None = None) -> type:
    """A stop by another rule of the logs, or with another act."""

    def stop(self: Any) -> None:
        self.model.stop_training = True

    return as_class(lambda max_gap: hooked(
        on_epoch_end=lambda self, epoch, logs: when(logs, max_gap) and (act or stop)(self)
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
    _mistake("fixed-gap", _stop(lambda logs, largest: _gap(logs, 0.1)), "the limit is 0.1, whatever max_gap is",
             "does your callback use max_gap?"),
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
    _mistake("keeps-the-last", as_class(_known), "the validation loss of an earlier epoch is used", _NONE),
)  # fmt: skip
