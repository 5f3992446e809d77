"""When a card or a kata comes again, by FSRS."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # Most commands only look at what is due, and need not wait for it.
    import fsrs

# What `read` raises.
UNREADABLE = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@cache
def _scheduler() -> fsrs.Scheduler:
    import fsrs

    # What was forgotten comes back in the same sitting, so FSRS needs no steps of minutes; tests need the same days again.
    return fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def reviewed(known: fsrs.Card | None, rating: fsrs.Rating, now: datetime) -> fsrs.Card:
    """What is known after a review; the first one if nothing was known before."""
    import fsrs

    # The number of a card is of no use to us, and left to itself it would be the time.
    card, _ = _scheduler().review_card(known or fsrs.Card(card_id=0, due=now), rating, now)
    return card


def read(entry: Any, now: datetime) -> fsrs.Card:
    """A card as it was written.

    Raises:
        ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError: if it is
            none that can be scheduled.
    """
    import fsrs

    card = fsrs.Card.from_dict(entry)
    _scheduler().review_card(card, fsrs.Rating.Good, now)
    sorted((card.due, now))
    when(card.due, now)
    return card


def days(due: datetime, now: datetime) -> int:
    """How many days from now something is due, by the calendar: whoever sits down earlier than yesterday finds it too."""
    return (due.astimezone().date() - now.astimezone().date()).days


def when(due: datetime, now: datetime) -> str:
    """When something is due, in words."""
    left = days(due, now)
    return "now" if left <= 0 else "tomorrow" if left == 1 else f"in {left} days"
