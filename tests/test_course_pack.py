"""The example of a package by somebody else: its katas are ready, and its known answers get their verdicts."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACK = ROOT / "examples/course_pack"
KATAS = ("embedding_mask", "attention", "class_weights", "f1_confusion", "train_step")
MAIN = "from pytest_keraskata.cli import main; main()"


@pytest.fixture
def known(tmp_path: Path) -> Path:
    """A folder by which the package is known, as `pip install -e .` makes it known."""
    files = {
        "METADATA": "Metadata-Version: 2.1\nName: course-pack\nVersion: 0.1\n",
        "entry_points.txt": "[keraskata.specs]\ncourse_pack = course_pack.specs\n",
    }
    (tmp_path / "course_pack-0.1.dist-info").mkdir()
    for name, text in files.items():
        (tmp_path / "course_pack-0.1.dist-info" / name).write_text(text, "utf-8")
    return tmp_path


def run(known: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python in the folder of the package, where it is known."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=PACK,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (known, PACK, ROOT))), "COLUMNS": "120"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def test_each_kata_is_ready(known: Path) -> None:
    """Names, files, stubs, solutions and hints are as they should be, and each mistake is refused by its name."""
    done = run(known, "-c", MAIN, "verify", "course_pack")

    assert [f"{kata}: ready" for kata in KATAS] == done.stdout.splitlines()
    assert 0 == done.returncode


def test_known_answers(known: Path) -> None:
    """The package's own tests pass: right answers are solved, wrong ones refused by the check that they name."""
    for kata in KATAS:
        kinds = [path.stem.partition("_")[0] for path in (PACK / "tests/answers" / kata).glob("*.py")]
        assert kinds.count("right") >= 2
        assert kinds.count("wrong") >= 3
    done = run(known, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests", "-k", "test_answers")

    assert 0 == done.returncode, done.stdout
    answers = list((PACK / "tests/answers").glob("*/*.py"))
    assert re.search(rf"\b{len(answers)} passed\b", done.stdout), done.stdout


@pytest.mark.parametrize("spec", sorted(PACK.glob("course_pack/specs/*/*.py")), ids=lambda path: path.stem)
def test_specs_say_it_in_the_language(spec: Path) -> None:
    """Nothing of pytest-keraskata is imported but the language and the doors to Keras; no file is long."""
    text = spec.read_text("utf-8")
    rooms = re.findall(r"^\s*(?:from|import) (pytest_keraskata\S*)", text, flags=re.MULTILINE)

    assert {"pytest_keraskata.authoring", "pytest_keraskata.backend"} >= set(rooms)
    assert 200 >= len(text.splitlines())
