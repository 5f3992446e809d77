"""Every right answer is accepted, every wrong one refused by the check that it names."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from pytest_keraskata import api, catalogue
from pytest_keraskata.judge.run import Run
from pytest_keraskata.render.failures import message
from pytest_keraskata.verdict import CheckStatus, Verdict

pytestmark = pytest.mark.usefixtures("elsewhere")

ANSWERS = Path(__file__).parent / "answers"
RIGHT = sorted(ANSWERS.glob("*/right_*.py"))
WRONG = sorted(ANSWERS.glob("*/wrong_*.py"))


def said(path: Path, key: str) -> str | None:
    """What the head of an answer says under a key, for example `# fails: output`."""
    found = re.search(rf"^# {key}: (.+)$", path.read_text(encoding="utf-8", errors="replace"), re.MULTILINE)
    return found.group(1).strip() if found else None


def test_right_answer_is_accepted(right_answer: Path) -> None:
    """However it is written, what does as the contract says is solved.

    One of each kata's, another with each commit; `--all-answers` takes them all.
    """
    verdict = api.check(right_answer.parent.name, right_answer)

    assert ("solved", ()) == (verdict.status, verdict.findings), message(verdict)


def test_wrong_answer_is_refused_by_its_check(wrong_answer: Path) -> None:
    """The named check fails, or the file can't be run; and where the fault is known, it is told.

    One of each kata's, another with each commit; `--all-answers` takes them all.
    """
    path = wrong_answer
    verdict = _verdict_up_to(path, said(path, "fails") or "")
    expected = said(path, "fails")
    why = said(path, "why")

    assert expected, "a wrong answer names the check that must fail"
    assert "failed" == verdict.status or expected == "error" == verdict.status
    if expected != "error":
        assert expected in [finding.check for finding in verdict.findings]
    if why:
        told = " ".join(f"{finding.why} {finding.advice}" for finding in verdict.findings) + message(verdict)
        assert why in told


def _verdict_up_to(path: Path, check: str) -> Verdict:
    """The verdict as far as this check: what comes behind it costs time, and tells nothing more."""
    subject = api.subject_of(path)
    run = Run(catalogue.load(path.parent.name), subject)
    try:
        for one in run.kata.checks:
            if run.check(one.name).status in (CheckStatus.FAILED, CheckStatus.ERROR) and one.name == check:
                break
        return run.so_far()
    finally:
        subject.close()


@pytest.mark.parametrize("kata", catalogue.index())
def test_every_kata_has_enough_answers(kata: str) -> None:
    """At least four right answers and eight wrong ones."""
    assert len([path for path in RIGHT if path.parent.name == kata]) >= 4
    assert len([path for path in WRONG if path.parent.name == kata]) >= 8


def test_no_stray_answers() -> None:
    """Each folder belongs to a kata, each file is a right or a wrong answer."""
    files = [path for path in ANSWERS.rglob("*") if path.is_file() and path.suffix != ".pyc"]

    assert set(RIGHT) | set(WRONG) == set(files)
    assert {path.parent.name for path in files} <= set(catalogue.index())


# --- the few that are checked -------------------------------------------------------------------------------

GROUPS = [
    *(sorted(folder.glob(f"{kind}_*.py")) for folder in sorted(ANSWERS.iterdir()) for kind in ("right", "wrong")),
    *(sorted(folder.glob("*.py")) for folder in sorted((ANSWERS.parent / "diagnosis").iterdir())),
]

Sample = Callable[[Sequence[Path], int, int], list[Path]]


@pytest.mark.parametrize("count", [3, None], ids=["three", "half"])
@pytest.mark.parametrize("first", [0, 1000])
def test_consecutive_commits_check_all_answers(first: int, count: int | None, sample: Sample) -> None:
    """A commit takes as many as any other, and after as many commits as it takes at least, every file had its turn."""
    for files in GROUPS:
        size = count or max(len(files) // 2, 1)
        needed = -(-len(files) // size)
        samples = [sample(files, size, offset) for offset in range(first, first + needed)]

        assert set(files) == set().union(*samples)
        assert {min(size, len(files))} == {len(set(one)) for one in samples}


def test_a_commit_always_checks_the_same_answers(sample: Sample) -> None:
    """Chance has no part in it."""
    assert all(sample(files, 3, 7) == sample(files, 3, 7) for files in GROUPS)
    assert any(sample(files, 3, 7) != sample(files, 3, 8) for files in GROUPS)
