"""Interview mode: which flash card comes next, and when one is due again. FSRS schedules; a file remembers."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timezone
from functools import cache
from pathlib import Path

import fsrs

from pytest_keraskata import catalogue
from pytest_keraskata.learner.cards import Card, all_cards
from pytest_keraskata.learner.files import Broken, Newer, moved_aside, write_whole
from pytest_keraskata.learner.scheduling import UNREADABLE, days, read, reviewed, when

VERSION = 1


class Ratings:
    """When each card is due again, kept in one file. Nothing here raises: what can't be read or kept is told once.

    Args:
        path: the file, or None where nothing is kept.
        tell: gets a sentence about what can't be read or written.
    """

    def __init__(self, path: Path | None, tell: Callable[[str], None]) -> None:
        self._path = path
        self._tell = tell
        self._known: dict[str, fsrs.Card] = {}
        self._refresh()

    def due(self, card: Card) -> datetime | None:
        """When a card is due, or None where it was never rated."""
        known = self._known.get(card.id)
        return known.due if known else None

    def rate(self, card: Card, rating: fsrs.Rating, now: datetime) -> datetime:
        """Keep how well a card was known; gives when it is due again."""
        # Another quiz may run in the same folder.
        self._refresh()
        known = self._known[card.id] = reviewed(self._known.get(card.id), rating, now)
        if rating == fsrs.Rating.Again:
            # Whoever leaves before it has come once more finds it on the same day.
            known.due = now
        if self._path:
            try:
                write_whole(self._path, _as_text(self._known))
            except OSError as error:
                self._give_up(f"{self._path} can't be written ({error.strerror or error})")
        return known.due

    def _refresh(self) -> None:
        if not self._path:
            return
        try:
            self._known = _from_text(self._path.read_bytes())
        except FileNotFoundError:
            self._known = {}
        except Newer:
            self._give_up(f"{self._path} was written by a newer version of keraskata and is left unchanged")
        except Broken:
            self._move_aside(self._path)
        except OSError as error:
            self._give_up(f"{self._path} can't be read ({error.strerror or error})")

    def _move_aside(self, path: Path) -> None:
        try:
            kept = moved_aside(path)
        except OSError as error:
            self._give_up(f"{path} is damaged and can't be moved aside ({error.strerror or error})")
        else:
            self._tell(f"{path} is damaged; it is kept as {kept.name}, and a new one is started")

    def _give_up(self, why: str) -> None:
        self._tell(f"{why}; the quiz continues, but your ratings won't be kept")
        self._path = None


class Sitting:
    """One sitting: the cards to come, and what was known of those that came.

    Args:
        cards: those to choose from, in the order in which new ones come.
        memory: what is known about them.
        now: the time at which the sitting begins.
        new: how many cards that were never rated may come.
        everything: all cards come, whatever is due.
    """

    def __init__(
        self, cards: Sequence[Card], memory: Ratings, now: datetime, new: int = 10, everything: bool = False
    ) -> None:
        self._memory = memory
        self._rated: dict[str, fsrs.Rating] = {}
        due, fresh, later = _sorted(cards, memory, now)
        self._ahead = deque([*due, *fresh, *later] if everything else [*due, *fresh[:new]])

    @property
    def card(self) -> Card | None:
        """The card that is asked, or None at the end."""
        return self._ahead[0] if self._ahead else None

    @property
    def is_repeated(self) -> bool:
        """Whether this card came before, and was forgotten."""
        return self.card is not None and self.card.id in self._rated

    @property
    def ahead(self) -> int:
        """How many cards are still to come, this one included."""
        return len(self._ahead)

    @property
    def reviewed(self) -> int:
        """How many cards were rated."""
        return len(self._rated)

    @property
    def known(self) -> int:
        """How many of them were known when they came first."""
        return sum(rating != fsrs.Rating.Again for rating in self._rated.values())

    def rate(self, rating: fsrs.Rating, now: datetime) -> datetime:
        """Rate the card that is asked and go on to the next one; what was forgotten comes once more behind the others.

        Returns:
            when the card is due again.
        """
        card = self._ahead[0]
        # First of all it is kept: the learner may interrupt at any moment.
        due = self._memory.rate(card, rating, now)
        self._rated.setdefault(card.id, rating)
        self._ahead.popleft()
        if rating == fsrs.Rating.Again:
            self._ahead.append(card)
        return due


def now() -> datetime:
    """The time, as FSRS wants it."""
    return datetime.now(timezone.utc)


@cache
def katas_by_question() -> Mapping[str, Sequence[str]]:
    """The katas that answer the question of each card, in the catalogue's order; the first of them proves it."""
    found: dict[str, list[str]] = {}
    for kata, questions in catalogue.questions().items():
        for question in questions:
            if question in all_cards():
                found.setdefault(question, []).append(kata)
    return found


def proof(card: Card) -> str:
    """The kata that proves a card's answer."""
    return katas_by_question()[card.id][0]


def deck(name: str = "") -> list[Card]:
    """The cards that a name means, in the catalogue's order; all of them without one.

    A name is a question, or whatever `catalogue.select` takes: then all questions that these katas answer are meant.

    Raises:
        UnknownKata: where a name means nothing.
    """
    chosen: set[str] = set()
    for part in filter(None, (part.strip() for part in name.split(","))):
        if part.upper() in all_cards():
            chosen.add(part.upper())
        else:
            katas = set(catalogue.select([part]))
            chosen.update(question for question, proofs in katas_by_question().items() if katas & set(proofs))
    return [all_cards()[question] for question in katas_by_question() if question in chosen or not name]


def upcoming(cards: Iterable[Card], memory: Ratings, now: datetime) -> str:
    """When the next of these cards are due, in words; "" where none was ever rated."""
    rated = sorted(due for due in map(memory.due, cards) if due)
    words = [when(due, now) for due in rated]
    return f"{words.count(words[0])} {words[0]}" if words else ""


def _sorted(cards: Sequence[Card], memory: Ratings, now: datetime) -> tuple[list[Card], list[Card], list[Card]]:
    """Cards that are due, longest first; those that were never rated; those that are due later, soonest first."""
    rated = sorted((due, place) for place, due in enumerate(map(memory.due, cards)) if due)
    due = [cards[place] for at, place in rated if days(at, now) <= 0]
    later = [cards[place] for at, place in rated if days(at, now) > 0]
    return due, [card for card in cards if memory.due(card) is None], later


def _as_text(known: Mapping[str, fsrs.Card]) -> str:
    return json.dumps({"version": VERSION, "cards": {name: card.to_dict() for name, card in known.items()}}, indent=1)


def _from_text(text: bytes) -> dict[str, fsrs.Card]:
    try:
        data = json.loads(text)
        if data["version"] > VERSION:
            raise Newer
        return {name: read(card, now()) for name, card in data["cards"].items()}
    except UNREADABLE as error:
        raise Broken from error
