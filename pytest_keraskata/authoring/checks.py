"""A property becomes a check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from pytest_keraskata.kata import Check, Mistake


def check(
    *,
    name: str = "",
    draws: int = 40,
    pinned: tuple[dict[str, Any], ...] = (),
    after: tuple[str, ...] = (),
    mistakes: tuple[Mistake, ...] = (),
    except_for: Mapping[str, str] | None = None,
    **arguments: st.SearchStrategy[Any],
) -> Callable[[Callable[..., None]], Check]:
    """Make a property into a check: a Hypothesis test of drawn arguments whose first argument is the subject.

    Args:
        name: the check's name; the function's own where none is given.
        draws: how many cases are drawn.
        pinned: cases that are tried on every run, before anything is drawn.
        after: checks without which this one says nothing new.
        mistakes: what is known to go wrong here.
        except_for: obligations that don't apply, each with the reason.
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
        cases = tuple(partial(function, **case) for case in pinned)
        return Check(title, test, after, cases, mistakes, except_for or {})

    return decorate
