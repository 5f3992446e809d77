"""A page for each learner, and one of the class: what went wrong in it together, and who needs a look."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import networkx

from pytest_keraskata import catalogue
from pytest_keraskata.grading.alike import Alike
from pytest_keraskata.grading.gradebook import OUTCOMES, Cell, Gradebook, Row
from pytest_keraskata.grading.reports import Item, items, trouble
from pytest_keraskata.grading.sheets import note, number
from pytest_keraskata.render.page import environment

LEVELS = ("score", "checks", "findings")


@dataclass(frozen=True)
class Shown:
    """What a learner's page shows of an answer."""

    trouble: str
    checks: Sequence[Item]


@dataclass
class Group:
    """Learners whose answers make the same mistake.

    Args:
        rule: its id.
        why: its words.
        of: how many there are whose answers were judged.
        learners: their names.
    """

    rule: str
    why: str
    of: int
    learners: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Together:
    """Learners of whom each has nearly the same answer as another one of them.

    Args:
        kata: the kata's id.
        learners: who.
        least: of the pairs that are nearly the same, how much the least similar one shares.
    """

    kata: str
    learners: tuple[str, ...]
    least: float


def page_name(row: Row) -> str:
    """What a learner's files are called: readable, without anything that a path or an address could mean."""
    plain = unicodedata.normalize("NFKD", row.learner.name).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-").lower()[:40]
    return f"{slug or 'learner'}-{hashlib.sha256(row.learner.id.encode()).hexdigest()[:8]}"


def learner_page(book: Gradebook, row: Row, level: str = LEVELS[-1]) -> str:
    """A learner's own page; of what was drawn, none of it shows anything.

    Args:
        book: the gradebook.
        row: the learner.
        level: "score"; "checks" for how each check went; "findings" for what to look at as well.
    """
    listed = list(items(book, row))
    cells = [(cell, _shown(book, cell, listed)) for cell in row.cells]
    return _rendered("learner.html.j2", row=row, cells=cells, level=level)


def _shown(book: Gradebook, cell: Cell, listed: Sequence[Item]) -> Shown | None:
    if book.points.shown(cell.kata) != "visible":
        return None
    return Shown(trouble(cell), [one for one in listed if one.cell is cell])


def class_page(book: Gradebook, alike: Sequence[Alike] = ()) -> str:
    """The class at a glance, for its instructor."""
    names = {row.learner.id: row.learner.name for row in book.rows}
    return _rendered(
        "class.html.j2",
        book=book,
        outcomes=OUTCOMES,
        groups=[(kata, found) for kata in book.katas if (found := groups(book, kata))],
        alike=[replace(one, learners=tuple(names[who] for who in one.learners)) for one in together(alike)],
        remarks=list(_remarks(book)),
        rows=[(row, f"{page_name(row)}.html") for row in book.rows],
    )


def together(pairs: Sequence[Alike]) -> list[Together]:
    """Learners with nearly the same answer, each once for a kata however many there are; the largest groups first."""
    found = []
    for kata in dict.fromkeys(pair.kata for pair in pairs):
        graph = networkx.Graph()
        graph.add_weighted_edges_from((pair.one, pair.other, pair.share) for pair in pairs if pair.kata == kata)
        for group in networkx.connected_components(graph):
            shares = [share for _, _, share in graph.subgraph(group).edges(data="weight")]
            found.append(Together(kata, tuple(sorted(group)), min(shares)))
    return sorted(found, key=lambda one: (-len(one.learners), -one.least, one.kata, one.learners))


def _rendered(template: str, **told: object) -> str:
    made = environment()
    made.filters["points"] = number
    return made.get_template(template).render(**told).lstrip()


def groups(book: Gradebook, kata: str) -> list[Group]:
    """The mistakes that were made in a kata, the most frequent first."""
    known = catalogue.load(kata).mistakes
    cells = [(row, cell) for row in book.rows for cell in row.cells if cell.kata == kata and cell.verdict is not None]
    found: dict[str, Group] = {}
    for row, cell in cells:
        verdict = cell.verdict
        assert verdict is not None
        told = {finding.rule: finding.why for finding in verdict.findings if finding.rule}
        for rule, why in told.items():
            words = known[rule].why if rule in known else why
            found.setdefault(rule, Group(rule, words, len(cells))).learners.append(row.learner.name)
    return sorted(found.values(), key=lambda one: (-len(one.learners), one.rule))


def _remarks(book: Gradebook) -> Iterator[str]:
    """What an instructor has to know or to decide."""
    yield from book.remarks
    for row in book.rows:
        # What keeps an answer from being graded is told with its kata.
        told = {f"{cell.path or 'everything'}: {cell.detail}" for cell in row.cells}
        yield from (f"{row.learner.name}: {remark}" for remark in row.remarks if remark not in told)
        if row.decided:
            yield f"{row.learner.name}: the points were decided: {row.decided}"
        for cell in row.cells:
            if cell.kind == "refused" or cell.outcome == "fault" or cell.note or cell.decided:
                yield f"{row.learner.name}: {cell.kata}: {cell.path or 'everything'}: {note(cell) or cell.outcome}"
