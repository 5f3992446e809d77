"""Tries a check's cases on an answer: those that are always tried, and those that Hypothesis draws."""

import contextlib
import traceback
from collections.abc import Iterator, Mapping
from functools import wraps
from typing import Any
from unittest import mock
from weakref import WeakKeyDictionary

from hypothesis.internal.cache import LRUCache
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

from pytest_keraskata.failures import Failed

# Hypothesis's own may hold what it read in the modules of a project.
_CONSTANTS: Any = LRUCache(1024)

# The arguments of each case of a check but the answer, and the seed that they were drawn from.
_DRAWN: "WeakKeyDictionary[Any, tuple[int, list[Mapping[str, Any]]]]" = WeakKeyDictionary()


def try_cases(run: Any, subject: Any, seed: int | None) -> None:
    """Try a check's cases on an answer.

    An answer that passes is tried on what the seed gives, whatever it does. So the next one is tried on the same cases,
    which takes half of the time; Hypothesis draws again where one of them fails, and looks for the smallest.

    Args:
        run: the check's property; one that isn't made by `given` draws nothing.
        subject: the answer.
        seed: of what is drawn; None leaves it to `--hypothesis-seed`.

    Raises:
        Failed: if a case fails.
    """
    if not hasattr(run, "hypothesis"):
        run(subject=subject)
        return
    if seed is not None and _passes(run, subject, seed):
        return
    # An explicit seed would win over the user's own.
    run._hypothesis_internal_use_seed = seed
    with _of_one_kind(run) as cases, _by_seed_alone():
        run(subject=subject)
    if seed is not None:
        _DRAWN[run] = seed, cases


def _passes(run: Any, subject: Any, seed: int) -> bool:
    """Whether this seed's cases are known, and all of them pass."""
    known, cases = _DRAWN.get(run, (None, []))
    if known != seed:
        return False
    try:
        for case in cases:
            run.hypothesis.inner_test(subject=subject, **case)
    except Exception:
        return False
    return True


@contextlib.contextmanager
def _of_one_kind(run: Any) -> Iterator[list[Mapping[str, Any]]]:
    """Inside, a drawn property that has failed once fails in no other way; gives the cases as they are tried.

    Otherwise Hypothesis, which is to show one fault, would slip from the one that it shrinks to any with a smaller case.
    """
    handle = run.hypothesis
    whole = handle.inner_test
    first: list[tuple[object, ...]] = []
    cases: list[Mapping[str, Any]] = []

    @wraps(whole)
    def kept(*, subject: Any, **case: Any) -> None:
        cases.append(case)
        try:
            whole(subject=subject, **case)
        except Failed as failed:
            place = traceback.extract_tb(failed.__traceback__)[-1]
            first.append((type(failed.failure), place.filename, place.lineno))
            if first[-1] == first[0]:
                raise

    handle.inner_test = kept
    try:
        yield cases
    finally:
        handle.inner_test = whole


@contextlib.contextmanager
def _by_seed_alone() -> Iterator[None]:
    """Inside, what is drawn depends on the seed alone.

    Otherwise Hypothesis also draws numbers that it reads in the modules of a project, if they happen to be loaded: a
    verdict would depend on how the package is installed, and on what was judged before.
    """
    nothing = Constants()
    with mock.patch.multiple(providers, _get_local_constants=lambda: nothing, CONSTANTS_CACHE=_CONSTANTS):
        yield
