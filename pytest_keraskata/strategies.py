"""What Hypothesis draws for katas: sizes, shapes, arrays, calls. Small values, since they prove as much and cost less."""

from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from pytest_keraskata.evidence import Array, Call
from pytest_keraskata.kata import Check


def sizes(smallest: int = 1, largest: int = 8) -> st.SearchStrategy[int]:
    """Whole numbers between two bounds, both included."""
    return st.integers(smallest, largest)


def arrays(
    shape: st.SearchStrategy[tuple[int, ...]] | tuple[int, ...],
    low: float = -3.0,
    high: float = 3.0,
    dtype: str = "float32",
) -> st.SearchStrategy[Array]:
    """Arrays of uniform numbers: a shape and a seed are drawn, so a large array shrinks as fast as a small one."""
    shapes = st.just(shape) if isinstance(shape, tuple) else shape
    return st.builds(
        lambda size, seed: np.asarray(np.random.default_rng(seed).uniform(low, high, size)).astype(dtype),
        shapes,
        st.integers(0, 2**16),
    )


@st.composite
def calls(draw: st.DrawFn, function: str, /, **arguments: st.SearchStrategy[Any]) -> Call:
    """Calls of a function, the first arguments by position now and then, the others by name."""
    values = {name: draw(strategy) for name, strategy in arguments.items()}
    by_position = draw(st.integers(0, len(values)))
    items = list(values.items())
    return Call(function, tuple(value for _, value in items[:by_position]), dict(items[by_position:]))


def check(
    *,
    name: str = "",
    examples: int = 40,
    always: tuple[dict[str, Any], ...] = (),
    after: tuple[str, ...] = (),
    **arguments: st.SearchStrategy[Any],
) -> Callable[[Callable[..., None]], Check]:
    """Make a property into a check: a Hypothesis test of drawn arguments whose first argument is the subject.

    Args:
        name: the check's name; the function's own where none is given.
        examples: how many cases are drawn.
        always: cases that are tried on every run, before anything is drawn.
        after: checks without which this one says nothing new.
        arguments: a strategy for each drawn argument; none at all where the cases in `always` are the whole check.
    """
    phases = (Phase.explicit, Phase.generate, Phase.shrink) if arguments else (Phase.explicit,)
    drawn = arguments or {named: st.none() for named in always[0]}

    def decorate(function: Callable[..., None]) -> Check:
        title = name or function.__name__
        test: Any = given(**drawn)(function)
        for case in reversed(always):
            test = example(**case)(test)
        test = settings(
            max_examples=examples,
            # Models take as long as they take, and the first one longer.
            deadline=None,
            database=None,
            derandomize=False,
            report_multiple_bugs=False,
            print_blob=False,
            phases=phases,
            suppress_health_check=list(HealthCheck),
        )(test)
        return Check(title, test, after)

    return decorate
