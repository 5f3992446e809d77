"""The flash cards of `cards.toml`."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@dataclass(frozen=True)
class Card:
    """One flash card.

    Args:
        id: the question that it asks, for example "Q31".
        question: in the words of an interviewer.
        answer: three sentences: what holds, how exactly, and why or what follows.
    """

    id: str
    question: str
    answer: tuple[str, ...]


@cache
def all_cards() -> Mapping[str, Card]:
    """All cards by id, in the order of the collections."""
    entries = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return {name: Card(name, entry["question"], tuple(entry["answer"])) for name, entry in entries.items()}
