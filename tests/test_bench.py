"""The author's bench: a kata begun, and what is wrong with a package."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAIN = "from pytest_keraskata.cli import main; main()"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder whose package course_pack is known, as `pip install -e .` makes it."""
    files = {
        "METADATA": "Metadata-Version: 2.1\nName: course-pack\nVersion: 1.0\n",
        "entry_points.txt": "[keraskata.specs]\ncourse_pack = course_pack.specs\n",
    }
    (tmp_path / "course_pack-1.0.dist-info").mkdir()
    for name, text in files.items():
        (tmp_path / "course_pack-1.0.dist-info" / name).write_text(text, "utf-8")
    return tmp_path


def keraskata(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command, run there."""
    return subprocess.run(
        [sys.executable, "-c", MAIN, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}", "COLUMNS": "1000"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def test_what_was_begun_works(project: Path) -> None:
    """Its solution is solved and its mistakes are refused; that there are too few is all that is said."""
    assert 0 == keraskata(project, "new", "doubled", "--package", "course_pack", "--topic", "numbers").returncode
    done = keraskata(project, "verify", "course_pack")

    assert 1 == done.returncode
    assert ["doubled: it knows 2 mistakes; write at least 8"] == done.stdout.splitlines()


def test_nothing_is_written_over(project: Path) -> None:
    """A second kata of the same topic is told what to add to the lists that are there."""
    for kata in ("doubled", "halved"):
        done = keraskata(project, "new", kata, "--package", "course_pack", "--topic", "numbers")

    assert "unchanged: course_pack/specs/numbers/__init__.py; add 'halved' to KATAS" in done.stdout
    assert '("doubled",)' in (project / "course_pack/specs/numbers/__init__.py").read_text("utf-8")


@pytest.mark.parametrize(
    ("kata", "words"),
    [("Doubled-Up", "'Doubled-Up' is not a lower-case name"), ("lstm", "there is a kata lstm already")],
)
def test_names_that_will_not_do(project: Path, kata: str, words: str) -> None:
    done = keraskata(project, "new", kata, "--package", "course_pack", "--topic", "numbers")

    assert 2 == done.returncode
    assert words in " ".join(done.stderr.split())
    assert not (project / "course_pack").exists()


SPEC = "course_pack/specs/numbers/doubled.py"


@pytest.mark.parametrize(
    ("file", "before", "after", "words"),
    [
        (SPEC, "2 * number", "3 * number", "the solution is refused by value"),
        (SPEC, "return 2 * number", "return number / 0", "the check 'value' itself fails: ZeroDivisionError"),
        (SPEC, "return 2 * number", "return number / 0", "doubled.py:9: return number / 0"),
        (SPEC, "from pytest_keraskata", "from pytest_keras", "can't be imported: ModuleNotFoundError"),
        (SPEC, "itself again?", "itself again.", "this hint is not a question"),
        (SPEC, "lambda number: number,", "lambda number: 2 * number,", "does not refuse the mistake 'unchanged'"),
        ("course_pack/_katas/numbers/doubled.py", "raise NotImplementedError", "return 1", "already contains code"),
        ("course_pack/_solutions/numbers/doubled.py", "def doubled", "def double", "the solution doesn't define doubled"),
        ("course_pack/specs/numbers/__init__.py", '"doubled",', '"doubled", "lstm",', "lstm is skipped"),
        ("course_pack/specs/__init__.py", "TOPICS", "raise OSError('no')\nTOPICS", "course_pack.specs is skipped"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(project: Path, file: str, before: str, after: str, words: str) -> None:
    """In a line, with the spec's own line where the spec fails; the other katas are there all the same."""
    keraskata(project, "new", "doubled", "--package", "course_pack", "--topic", "numbers")
    text = (project / file).read_text("utf-8")
    (project / file).write_text(text.replace(before, after), "utf-8")
    done = keraskata(project, "verify", "course_pack")

    assert before in text
    assert 1 == done.returncode
    assert words in done.stdout
    assert "Traceback" not in done.stderr
    assert 0 == keraskata(project, "hint", "lstm", "--help").returncode
