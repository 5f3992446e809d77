"""Writes all files of a gradebook into its folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pytest_keraskata.grading import sheets
from pytest_keraskata.grading.gradebook import Gradebook
from pytest_keraskata.grading.lists import Table
from pytest_keraskata.learner.files import write_whole


def write(book: Gradebook, out: Path, canvas: Table | None, canvas_column: str, moodle: Table | None) -> Iterator[str]:
    """Write the gradebook in every form, each file whole or not at all, and say what is left out of which.

    Raises:
        NoTable: where a system's own table can't be filled in.
        OSError: where a file can't be written.
    """
    write_whole(out / "gradebook.csv", sheets.gradebook_csv(book))
    write_whole(out / "points.toml", book.points.text())
    if canvas is not None:
        text, unclear = sheets.canvas_csv(book, canvas, canvas_column)
        write_whole(out / "canvas.csv", text)
        yield from (f"canvas.csv has no grade for {name}" for name in unclear)
    if moodle is not None:
        text, unclear = sheets.moodle_csv(book, moodle)
        write_whole(out / "moodle.csv", text)
        yield from (f"moodle.csv has no grade for {name}" for name in unclear)
