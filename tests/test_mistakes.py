"""What a spec knows to go wrong is refused by its check, and called by its name."""

import runpy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pytest_keraskata import catalogue
from pytest_keraskata.answer.local import LocalSubject
from pytest_keraskata.judge.run import Run
from pytest_keraskata.kata import Check, Mistake
from pytest_keraskata.verdict import CheckStatus

pytestmark = pytest.mark.usefixtures("elsewhere")

SOLUTIONS = Path(__file__).parents[1] / "solutions"


@cache
def solution(kata: str) -> dict[str, Any]:
    return runpy.run_path(str(SOLUTIONS / catalogue.load(kata).file))


def test_a_mistake_is_refused_and_named(kata: str, check: Check, mistake: Mistake) -> None:
    """The worked answer with one mistake in it fails in the check that knows it, and is told what it is.

    One of each kata's, another one with each commit; `--all-answers` takes them all.
    """
    names = {**solution(kata), **check.as_answer(mistake)}

    outcome = Run(catalogue.load(kata), LocalSubject(names)).check(check.name)

    assert CheckStatus.FAILED == outcome.status
    assert outcome.finding is not None
    assert (mistake.why, mistake.advice) == (outcome.finding.why, outcome.finding.advice)


@pytest.mark.parametrize("kata", catalogue.index())
def test_ids_of_mistakes(kata: str) -> None:
    """There are eight at least; an id means one mistake of a kata's, and is made of words with hyphens."""
    found: dict[str, Mistake] = {}

    assert 8 <= len(catalogue.load(kata).mistakes)
    for check in catalogue.load(kata).checks:
        for mistake in check.mistakes:
            assert found.setdefault(mistake.id, mistake).why == mistake.why
            assert mistake.id.replace("-", "").isalnum()
            assert mistake.id == mistake.id.lower()
