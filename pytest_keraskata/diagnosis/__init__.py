"""Rules that recognise a fault in evidence and explain it. A rule never decides a verdict."""

from pytest_keraskata.kata import Failed


def explain(check: str, failed: Failed) -> tuple[str, str]:
    """Why a check failed and what to try, as far as it is recognised."""
    return failed.why, failed.advice
