"""What is wrong with a model that belongs to no kata."""

from dataclasses import dataclass
from typing import Literal


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
    """

    name: str
    about: str
    found: str
    why: str
    advice: str
    level: Literal["error", "note"] = "error"


def error(name: str, about: str, found: str, why: str, advice: str) -> Fault:
    """What is surely wrong."""
    return Fault(name, about, found, why, advice)


def note(name: str, about: str, found: str, why: str, advice: str) -> Fault:
    """What may be meant."""
    return Fault(name, about, found, why, advice, "note")
