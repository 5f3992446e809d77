"""What follows a solved kata: the worked answer beside one's own, why it is right, and where to go on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pytest_keraskata import catalogue
from pytest_keraskata.learner.cards import Card
from pytest_keraskata.learner.course import Page, place_of
from pytest_keraskata.render.beside import bare, beside
from pytest_keraskata.render.text import WIDEST, cleaned, wrapped

# A line, and the style in which it is shown: an address or a file may be clicked.
Line = tuple[str, str]


@dataclass(frozen=True)
class Review:
    """What there is to read once a kata is solved.

    Args:
        kata: its id.
        theirs: the learner's file, or "" if nothing is written in it.
        worked: the worked answer.
        commentary: why that is right.
        follow_up: the card that an interviewer would go on with, if there is one.
        pages: where the layers and functions used are documented.
        following: the id of the kata to go on with, or None if all are solved.
        file: the learner's file of that kata, if there is a folder.
    """

    kata: str
    theirs: str
    worked: str
    commentary: str
    follow_up: Card | None
    pages: Sequence[Page]
    following: str | None
    file: Path | None


def review_lines(review: Review, width: int) -> Iterator[Line]:
    """A review on the terminal.

    Args:
        review: it.
        width: how wide a line may be.
    """
    worked = ("worked answer", bare(review.worked))
    if review.theirs:
        for number, line in enumerate(beside(("your answer", cleaned(bare(review.theirs))), worked, width)):
            yield line, "bold" if number == 0 else ""
    else:
        yield worked[0], "bold"
        yield from ((f"  {line}", "") for line in worked[1].splitlines())
        yield "", ""
    reading = min(width, WIDEST)
    yield "why it is right", "bold"
    for paragraph in re.split(r"\n\s*\n", review.commentary):
        yield from _paragraph(" ".join(paragraph.split()), reading)
    if review.follow_up:
        yield "", ""
        yield "a follow-up question", "bold"
        yield from _paragraph(f"{review.follow_up.id}: {review.follow_up.question}", reading)
        yield from _paragraph(f"say your answer aloud, then: keraskata quiz {review.follow_up.id}", reading, "dim")
    if review.pages:
        yield "", ""
        yield "read on", "bold"
        for page in review.pages:
            yield from page_lines(page, width)
    yield "", ""
    yield from next_lines(review.following, review.file, reading)


def page_lines(page: Page, width: int) -> Iterator[Line]:
    """A page of documentation with its address, which stays in one piece."""
    whole = f"  {page.name}: {page.url}"
    if len(whole) <= width:
        yield whole, f"link {page.url}"
        return
    yield f"  {page.name}:", ""
    yield f"    {page.url}", f"link {page.url}"


def next_lines(kata: str | None, file: Path | None, width: int) -> Iterator[Line]:
    """The kata to go on with, and its file."""
    if kata is None:
        yield "all katas are solved", "green"
        return
    title = f"next: {kata} · {catalogue.load(kata).title} ({place_of(kata).words})"
    yield from ((line, "bold") for line in wrapped(title, width))
    if file is not None:
        yield f"  {_from_here(file)}", f"link {file.as_uri()}"
    yield f"  keraskata watch {kata}", ""


def _paragraph(text: str, width: int, style: str = "") -> Iterator[Line]:
    return ((line, style) for line in wrapped_in(text, width))


def wrapped_in(text: str, width: int) -> Iterator[str]:
    """A paragraph, two columns in."""
    yield from (f"  {line.strip()}" for line in wrapped(text, width - 2))


def _from_here(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
