"""Verdicts and pictures as HTML: one page that needs nothing else, and one verdict for a notebook."""

from __future__ import annotations

import base64
import hashlib
import io
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any

import jinja2
from markupsafe import Markup

from pytest_keraskata import catalogue
from pytest_keraskata.pictures import Bars, Curves, Grid, Image, LayerTable, Model, Picture, Row, Series
from pytest_keraskata.render import charts
from pytest_keraskata.render.failures import details, message, parts, table
from pytest_keraskata.render.tables import sample, sides, table_lines
from pytest_keraskata.render.text import WIDEST, cleaned
from pytest_keraskata.verdict import Finding, Status, Verdict

# How a status looks; nothing is told by its colour alone.
SIGNS: dict[str, str] = {
    "solved": "✓",
    "passed": "✓",
    "failed": "✗",
    "error": "!",
    "todo": "○",
    "partial": "◐",
    "not reached": "–",
    "not run": "–",
    "missing": "·",
    "fault": "?",
}
_ALIKE = 3
_NEED_A_LOOK = (Status.FAILED, Status.ERROR, Status.PARTIAL)


def report_page(
    verdicts: Sequence[Verdict],
    pictures: Mapping[str, Sequence[Picture]],
    asked: Callable[[str], Mapping[str, str]] = lambda kata: {},
) -> str:
    """A page that is complete in itself: the board by topic, and a section for each kata.

    Args:
        verdicts: the verdicts.
        pictures: what can be drawn of an answer, by its file.
        asked: gives a kata's interview questions by their ids.
    """
    order = list(catalogue.index())
    ordered = sorted(verdicts, key=lambda verdict: (order.index(verdict.kata), verdict.file))
    entries = [
        _Entry(verdict, pictures.get(verdict.file, ()), f"k{number}-{verdict.kata}")
        for number, verdict in enumerate(ordered)
    ]
    counts = Counter(verdict.kata for verdict in ordered)
    topics = [(topic, list(group)) for topic, group in groupby(entries, key=lambda entry: entry.verdict.topic)]
    script = environment().get_template("page.js").render()
    return (
        environment()
        .get_template("page.html.j2")
        .render(
            entries=entries,
            asked=asked,
            topics=topics,
            # Several answers to one kata are told apart by their files.
            shared={kata for kata, count in counts.items() if count > 1},
            solved=sum(entry.verdict.solved for entry in entries),
            script=Markup(script),  # noqa: S704 - a file of ours
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        )
    )


def verdict_section(verdict: Verdict, pictures: Sequence[Picture]) -> str:
    """One verdict as HTML that can stand in any page, such as a notebook: its styles are its own.

    Args:
        verdict: the verdict.
        pictures: what `Run.pictures` gives.
    """
    entry = _Entry(verdict, pictures, f"kk-{verdict.kata}")
    return environment().get_template("section.html.j2").render(entry=entry)


class _Entry:
    """One verdict as the templates see it.

    Args:
        verdict: the verdict.
        pictures: what is drawn of it.
        key: an id that no other entry of the page has.
    """

    def __init__(self, verdict: Verdict, pictures: Sequence[Picture], key: str) -> None:
        kata = catalogue.load(verdict.kata)
        self.verdict = verdict
        self.message = message(verdict)
        self.key = key
        self.title = kata.title
        self.questions = kata.questions
        self.needs_a_look = verdict.status in _NEED_A_LOOK
        self.models = [one for one in pictures if isinstance(one, Model)]
        self.others = [one for one in pictures if not isinstance(one, Model)]

    def said(self, finding: Finding) -> list[tuple[str, str]]:
        """What a finding tells, each part with its label."""
        return parts(finding)

    def details(self, finding: Finding) -> list[str]:
        """Further lines of a finding; its table of layers stands below, where its model is drawn."""
        shown = table(finding)
        is_drawn = shown is None or any(one.table == shown for one in self.models)
        return [*details(finding), *(() if is_drawn or shown is None else table_lines(shown, WIDEST))]


@cache
def environment() -> jinja2.Environment:
    """Where the templates of pages are, with what they may use; whatever is put into one is escaped and cleaned."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("pytest_keraskata", "render"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        finalize=_clean,
    )
    made.globals |= {"signs": SIGNS, "kind": lambda picture: type(picture).__name__.lower()}
    made.filters |= {
        "drawn": _drawn,
        "sides": lambda pair, table: sides(*pair, alone=bool(table.expected)),
        "sample": sample,
        "parameters": _parameters,
        "numbers": _numbers,
        "png": _png,
        "shade": _shade,
        "edge": _edge,
    }
    return made


def _clean(value: Any) -> Any:
    """Control characters of an answer's are no part of a page."""
    return cleaned(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _drawn(picture: Any, prefix: str) -> Markup:
    match picture:
        case Curves():
            drawn = charts.curves(picture, prefix)
        case Bars():
            drawn = charts.bars(picture, prefix)
        case _:
            drawn = charts.network(picture, prefix)
    return Markup(drawn)  # noqa: S704 - an XML writer has escaped every text in it


def _parameters(table: LayerTable) -> Bars | None:
    """The parameters of each layer, where any has some; both networks where they differ."""
    labels: list[str] = []
    numbers: list[tuple[float | None, ...]] = []
    for (layer, counts), group in groupby(enumerate(table.pairs, start=1), key=lambda place: _counted(place[1])):
        places = [str(place) for place, _ in group]
        if any(counts):
            # Many alike are one bar.
            shown = [f"{places[0]}–{places[-1]}"] if len(places) > _ALIKE else places
            labels += [f"{at} · {layer}" for at in shown]
            numbers += [counts] * len(shown)
    if not labels:
        return None
    expected, found = zip(*numbers, strict=True)
    right = (Series("expected", expected, True),) if table.first_difference is not None else ()
    return Bars("parameters of each layer", tuple(labels), "parameters", (*right, Series("found", found)))


def _counted(pair: tuple[Row | None, Row | None]) -> tuple[str, tuple[float | None, ...]]:
    """What two layers are called, and how many parameters each has."""
    words = " / ".join(dict.fromkeys(one.words for one in pair if one is not None))
    return words, tuple(None if one is None else float(one.parameters) for one in pair)


def _numbers(picture: Curves | Bars) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """The numbers of a drawing as the head and the rows of a table."""
    if isinstance(picture, Bars):
        names = list(picture.labels)
        head = [""]
    else:
        longest = max((len(one.values) for one in picture.series), default=0)
        names = [f"{picture.first + picture.step * place:g}" for place in range(longest)]
        head = [picture.x]
    rows = []
    for place, name in enumerate(names):
        values = [one.values[place] if place < len(one.values) else None for one in picture.series]
        rows.append((name, ["–" if value is None else f"{value:.4g}" for value in values]))
    return [*head, *(one.name for one in picture.series)], rows


def _png(image: Image) -> str:
    """An image as a data URL."""
    from PIL import Image as Pillow

    height, width = image.shape[:2]
    mode = "RGB" if len(image.shape) == 3 else "L"
    written = io.BytesIO()
    Pillow.frombytes(mode, (width, height), base64.b64decode(image.pixels)).save(written, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(written.getvalue()).decode()


def _shade(value: float, grid: Grid) -> int:
    """How strongly a number is shaded, in percent of the strongest shade."""
    values = [number for row in grid.rows for number in row]
    low, high = min(values), max(values)
    return round(100 * (value - low) / (high - low)) if high > low else 0


def _edge(place: int, size: int, count: int) -> str:
    """Whether a place is the first of a window, or left over behind the last whole one."""
    if place >= count // size * size:
        return "rest"
    return "begins" if place % size == 0 and size > 1 else ""
