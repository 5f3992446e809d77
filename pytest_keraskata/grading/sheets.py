"""The gradebook as tables: its own, and those that Canvas and Moodle take. No cell of them is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from pytest_keraskata.grading.gradebook import Cell, Gradebook, Row
from pytest_keraskata.grading.intake import printable
from pytest_keraskata.grading.lists import NoTable, People, Table

_LONGEST = 500
# A spreadsheet reads a cell that begins so as a formula, also behind blanks.
_FORMULA = ("=", "+", "-", "@")


def inert(text: str) -> str:
    """Text that a spreadsheet shows as it is: one line, no formula."""
    flat = printable(text.replace("\n", " ").replace("\t", " "))[:_LONGEST]
    return f"'{flat}" if flat.lstrip().startswith(_FORMULA) else flat


def number(value: float | None) -> str:
    """A number of points; nothing where there is none."""
    return "" if value is None else f"{value:.10g}"


def gradebook_csv(book: Gradebook) -> str:
    """One row for each learner: what was earned in all, by kata, and how each check went."""
    head = ["id", "name", "email", "total", "possible", "late", "sent", "deducted", "decided", "remarks"]
    for kata in book.katas:
        checks = [f"{kata}: {check}" for check in book.points.checks[kata]]
        head += [kata, f"{kata} points", f"{kata} of", *checks, f"{kata} file", f"{kata} note"]
    return _csv([head, *(_row(book, row) for row in book.rows)])


def _row(book: Gradebook, row: Row) -> list[str]:
    late, sent = str(row.late or ""), row.sent.isoformat() if row.sent else ""
    told = [
        inert(row.learner.id),
        inert(row.learner.name),
        inert(row.learner.email),
        number(row.total),
        number(row.possible),
        late,
        sent,
        number(row.deducted),
        inert(row.decided),
        inert("; ".join(row.remarks)),
    ]
    for cell in row.cells:
        checks = [cell.checks[check] for check in book.points.checks[cell.kata]]
        told += [
            outcome(cell),
            number(cell.earned),
            number(cell.possible),
            *checks,
            inert(cell.path),
            inert(note(cell)),
        ]
    return told


def outcome(cell: Cell) -> str:
    """An outcome, with the kind of an error."""
    return f"{cell.outcome}: {cell.kind}" if cell.kind and cell.outcome == "error" else cell.outcome


def note(cell: Cell) -> str:
    """What an instructor should know about a cell."""
    decided = f"decided: {cell.decided}" if cell.decided else ""
    return "; ".join(part for part in (cell.note, cell.detail, decided) if part)


def canvas_csv(book: Gradebook, template: Table, column: str) -> tuple[str, list[str]]:
    """Canvas's own export with one column filled in, and whom it was not filled in for.

    Args:
        book: the gradebook.
        template: what Canvas exports as its gradebook.
        column: the assignment's, as its head says, with or without the number behind it.

    Raises:
        NoTable: where there is no such column, or more than one.
    """
    wanted = column.strip().casefold()
    places = [
        place
        for place, name in enumerate(template.head)
        if name.strip().casefold() == wanted or name.rpartition(" (")[0].strip().casefold() == wanted
    ]
    if len(places) != 1:
        raise NoTable(
            f"{template.file} has {len(places)} columns {column!r}; its columns are {', '.join(template.head)}"
        )
    fixed = [place for place in (template.column(name) for name in _CANVAS) if place is not None]
    return _filled(book, template, {places[0]: "total"}, fixed + places)


# What Canvas needs besides the assignment's column.
_CANVAS = ("student", "id", "sis user id", "sis login id", "root account", "section")


def moodle_csv(book: Gradebook, template: Table) -> tuple[str, list[str]]:
    """Moodle's grading worksheet with the grades filled in, scaled to its maximum, and whom it was not filled in for.

    Raises:
        NoTable: where it has no column for them.
    """
    grade = template.needed("grade")
    most = template.column("maximum grade")
    return _filled(book, template, {grade: "scaled"}, list(range(len(template.head))), most)


def _filled(
    book: Gradebook, template: Table, filled: dict[int, str], kept: Sequence[int], most: int | None = None
) -> tuple[str, list[str]]:
    people = People([row.learner for row in book.rows])
    by_id = {row.learner.id: row for row in book.rows}
    unclear: list[str] = []
    lines = [[inert(template.head[place]) for place in kept]]
    reached: set[str] = set()
    for told in template.rows:
        learner = template.learner(told)
        meant = people.meant(learner) if learner is not None else []
        cells = [inert(one) for one in told]
        if len(meant) == 1 and (total := by_id[meant[0].id].total) is not None:
            row = by_id[meant[0].id]
            reached.add(row.learner.id)
            for place, how in filled.items():
                scale = _scale(told[most], row.possible) if how == "scaled" and most is not None else 1.0
                cells[place] = number(round(total * scale, 4))
        elif learner is not None:
            unclear.append(learner.name)
        lines.append([cells[place] for place in kept])
    unclear += [
        row.learner.name for row in book.rows if row.learner.id not in reached and row.learner.name not in unclear
    ]
    return _csv(lines), unclear


def _scale(most: str, possible: float) -> float:
    try:
        return float(most) / possible
    except (ValueError, ZeroDivisionError):
        return 1.0


def _csv(rows: Iterable[Sequence[str]]) -> str:
    written = io.StringIO()
    # Excel takes a file for UTF-8 only where it begins so.
    written.write("\ufeff")
    csv.writer(written, lineterminator="\n").writerows(rows)
    # Whoever writes the file ends its last line.
    return written.getvalue().removesuffix("\n")
