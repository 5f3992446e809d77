"""Every worked answer is right, in a process of its own, as a learner's would be checked."""

from pathlib import Path

import pytest

from pytest_keraskata import api, catalogue

SOLUTIONS = Path(__file__).parents[1] / "solutions"


@pytest.mark.parametrize("kata", catalogue.index())
def test_solution_is_solved(kata: str) -> None:
    """All checks pass, and none is left out."""
    known = catalogue.load(kata)
    verdict = api.check(kata, SOLUTIONS / known.file)

    assert ("solved", ()) == (verdict.status, verdict.findings), verdict.message
    assert [check.name for check in known.checks] == [outcome.check for outcome in verdict.outcomes]
    assert {"passed"} == {outcome.status for outcome in verdict.outcomes}
