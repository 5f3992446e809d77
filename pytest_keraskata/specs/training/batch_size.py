"""How many updates an epoch has, and how large its last batch is."""

import itertools
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import calls, counts
from pytest_keraskata.authoring.functions import refuses, signature, whole_number
from pytest_keraskata.kata import Check, Function, Kata

_UPDATES = signature("updates_per_epoch(samples, batch_size)")
_LAST = signature("last_batch_size(samples, batch_size)")
_TOTAL = signature("total_updates(samples, batch_size, epochs)")

# A rest, no rest, one sample more or less than full batches, one batch, one sample, batches of one.
_SIZES = ((100, 32), (96, 32), (97, 32), (95, 32), (10, 32), (32, 32), (1, 1), (1, 8), (7, 1), (60_000, 128))
# Beyond 32 bits, and where a float32 has lost the last digits.
_LARGE = ((20_000_001, 1), (3 * 2**32 + 7, 2), (2**40 + 1, 2**33), (10**12, 999_999), (2**24 + 1, 2**24))
_FEW = st.integers(1, 400)
_SAMPLES = _FEW | counts(10**12)
_BATCHES = st.integers(1, 130) | counts(10**10)


def _cases(function: Function, sizes: Sequence[tuple[int, ...]] = (*_SIZES, *_LARGE)) -> tuple[dict[str, Any], ...]:
    """Each of these sizes, by position and by name in turn."""
    names = [parameter.name for parameter in function.parameters]
    by_name = [Call(function.name, kwargs=dict(zip(names, size, strict=True))) for size in sizes]
    by_place = [Call(function.name, size) for size in sizes]
    return tuple({"call": (by_place, by_name)[place % 2][place]} for place in range(len(sizes)))


def updates(samples: int, batch_size: int) -> int:
    return -(-samples // batch_size)


@check(
    name="updates_per_epoch", call=calls(_UPDATES.name, samples=_SAMPLES, batch_size=_BATCHES), pinned=_cases(_UPDATES)
)
def updates_per_epoch(subject: Subject, call: Call) -> None:
    whole_number(subject, call, updates(**_UPDATES.arguments(call)))


@check(name="last_batch_size", call=calls(_LAST.name, samples=_SAMPLES, batch_size=_BATCHES), pinned=_cases(_LAST))
def last_batch_size(subject: Subject, call: Call) -> None:
    size = _LAST.arguments(call)
    rest = size["samples"] % size["batch_size"]
    whole_number(subject, call, rest or size["batch_size"])


@check(
    name="total_updates",
    call=calls(_TOTAL.name, samples=_SAMPLES, batch_size=_BATCHES, epochs=counts(500)),
    pinned=_cases(
        _TOTAL, [(*size, epochs) for size, epochs in zip((*_SIZES, *_LARGE), itertools.cycle((20, 3, 5, 2, 4, 1, 500)))]
    ),
)
def total_updates(subject: Subject, call: Call) -> None:
    size = _TOTAL.arguments(call)
    whole_number(subject, call, size["epochs"] * updates(size["samples"], size["batch_size"]))


def _refusals() -> Check:
    bad = st.integers(-40, 0)
    drawn = st.one_of(
        calls(_UPDATES.name, samples=_FEW, batch_size=bad),
        calls(_LAST.name, samples=_FEW, batch_size=bad),
        calls(_TOTAL.name, samples=_FEW, batch_size=bad, epochs=st.integers(1, 9)),
    )
    pinned: list[tuple[Function, tuple[int, ...]]] = [
        (function, (samples, size))
        for function in (_UPDATES, _LAST)
        for samples, size in ((10, 0), (10, -1), (64, -32), (1, -(2**40)))
    ]
    pinned += [(_TOTAL, (samples, size, 3)) for samples, size in ((10, 0), (10, -1), (64, -32), (1, -(2**40)))]
    cases = tuple({"call": Call(function.name, size)} for function, size in pinned)

    @check(name="bad_batch_size", call=drawn, pinned=cases, draws=15)
    def bad_batch_size(subject: Subject, call: Call) -> None:
        known = next(function for function in (_UPDATES, _LAST, _TOTAL) if function.name == call.function)
        refuses(subject, call, f"a batch of {known.arguments(call)['batch_size']} samples can't be")

    return bad_batch_size


kata = Kata(
    __name__,
    title="Batches and updates",
    questions=("Q4", "Q5", "K6"),
    functions=(_UPDATES, _LAST, _TOTAL),
    checks=(updates_per_epoch, last_batch_size, total_updates, _refusals()),
    hints=(
        "What becomes of the samples that don't fill a whole batch?",
        "How large is the last batch when the batch size divides the number of samples?",
        "Does a batch ever hold samples of two epochs?",
    ),
)
