"""The katas of this package are ready, and the answers that are known get the verdicts that they should."""

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from pytest_keraskata import api

ANSWERS = sorted(Path(__file__).parent.glob("answers/*/*.py"))
MAIN = "from pytest_keraskata.cli import main; main()"


def test_verify() -> None:
    command = [sys.executable, "-c", MAIN, "verify", "course_pack"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - it is our own

    katas = ("embedding_mask", "attention", "class_weights", "f1_confusion", "train_step")
    assert [f"{kata}: ready" for kata in katas] == done.stdout.splitlines()
    assert done.returncode == 0


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_answers(answer: Path) -> None:
    """A right one is solved; a wrong one is refused by the check that its first line names."""
    # In this process, so that Keras is imported once.
    verdict = api.check(answer.parent.name, runpy.run_path(str(answer)))

    failed = [outcome.check for outcome in verdict.outcomes if outcome.status == "failed"]
    if answer.stem.startswith("right_"):
        assert verdict.solved, verdict.findings
    else:
        named = answer.read_text("utf-8").splitlines()[0].removeprefix("# fails: ")
        assert named in failed
