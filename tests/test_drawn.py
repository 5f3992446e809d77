"""What is drawn is small; one case of every function lies beyond it: whatever holds for small arrays only shows there."""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.core import StateForActualGivenExecution

from pytest_keraskata import catalogue
from pytest_keraskata.answer.local import LocalSubject
from pytest_keraskata.asking.call import View
from pytest_keraskata.asking.function import FunctionRequest
from pytest_keraskata.authoring import arrays, function, function_kata
from pytest_keraskata.judge import examples
from pytest_keraskata.judge.run import Run
from pytest_keraskata.kata import Check, Kata
from pytest_keraskata.verdict import Verdict

# So many times as long as all that are drawn has a pinned array to be.
FARTHER = 1.5

# (function, argument, axis, or None for the number of axes)
Axis = tuple[str, str, int | None]
Sizes = dict[Axis, set[int]]


class Asked(Exception):
    """An answer is asked something; nobody waits for the reply."""


class Listener:
    """A subject that only hears what it is asked first."""

    def __init__(self, kata: Kata) -> None:
        self.functions = {one.name: one for one in kata.functions}
        self.sizes: Sizes = defaultdict(set)

    def ask(self, request: Any) -> Any:
        if isinstance(request, FunctionRequest) and request.call.function in self.functions:
            call, function = request.call, self.functions[request.call.function]
            names = [parameter.name for parameter in function.parameters]
            for name, value in {**dict(zip(names, call.args, strict=False)), **call.kwargs}.items():
                self.note(call.function, name, value.array if isinstance(value, View) else value)
        raise Asked

    def note(self, function: str, name: str, value: Any) -> None:
        if isinstance(value, np.ndarray) and value.ndim:
            self.sizes[function, name, None].add(value.ndim)
            for axis, size in enumerate(value.shape):
                self.sizes[function, name, axis].add(size)
        elif isinstance(value, list | tuple) and not any(isinstance(part, str) for part in value):
            self.sizes[function, name, 0].add(len(value))


def heard(kata: Kata, run: Callable[[Listener], Any]) -> Sizes:
    listener = Listener(kata)
    run(listener)
    return listener.sizes


def pinned(check: Check) -> Callable[[Listener], Any]:
    def run(listener: Listener) -> None:
        for case in check.pinned:
            with pytest.raises(Asked):
                case(listener)

    return run


def drawn(check: Check, monkeypatch: pytest.MonkeyPatch) -> Callable[[Listener], Any]:
    """Each case that is drawn, up to the first request."""
    hypothesis: Any = getattr(check.run, "hypothesis")  # noqa: B009
    judge = hypothesis.inner_test

    def until_asked(*args: Any, **kwargs: Any) -> None:
        with pytest.raises(Asked):
            judge(*args, **kwargs)

    monkeypatch.setattr(hypothesis, "inner_test", until_asked)
    monkeypatch.setattr(check.run, "_hypothesis_internal_use_seed", 0, raising=False)
    return check.run


def too_near(kata: Kata, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The axes along which no pinned case of a function is much longer than those that are drawn."""
    far: Sizes = defaultdict(set)
    near: Sizes = defaultdict(set)
    for check in kata.checks:
        always = heard(kata, pinned(check))
        # A model is asked for by numbers, and its reference takes time.
        if not always:
            continue
        for axis, sizes in heard(kata, drawn(check, monkeypatch)).items():
            # Whatever is pinned is tried with what is drawn.
            near[axis] |= sizes - always.get(axis, set())
            far[axis] |= always.get(axis, set())
    for (asked, name, axis), sizes in near.items():
        # One or two axes are what is asked for, such as labels (n,) and (n, 1); three stand for any number.
        is_settled = len(sizes | far[asked, name, axis]) < 2 or (axis is None and max(sizes, default=0) < 3)
        if not sizes or is_settled:
            continue
        least = max(sizes) + 1 if axis is None else FARTHER * max(sizes)
        if max(far[asked, name, axis], default=0) < least:
            yield f"{asked}: {name} has {'so many axes' if axis is None else f'along axis {axis}'} {sorted(sizes)}"


@pytest.mark.parametrize("name", sorted(catalogue.index()))
def test_a_pinned_case_lies_beyond_what_is_drawn(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Along every axis of every array, and in their number."""
    assert not list(too_near(catalogue.load(name), monkeypatch))


@pytest.mark.parametrize(("size", "told"), [(5, []), (4, ["half: x has along axis 0 [1, 2, 3]"])])
def test_what_is_too_near_is_told(size: int, told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A pinned array hardly longer than those that are drawn is not enough."""
    half = function("half(x)")
    check = half.returns(
        "half",
        lambda x: x / 2,
        draws={"x": arrays(st.sampled_from([(1,), (2,), (3,)]))},
        pinned=[(np.ones(size, "float32"),)],
    )
    kata = function_kata("half", title="Half", questions=(), functions=(half,), checks=(check,), hints=("Half?", "?"))

    assert told == list(too_near(kata, monkeypatch))


def test_what_a_seed_draws_is_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers in modules that happen to be loaded, which Hypothesis would draw as well, change nothing."""

    def asked() -> list[str]:
        kata, calls = catalogue.load("conv_output"), list[str]()

        class Noting(LocalSubject):
            def ask(self, request: Any) -> Any:
                calls.append(repr(request))
                return super().ask(request)

        for seed in range(4):
            assert Run(kata, Noting(str(catalogue.shipped(kata.id, "solutions"))), seed=seed).verdict().solved
        return calls

    first = asked()
    (tmp_path / "of_numbers.py").write_text(f"NUMBERS = {list(range(101, 1000))}\n")
    monkeypatch.syspath_prepend(tmp_path)
    importlib.import_module("of_numbers")

    assert asked() == first


def requests_of(answer: Path, seed: int = 3) -> tuple[list[str], Verdict]:
    """What an answer to `conv_output` is asked, and its verdict."""
    asked = list[str]()

    class Noting(LocalSubject):
        def ask(self, request: Any) -> Any:
            asked.append(repr(request))
            return super().ask(request)

    return asked, Run(catalogue.load("conv_output"), Noting(str(answer)), seed=seed).verdict()


ANSWERS = Path(__file__).parent / "answers" / "conv_output"


def test_the_next_answer_is_tried_on_the_same_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are drawn once for a seed, and are those that the next answer would have got by itself."""
    right = sorted(ANSWERS.glob("right_*.py"))
    requests_of(right[0], seed=2)
    first, _ = requests_of(right[0])
    with monkeypatch.context() as patched:
        patched.setattr(StateForActualGivenExecution, "run_engine", None)
        repeated, verdict = requests_of(right[1])
    monkeypatch.setattr(examples, "_DRAWN", WeakKeyDictionary())
    drawn, _ = requests_of(right[1])

    assert verdict.solved
    assert first == repeated == drawn


@pytest.mark.parametrize("wrong", sorted(ANSWERS.glob("wrong_*.py")), ids=lambda path: path.stem)
def test_a_wrong_answer_fails_as_if_it_were_the_first(wrong: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The call that it is shown is the smallest one, whatever was judged before."""
    requests_of(min(ANSWERS.glob("right_*.py")))
    _, second = requests_of(wrong)
    monkeypatch.setattr(examples, "_DRAWN", WeakKeyDictionary())
    _, alone = requests_of(wrong)

    assert not alone.solved
    assert [(one.call, one.why) for one in second.findings] == [(one.call, one.why) for one in alone.findings]
