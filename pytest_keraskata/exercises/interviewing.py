"""A mock interview: its plan, what became of each step, and what there is to say in the end."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from random import Random
from typing import Any, Literal

from pytest_keraskata import catalogue
from pytest_keraskata.learner.course import path, place_of
from pytest_keraskata.learner.predicting import predictable
from pytest_keraskata.learner.quiz import deck

FOLDER = "interview"
_CARDS, _KATAS = 3, 2
# The share of the time that the katas may take.
_SHARE = 0.7
# So many katas are solved by somebody to whom the next level is given.
_LEVELS = {1: 0, 2: 8, 3: 25}

Kind = Literal["card", "prediction", "kata"]


@dataclass(frozen=True)
class Step:
    """One thing that is asked.

    Args:
        kind: what kind of thing.
        id: of the card or the kata.
        seed: from which a prediction draws its sizes.
        seconds: how long it has taken so far.
        tries: how often an answer was given.
        right: whether it was right in the end; None before.
        said: what was typed as an answer to a card.
    """

    kind: Kind
    id: str
    seed: int = 0
    seconds: float = 0.0
    tries: int = 0
    right: bool | None = None
    said: str = ""

    @property
    def is_done(self) -> bool:
        return self.right is not None

    @property
    def at_once(self) -> bool:
        """Whether the first answer was right."""
        return self.right is True and self.tries == 1

    @property
    def expected(self) -> float:
        """The seconds that it usually takes."""
        return 60.0 * (place_of(self.id).minutes if self.kind == "kata" else 3)

    @property
    def name(self) -> str:
        """What it is called on the screen."""
        return {"card": f"question {self.id}", "prediction": f"on paper: {self.id}", "kata": f"kata {self.id}"}[
            self.kind
        ]


@dataclass(frozen=True)
class Interview:
    """An interview, begun or over.

    Args:
        minutes: how long it may last.
        begun: when, as ISO 8601.
        steps: what is asked, in order.
    """

    minutes: int
    begun: str
    steps: tuple[Step, ...]

    @property
    def left(self) -> float:
        """The seconds that are left."""
        return self.minutes * 60 - sum(step.seconds for step in self.steps)

    @property
    def place(self) -> int | None:
        """The place of the step to go on with; None at the end, or when the time is over."""
        if self.left <= 0:
            return None
        return next((place for place, step in enumerate(self.steps) if not step.is_done), None)

    def with_step(self, place: int, step: Step) -> Interview:
        """The interview after something has happened in a step."""
        return replace(self, steps=(*self.steps[:place], step, *self.steps[place + 1 :]))

    def as_data(self) -> dict[str, Any]:
        """The same as plain data."""
        return {"minutes": self.minutes, "begun": self.begun, "steps": [asdict(step) for step in self.steps]}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Interview:
        """The interview of which `as_data` made this."""
        return cls(data["minutes"], data["begun"], tuple(Step(**step) for step in data["steps"]))


def planned(minutes: int, topic: str, solved: int, begun: str, random: Random) -> Interview:
    """A new interview: questions, a prediction on paper, two katas, and a question that follows from the last.

    Args:
        minutes: how long it may last.
        topic: what it is about, as `deck` takes it; "" for everything.
        solved: how many katas the learner has solved, by which their difficulty is chosen.
        begun: when it begins.
        random: chooses.

    Raises:
        UnknownKata: where the topic means nothing.
    """
    cards = [card.id for card in deck(topic)]
    katas = catalogue.select([topic]) if topic and topic.upper() not in cards else list(catalogue.index())
    chosen = _katas(katas, minutes, solved, random)
    on_paper = [kata for kata in predictable() if kata in katas] or predictable()
    follow_up = place_of(chosen[-1]).follow_up
    asked = random.sample([card for card in cards if card != follow_up], min(_CARDS, len(cards) - (follow_up in cards)))
    steps = [
        *(Step("card", card) for card in asked),
        Step("prediction", random.choice(on_paper), seed=random.randrange(10**6)),
        *(Step("kata", kata) for kata in chosen),
        *([Step("card", follow_up)] if follow_up else []),
    ]
    return Interview(minutes, begun, tuple(steps))


def _katas(katas: Sequence[str], minutes: int, solved: int, random: Random) -> list[str]:
    """Up to two katas that fit the time, as hard as possible for this learner, the easier one first."""
    level = max(level for level, least in _LEVELS.items() if solved >= least)
    shuffled = random.sample(katas, len(katas))
    choices = [*itertools.combinations(shuffled, _KATAS), *((kata,) for kata in shuffled)]
    fitting = [some for some in choices if sum(place_of(kata).minutes for kata in some) <= minutes * _SHARE]
    if not fitting:
        return [min(katas, key=lambda kata: place_of(kata).minutes)]
    chosen = min(fitting, key=lambda some: (-len(some), sum((place_of(kata).level - level) ** 2 for kata in some)))
    return sorted(chosen, key=path().index)


def debrief(interview: Interview) -> dict[str, list[str]]:
    """What there is to say of an interview: steps by how they went."""
    steps = interview.steps
    return {
        "right at once": [step.name for step in steps if step.at_once],
        "right after more than one try": [step.name for step in steps if step.right and not step.at_once],
        "took long": [step.name for step in steps if step.right and step.seconds > step.expected],
        "to repeat": [step.name for step in steps if step.right is False],
        "not reached": [step.name for step in steps if step.right is None],
    }
