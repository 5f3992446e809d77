"""Writes the faults with an example each into docs/diagnosis.md; with --check, only says whether they are up to date.

With --measure it runs every program of tests/diagnosis first, prints recall and precision, and writes them as well;
with --seen=FOLDER, what a program showed is kept in that folder, and one that showed something before isn't run again;
with --minutes=N, no program is begun later, and the table says how many were run.
"""

import ast
import contextlib
import hashlib
import io
import json
import os
import re
import sys
import tempfile
import time
import warnings
from dataclasses import dataclass
from pathlib import Path

from pytest_keraskata.asking.message import unpack
from pytest_keraskata.backend import import_keras
from pytest_keraskata.portrait import script
from pytest_keraskata.portrait.fault import Diagnosis
from pytest_keraskata.portrait.rules import TOPICS, diagnosis

ROOT = Path(__file__).parents[1]
PROGRAMS = ROOT / "tests/diagnosis"
PAGE = ROOT / "docs/diagnosis.md"
MEASURED = "## Measured\n"
BEGIN = "<!-- from here on written by docs/write_diagnosis.py -->\n"


@dataclass(frozen=True)
class Looked:
    """A program of the corpus, and what was said of it.

    Args:
        path: of the program.
        wanted: the fault that it was written for; "" for a sound one.
        told: what was found.
        seconds: of processor time.
    """

    path: Path
    wanted: str
    told: Diagnosis
    seconds: float

    @property
    def errors(self) -> set[str]:
        return {fault.name for fault in self.told.faults if fault.level == "error"}

    @property
    def notes(self) -> set[str]:
        return {fault.name for fault in self.told.faults if fault.level == "note"}

    @property
    def is_right(self) -> bool:
        return self.wanted in self.errors if self.wanted else not self.errors and bool(self.told.models)


def looked_at(path: Path, kept: Path | None) -> Looked:
    """A program's diagnosis.

    Args:
        path: of the program.
        kept: the folder of what programs showed, or None.
    """
    with tempfile.TemporaryDirectory() as folder:
        report, took = _report(path, kept or Path(folder))
        if not took.exists():
            took.write_text(str(_run(path, report)), "utf-8")
        return Looked(path, _wanted(path), diagnosis(unpack(report.read_bytes())), float(took.read_text("utf-8")))


def _report(path: Path, folder: Path) -> tuple[Path, Path]:
    """Where in a folder there is what a program showed, and its seconds."""
    report = folder / f"{path.parent.name}-{path.stem}"
    return report, report.with_suffix(".seconds")


def _run(path: Path, report: Path) -> float:
    """Run a program, and write down what it shows; its seconds of processor time."""
    import keras

    keras.backend.clear_session()
    os.environ["SEED"] = "0"
    paths, here = sys.path[:], Path.cwd()
    started = time.process_time()
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            script.run(path, report)
        finally:
            sys.path[:] = paths
            os.chdir(here)
    return time.process_time() - started


def measured(programs: list[Looked], count: int) -> list[str]:
    """How much is found, and how much of what is said is right.

    Args:
        programs: that were run.
        count: of all programs.
    """
    faulty, sound = ([one for one in programs if bool(one.wanted) is kind] for kind in (True, False))
    found, wrong = sum(one.is_right for one in faulty), sum(bool(one.errors) for one in sound)
    silent = sum(not one.told.models for one in sound)
    slowest = max(programs, key=lambda one: one.seconds)
    # Of all programs of which anything is said, those of which it is said rightly.
    precision = found / max(found + wrong, 1)
    return [
        f"| {len(programs)} of {count} programs | | |",
        "| --- | --- | --- |",
        f"| faulty ones whose fault is named: recall | {found} of {len(faulty)} | {found / max(len(faulty), 1):.3f} |",
        f"| sound ones with an error: precision | {wrong} of {len(sound)} | {precision:.3f} |",
        f"| sound ones that could not be looked at | {silent} of {len(sound)} | |",
        f"| seconds of processor time for the slowest, `{slowest.path.stem}` | | {slowest.seconds:.0f} |",
        "",
        "A note names what is often meant. How many programs get each:",
        "",
        f"| note | of {len(sound)} sound programs | of {len(faulty)} faulty ones |",
        "| --- | --- | --- |",
        *(
            f"| {name} | {sum(name in one.notes for one in sound)} | {sum(name in one.notes for one in faulty)} |"
            for name in sorted({name for one in programs for name in one.notes})
        ),
    ]


def examples() -> list[str]:
    """Every fault with the program that has it, and every note with what gets it and what doesn't."""
    notes = json.loads((ROOT / "tests/notes.json").read_text("utf-8"))
    known: dict[str, Path] = {}
    for path in sorted((PROGRAMS / "faulty").glob("*.py")):
        known.setdefault(_wanted(path), path)
    lines = ["| fault | about | an example |", "| --- | --- | --- |"]
    for topic, names in TOPICS.items():
        for name in sorted(names):
            path = known.get(name)
            told = ast.get_docstring(ast.parse(path.read_text("utf-8"))) if path else None
            shown = f"[{told}](../{path.relative_to(ROOT).as_posix()})" if path else _pair(notes[name])
            lines.append(f"| {name} | {topic} | {shown} |")
    return lines


def _pair(note: dict[str, dict[str, str]]) -> str:
    having, neighbour = note["noted"], note["neighbour"]
    ours = ", ".join(f"`{key}={value}`" for key, value in having.items())
    theirs = ", ".join(f"`{key}={value}`" for key, value in neighbour.items() if having.get(key) != value)
    return f"a note, said of {ours}" + (f"; not of {theirs}" if theirs else "")


def _wanted(path: Path) -> str:
    """The fault that a program was written for; "" for a sound one."""
    found = re.search(r"^# finds: (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return found[1] if found else ""


def _option(name: str) -> str:
    """What is given with this option; "" where it isn't there."""
    return next((one.removeprefix(name) for one in sys.argv if one.startswith(name)), "")


def main() -> int:
    page = PAGE.read_text("utf-8")
    before, _, after = page.partition(BEGIN)
    _, mark, table = after.partition(MEASURED)
    wrong: list[str] = []
    if "--measure" in sys.argv:
        import_keras()
        folder, minutes = _option("--seen="), _option("--minutes=")
        kept = Path(folder).resolve() if folder else None
        if kept is not None:
            kept.mkdir(parents=True, exist_ok=True)
        until = time.monotonic() + 60 * float(minutes or "inf")
        # In no order, so that the first of them speak for the others.
        paths = sorted(PROGRAMS.glob("*/*.py"), key=lambda path: hashlib.sha256(path.name.encode()).digest())
        programs = [
            looked_at(path, kept)
            for path in paths
            if time.monotonic() < until or (kept and _report(path, kept)[1].exists())
        ]
        told = measured(programs, len(paths))
        wrong = [
            f"{one.path.parent.name}/{one.path.stem}: {sorted(one.errors)}" for one in programs if not one.is_right
        ]
        print("\n".join([*told, *wrong]))
        mark, table = MEASURED, "\n" + "\n".join(told) + "\n"
    written = (
        before
        + BEGIN
        + "\n"
        + "\n".join(["## What is found", "", *examples()])
        + "\n"
        + ("\n" if mark else "")
        + mark
        + table
    )
    if "--check" in sys.argv:
        return int(written != page)
    PAGE.write_text(written, encoding="utf-8")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
