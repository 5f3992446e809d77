"""The course: how hard each kata is, what it builds on, in which order katas are met, and where to read on."""

from __future__ import annotations

import ast
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pytest_keraskata import catalogue
from pytest_keraskata.learner.cards import all_cards
from pytest_keraskata.learner.folder import NotShipped, commentary, shipped_solution

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

# What the letter of a question stands for.
COLLECTIONS = {
    "Q": "48 questions on networks with Keras, from what a layer computes to writing a whole model",
    "G": "3 questions on gradients in deep networks",
    "K": "11 broader questions on Keras, to be answered in a few sentences",
}
_LEVELS = {1: "easy", 2: "medium", 3: "hard"}
# Packages of others may say nothing about their katas.
_USUAL_LEVEL, _USUAL_MINUTES = 2, 15


@dataclass(frozen=True)
class Place:
    """A kata's place in the course.

    Args:
        level: how hard it is, from 1 to 3.
        minutes: how long it takes somebody who meets it for the first time.
        builds_on: the katas to solve before it.
        follow_up: the id of the card for a follow-up question, or "".
        pages: names in `pages.toml`, beyond those that its worked answer uses.
        idea: the hint after the questions; "" for what the worked answer says about itself.
        formulas: what the task omits because it is the question; the very last hint.
    """

    level: int = _USUAL_LEVEL
    minutes: int = _USUAL_MINUTES
    builds_on: tuple[str, ...] = ()
    follow_up: str = ""
    pages: tuple[str, ...] = ()
    idea: str = ""
    formulas: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Level and minutes as a learner reads them."""
        return f"{_LEVELS[self.level]}, {self.minutes} min"


@dataclass(frozen=True)
class Page:
    """A page of documentation: what it describes, and its address."""

    name: str
    url: str


def place_of(kata: str) -> Place:
    """Where a kata stands in the course; in the middle if its package doesn't say."""
    entry: Mapping[str, Any] = _read("course").get(kata, {})
    told: dict[str, Any] = {name: tuple(one) if isinstance(one, list) else one for name, one in entry.items()}
    return Place(**told)


@cache
def path() -> Sequence[str]:
    """All katas in the order for beginners: by level, and each after those that it builds on."""
    waiting = sorted(catalogue.index(), key=lambda kata: place_of(kata).level)
    placed: list[str] = []
    while waiting:
        # A circle, or a kata that isn't installed, must not stop anybody.
        ready = (kata for kata in waiting if not set(place_of(kata).builds_on) & set(waiting))
        following = next(ready, waiting[0])
        waiting.remove(following)
        placed.append(following)
    return tuple(placed)


def asked(kata: str) -> Mapping[str, str]:
    """The interview questions that a kata answers, in full, by their ids."""
    return {name: all_cards()[name].question for name in catalogue.questions()[kata] if name in all_cards()}


@cache
def hints(kata: str) -> Sequence[str]:
    """The hints to a kata, step by step: questions, then the idea, then the names and pages of what it needs.

    The formulas are the last step of a kata whose task omits them.
    """
    place = place_of(kata)
    try:
        idea = place.idea or " ".join(commentary(kata).split())
    except NotShipped:
        idea = ""
    named = "; ".join(f"{page.name} ({page.url})" for page in pages(kata))
    later = {"the idea": idea, "where to look it up": named, "the formulas": "\n".join(place.formulas)}
    return (*catalogue.load(kata).hints, *(f"{what}: {text}" for what, text in later.items() if text))


@cache
def pages(kata: str) -> Sequence[Page]:
    """Where the layers and functions of a kata are documented, those that its worked answer uses first."""
    known = _read("pages")
    try:
        used = [name for name in _names(shipped_solution(kata)) if name in known]
    except NotShipped:
        used = []
    found = (Page(*known[name]) for name in (*used, *place_of(kata).pages))
    return tuple({page.url: page for page in found}.values())


def _names(source: str) -> Sequence[str]:
    """The names that a source uses, each once, in order; of `layers.LSTM` the last part."""
    found: dict[tuple[int, int], str] = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute | ast.alias | ast.Name):
            name = (
                node.attr if isinstance(node, ast.Attribute) else getattr(node, "name", "") or getattr(node, "id", "")
            )
            found[(node.end_lineno or 0, node.end_col_offset or 0)] = name
    return tuple(dict.fromkeys(found[place] for place in sorted(found)))


@cache
def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))
