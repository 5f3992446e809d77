"""What is wrong with a model that belongs to no kata."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    # Every pytest run loads this module, and what was seen of a model is NumPy's.
    from pytest_keraskata.portrait.seen import Portrait


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, or that may be.

    Args:
        name: of the fault.
        about: the argument that is probably responsible.
        found: what was seen.
        why: why it is wrong.
        advice: one change.
        level: "error", or "note" for what may be meant.
        layer: the layer concerned, by its name; "" for none.
        model: the model's name, with its number where its script has several.
        file: the script, and `line` of it: the call or the layer concerned; "" and 0 where there is none.
    """

    name: str
    about: str
    found: str
    why: str
    advice: str
    level: Literal["error", "note"] = "error"
    layer: str = ""
    model: str = ""
    file: str = ""
    line: int = 0


def error(name: str, about: str, found: str, why: str, advice: str, layer: str = "") -> Fault:
    """What is surely wrong."""
    return Fault(name, about, found, why, advice, layer=layer)


def note(name: str, about: str, found: str, why: str, advice: str, layer: str = "") -> Fault:
    """What may be meant."""
    return Fault(name, about, found, why, advice, "note", layer)


@dataclass(frozen=True)
class Diagnosis:
    """What is wrong with a script and the models that it trains.

    Args:
        faults: errors first, then notes.
        models: how many models were looked at.
        problem: why the script could not be looked at, or not to its end; "" where it could.
        left_out: what was not looked at, and why.
        portraits: what was seen of the models.
    """

    faults: tuple[Fault, ...]
    models: int
    problem: str = ""
    left_out: tuple[str, ...] = ()
    portraits: tuple[Portrait, ...] = ()

    @property
    def errors(self) -> int:
        """How many of the faults are errors."""
        return sum(fault.level == "error" for fault in self.faults)

    @property
    def status(self) -> int:
        """The exit status: 0 for no error, 1 for some, 2 where there was nothing to look at."""
        return 1 if self.errors else 0 if self.models else 2
