"""A property becomes a check."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from pytest_keraskata.kata import Check


def check(
    *,
    name: str = "",
    draws: int = 40,
    pinned: tuple[dict[str, Any], ...] = (),
    after: tuple[str, ...] = (),
    **arguments: st.SearchStrategy[Any],
) -> Callable[[Callable[..., None]], Check]:
    """Make a property into a check: a Hypothesis test of drawn arguments whose first argument is the subject.

    Args:
        name: the check's name; the function's own where none is given.
        draws: how many cases are drawn.
        pinned: cases that are tried on every run, before anything is drawn.
        after: checks without which this one says nothing new.
        arguments: a strategy for each drawn argument; none at all where the cases in `pinned` are the whole check.
    """
    phases = (Phase.explicit, Phase.generate, Phase.shrink) if arguments else (Phase.explicit,)
    drawn = arguments or {named: st.none() for named in pinned[0]}

    def decorate(function: Callable[..., None]) -> Check:
        title = name or function.__name__
        test: Any = given(**drawn)(function)
        for case in reversed(pinned):
            test = example(**case)(test)
        test = settings(
            max_examples=draws,
            # Models take as long as they take, and the first one longer.
            deadline=None,
            database=None,
            derandomize=False,
            report_multiple_bugs=False,
            print_blob=False,
            phases=phases,
            suppress_health_check=list(HealthCheck),
        )(test)
        return Check(title, test, after, tuple(partial(function, **case) for case in pinned))

    return decorate
