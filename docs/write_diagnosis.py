"""Runs every program of tests/diagnosis, prints recall and precision, and writes them into docs/diagnosis.md.

With --check it runs nothing, and only says whether the page knows every fault.
"""

import contextlib
import io
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
from pytest_keraskata.portrait.rules import RULES, diagnosis
from pytest_keraskata.render.terminal import diagnosis_lines

ROOT = Path(__file__).parents[1]
PROGRAMS = ROOT / "tests/diagnosis"
PAGE = ROOT / "docs/diagnosis.md"
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
    def is_right(self) -> bool:
        return self.wanted in self.errors if self.wanted else not self.errors and bool(self.told.models)


def looked_at(path: Path) -> Looked:
    """A program's diagnosis."""
    import keras

    keras.backend.clear_session()
    os.environ["SEED"] = "0"
    kept, here = sys.path[:], Path.cwd()
    wanted = re.search(r"^# finds: (.+)$", path.read_text("utf-8"), re.MULTILINE)
    started = time.process_time()
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report = Path(folder) / "report"
        try:
            script.run(path, report)
        finally:
            sys.path[:] = kept
            os.chdir(here)
        told = diagnosis(unpack(report.read_bytes()))
    return Looked(path, wanted[1] if wanted else "", told, time.process_time() - started)


def measured(programs: list[Looked]) -> list[str]:
    """How much is found, and how much of what is said is right."""
    faulty, sound = ([one for one in programs if bool(one.wanted) is kind] for kind in (True, False))
    found, wrong = sum(one.is_right for one in faulty), sum(bool(one.errors) for one in sound)
    silent = sum(not one.told.models for one in sound)
    slowest = max(programs, key=lambda one: one.seconds)
    # Of all programs of which anything is said, those of which it is said rightly.
    precision = found / max(found + wrong, 1)
    return [
        "| | programs | |",
        "| --- | --- | --- |",
        f"| faulty ones whose fault is named: recall | {found} of {len(faulty)} | {found / max(len(faulty), 1):.3f} |",
        f"| sound ones with an error: precision | {wrong} of {len(sound)} | {precision:.3f} |",
        f"| sound ones that could not be looked at | {silent} of {len(sound)} | |",
        f"| seconds of processor time for the slowest, `{slowest.path.stem}` | | {slowest.seconds:.0f} |",
    ]


def examples(programs: list[Looked]) -> list[str]:
    """Every fault with the program that has it, and what is said."""
    lines: list[str] = []
    for name in sorted({name for rule in RULES for name in rule.names}):
        known = [
            (one, fault)
            for one in sorted(programs, key=lambda one: one.wanted != name)
            for fault in one.told.faults
            if fault.name == name
        ]
        lines += ["", f"### {name}", ""]
        if not known:
            lines.append("A note; no program of the corpus has it.")
            continue
        one, fault = known[0]
        place = one.path.relative_to(ROOT).as_posix()
        said = [line.replace(os.path.relpath(fault.file), one.path.name) for line in diagnosis_lines(fault, 100)]
        lines += [f"In [{one.path.stem}](../{place}):", "", "```text", *said, "```"]
    return lines


def main() -> int:
    page = PAGE.read_text("utf-8")
    if "--check" in sys.argv:
        missing = [name for rule in RULES for name in rule.names if f"### {name}\n" not in page]
        print("\n".join(missing))
        return int(bool(missing))
    import_keras()
    programs = [looked_at(path) for path in sorted(PROGRAMS.glob("*/*.py"))]
    table = measured(programs)
    wrong = [f"{one.path.parent.name}/{one.path.stem}: {sorted(one.errors)}" for one in programs if not one.is_right]
    print("\n".join([*table, *wrong]))
    before, _, _ = page.partition(BEGIN)
    written = ["## Measured", "", *table, "", "## What is found", *examples(programs)]
    PAGE.write_text(before + BEGIN + "\n" + "\n".join(written) + "\n", encoding="utf-8")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
