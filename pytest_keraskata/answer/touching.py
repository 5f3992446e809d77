"""What a call's arguments are called, and whether they are what they were; needs no Keras."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import numpy as np

from pytest_keraskata.asking.call import Call, View
from pytest_keraskata.asking.message import Message
from pytest_keraskata.asking.plain import Plain


def named(
    call: Call, args: tuple[Any, ...], kwargs: Mapping[str, Any], function: Callable[..., Any] | None
) -> Iterator[tuple[str, Plain, Any]]:
    """Each argument that a call describes, by the answer's own name for it, as it was described and as it is now."""
    names = _positional(function)
    for place, (asked, value) in enumerate(zip(call.args, args, strict=False)):
        yield names[place] if place < len(names) else f"argument {place + 1}", asked, value
    for name, asked in call.kwargs.items():
        if name in kwargs:
            yield name, asked, kwargs[name]


def _positional(function: Callable[..., Any] | None) -> list[str]:
    """What a function calls the arguments that are passed by position, as far as that can be known."""
    # An answer may have put anything in its place.
    with suppress(Exception):
        parameters = inspect.signature(function).parameters.values() if function else ()
        return [one.name for one in parameters if one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD)]
    return []


def same(before: Plain, after: Any) -> bool:
    """Whether an argument is what it was; of what isn't plain nothing can be said."""
    if isinstance(before, View):
        before = before.array
    if isinstance(before, np.ndarray):
        if not isinstance(after, np.ndarray) or before.shape != after.shape or before.dtype != after.dtype:
            return False
        return bool(np.array_equal(before, after, equal_nan=before.dtype.kind in "fc"))
    if isinstance(before, list | tuple):
        return len(before) == len(after) and all(map(same, before, after))
    if isinstance(before, dict):
        return before.keys() == after.keys() and all(same(value, after[name]) for name, value in before.items())
    return isinstance(before, Message) or before == after
