"""Calls that resemble a call, and must not be mistaken for it."""

import zlib
from dataclasses import replace

import numpy as np

from pytest_keraskata.asking.call import Call, Gradient, View
from pytest_keraskata.asking.message import pack
from pytest_keraskata.asking.plain import Plain


def other_call(call: Call) -> Call | None:
    """The call with one of its arguments changed, of the same kind and shape; None where there is nothing to change.

    Which argument is told by the call itself, so that over many calls it is each of them.
    """
    places: list[int | str] = [*range(len(call.args)), *call.kwargs]
    begin = zlib.crc32(pack(call)) // 7
    for place in (places[(begin + step) % len(places)] for step in range(len(places))):
        before = call.args[place] if isinstance(place, int) else call.kwargs[place]
        after = _other(before)
        if after is None:
            continue
        if isinstance(place, int):
            return replace(call, args=(*call.args[:place], after, *call.args[place + 1 :]))
        return replace(call, kwargs={**call.kwargs, place: after})
    return None


def _other(value: Plain) -> Plain:
    if isinstance(value, View):
        array = _other(value.array)
        return None if array is None else replace(value, array=array)
    if isinstance(value, np.ndarray) and value.size and value.dtype.kind in "iuf":
        turned = value[::-1].copy() if value.ndim else value
        if not np.array_equal(turned, value):
            return turned
        return value ^ 1 if value.dtype.kind in "iu" else value / 2 + value.dtype.type(0.25)
    if isinstance(value, Gradient) and value.matrix is not None:
        return replace(value, matrix=value.matrix / 2)
    if isinstance(value, bool):
        return not value
    if isinstance(value, int) and value > 0:
        return value + 1
    if isinstance(value, float):
        return value / 2 if value else None
    if isinstance(value, list) and len(value) > 1 and value != value[::-1]:
        return value[::-1]
    if isinstance(value, list | tuple) and value:
        parts = [_other(part) for part in value]
        return None if any(part is None for part in parts) else type(value)(parts)
    return None
