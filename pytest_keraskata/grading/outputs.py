"""Writes all files of a gradebook into its folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pytest_keraskata.grading import pages, reports, sheets
from pytest_keraskata.grading.alike import Alike
from pytest_keraskata.grading.gradebook import Gradebook
from pytest_keraskata.grading.lists import Table
from pytest_keraskata.learner.files import write_whole

FORMATS = ("junit", "gradescope", "prairielearn", "exercism", "classroom50")


@dataclass(frozen=True)
class Wanted:
    """Which files are written besides the gradebook and the pages.

    Args:
        formats: some of `FORMATS`.
        level: what learners' pages show.
        canvas: Canvas's own table, and the name of the column to fill in.
        moodle: Moodle's own table.
        told: the environment of the runner that classroom50 needs.
    """

    formats: tuple[str, ...] = ()
    level: str = pages.LEVELS[-1]
    canvas: tuple[Table, str] | None = None
    moodle: Table | None = None
    told: Mapping[str, str] = field(default_factory=dict)


def write(book: Gradebook, pairs: Sequence[Alike], out: Path, wanted: Wanted) -> Iterator[str]:
    """Write the gradebook in every form that is wanted, each file whole or not at all, and say what is left out of which.

    Raises:
        NoTable: where a system's own table can't be filled in.
        OSError: where a file can't be written.
    """
    write_whole(out / "gradebook.csv", sheets.gradebook_csv(book))
    write_whole(out / "points.toml", book.points.text())
    _tidy(out / "learners", book)
    for row in book.rows:
        write_whole(out / "learners" / f"{pages.page_name(row)}.html", pages.learner_page(book, row, wanted.level))
    write_whole(out / "class.html", pages.class_page(book, pairs))
    if "junit" in wanted.formats:
        write_whole(out / "junit.xml", reports.junit(book))
    _each(book, out, wanted)
    if wanted.canvas is not None:
        text, unclear = sheets.canvas_csv(book, *wanted.canvas)
        write_whole(out / "canvas.csv", text)
        yield from (f"canvas.csv has no grade for {name}" for name in unclear)
    if wanted.moodle is not None:
        text, unclear = sheets.moodle_csv(book, wanted.moodle)
        write_whole(out / "moodle.csv", text)
        yield from (f"moodle.csv has no grade for {name}" for name in unclear)


def _each(book: Gradebook, out: Path, wanted: Wanted) -> None:
    """The files that there are of each learner: `gradescope/NAME.json`, `exercism/NAME/KATA.json`."""
    for name in FORMATS[1:]:
        _tidy(out / name, book)
    for row in book.rows:
        file = f"{pages.page_name(row)}.json"
        if "gradescope" in wanted.formats:
            write_whole(out / "gradescope" / file, reports.text(reports.gradescope(book, row)))
        if "prairielearn" in wanted.formats:
            write_whole(out / "prairielearn" / file, reports.text(reports.prairielearn(book, row)))
        if "classroom50" in wanted.formats:
            write_whole(out / "classroom50" / file, reports.text(reports.classroom50(book, row, wanted.told)))
        if "exercism" in wanted.formats:
            for cell in row.cells:
                told = reports.text(reports.exercism(book, row, cell))
                write_whole(out / "exercism" / pages.page_name(row) / f"{cell.kata}.json", told)


# What these are called, and hardly a file of somebody's own.
_OURS = re.compile(r"(?P<name>[a-z0-9-]+-[0-9a-f]{8})\.(html|json)")


def _tidy(folder: Path, book: Gradebook) -> None:
    """Remove the files of who isn't in the class any more; nothing else that lies there."""
    names = {pages.page_name(row) for row in book.rows}
    for file in folder.iterdir() if folder.is_dir() else ():
        match = _OURS.fullmatch(file.name)
        if match and match["name"] not in names and file.is_file():
            file.unlink()
