"""What a rule over portraits is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pytest_keraskata.portrait.fault import Fault
from pytest_keraskata.portrait.seen import Portrait

Place: TypeAlias = Literal["fit", "compile", "output"]
_Look: TypeAlias = Callable[[Portrait], Iterator[Fault]]


@dataclass(frozen=True)
class PortraitRule:
    """A kind of fault, and how it is seen.

    Args:
        names: of the faults that it finds.
        place: the line that it is about, where a fault names no layer: that of the training call, of `compile`, or of
            the last layer with weights.
        look: gives the faults of a portrait.
    """

    names: tuple[str, ...]
    place: Place
    look: _Look

    @property
    def topic(self) -> str:
        """What it is about, by the file that it stands in."""
        return self.look.__module__.rpartition(".")[2]

    def __call__(self, portrait: Portrait) -> Iterator[Fault]:
        return self.look(portrait)


def rule(place: Place, *names: str) -> Callable[[_Look], PortraitRule]:
    """Makes a rule of a function."""
    return lambda look: PortraitRule(names, place, look)
