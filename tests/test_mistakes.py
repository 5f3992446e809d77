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

SOLUTIONS = Path(__file__).parents[1] / "solutions"
MISTAKES = [
    pytest.param(kata, check, mistake, id=f"{kata}-{check.name}-{mistake.id}")
    for kata in catalogue.index()
    for check in catalogue.load(kata).checks
    for mistake in check.mistakes
]


@cache
def solution(kata: str) -> dict[str, Any]:
    return runpy.run_path(str(SOLUTIONS / catalogue.load(kata).file))


@pytest.mark.parametrize(("kata", "check", "mistake"), MISTAKES)
def test_a_mistake_is_refused_and_named(kata: str, check: Check, mistake: Mistake) -> None:
    """The worked answer with one mistake in it fails in the check that knows it, and is told what it is."""
    names = {**solution(kata), **check.as_answer(mistake)}

    outcome = Run(catalogue.load(kata), LocalSubject(names)).check(check.name)

    assert CheckStatus.FAILED == outcome.status
    assert outcome.finding is not None
    assert (mistake.why, mistake.advice) == (outcome.finding.why, outcome.finding.advice)


@pytest.mark.parametrize("kata", catalogue.index())
def test_ids_of_mistakes(kata: str) -> None:
    """An id means one mistake of a kata's, and is made of words with hyphens."""
    found: dict[str, Mistake] = {}
    for check in catalogue.load(kata).checks:
        for mistake in check.mistakes:
            assert found.setdefault(mistake.id, mistake).why == mistake.why
            assert mistake.id.replace("-", "").isalnum()
            assert mistake.id == mistake.id.lower()
