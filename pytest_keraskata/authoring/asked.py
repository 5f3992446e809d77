"""Katas that ask for functions on numbers and arrays: what one returns, what it refuses, and what is known to go wrong."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache, partial, wraps
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.plain import Plain
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.functions import (
    FORMS,
    ROUNDING,
    array,
    floating,
    parts,
    refuses,
    text,
    whole_number,
    whole_numbers,
)
from pytest_keraskata.authoring.functions import without_overflow as judge_overflow
from pytest_keraskata.kata import LEFT_OUT, Check, Function, Kata, Mistake, given
from pytest_keraskata.pictures import Picture

# A case that is always tried: arguments by position, or by name; or the call itself.
Pinned = tuple[Plain, ...] | Mapping[str, Plain] | Call
# What is drawn: a strategy for each argument, or one for all of them by name, where they depend on each other.
Draws = Mapping[str, st.SearchStrategy[Any]] | st.SearchStrategy[Mapping[str, Any]]


def mistake(named: str, wrong: Callable[..., Any], why: str, advice: str) -> Mistake:
    """A wrong reference with one sentence and one question.

    Args:
        named: its id, a few words with hyphens.
        wrong: takes those of the right one's arguments that it names, and `left_out`, the names of those that a call
            leaves to their defaults; gives what comes of the mistake, None where nothing comes of it.
        why: the fault in a sentence.
        advice: a question that leads on.
    """
    return Mistake(named, wrong, why, advice)


def wrong_answer(function: str, named: str, wrong: Callable[..., Any], why: str, advice: str) -> Mistake:
    """A mistake that is a whole answer: for what is judged by what it does, such as trainings and callbacks.

    An answer is called by its name where both fail alike in the cases that a check always tries.

    Args:
        function: the name of the answer's function, or class, that `wrong` replaces.
        named: its id, a few words with hyphens.
        wrong: with the same parameters as the answer's.
        why: the fault in a sentence.
        advice: a question that leads on.
    """
    return Mistake(named, wrong, why, advice, function)


def but(right: Callable[..., Any], **changes: Callable[[Any], Any]) -> Callable[..., Any]:
    """The right reference, but for arguments that are changed before: `but(states, bias=np.zeros_like)`."""

    @wraps(right)
    def wrong(**arguments: Any) -> Any:
        return right(**{name: changes.get(name, _same)(value) for name, value in arguments.items()})

    return wrong


def then(right: Callable[..., Any], change: Callable[[Any], Any]) -> Callable[..., Any]:
    """The right reference, whose value is changed afterwards: `then(states, lambda found: found[-1])`."""

    @wraps(right)
    def wrong(*args: Any, **arguments: Any) -> Any:
        return change(right(*args, **arguments))

    return wrong


def defaulting(right: Callable[..., Any], **defaults: Plain) -> Callable[..., Any]:
    """The right reference, except for the defaults of arguments that a call omits: `defaulting(right, training=False)`."""

    def wrong(left_out: Sequence[str], **arguments: Any) -> Any:
        return given(right, {**arguments, **{name: value for name, value in defaults.items() if name in left_out}})

    return wrong


def wrapped(right: Callable[..., Any], bits: int = 32) -> Callable[..., Any]:
    """The right reference, whose integer overflows, as one of this many bits does."""
    half = 1 << (bits - 1)
    return then(right, lambda count: (count + half) % (2 * half) - half)


def _same(value: Any) -> Any:
    return value


def told(mistakes: Iterable[Mistake], arguments: Mapping[str, Any]) -> Callable[[], list[tuple[Mistake, Any]]]:
    """What comes of each mistake for these arguments, worked out on demand; nothing of one that raises."""

    @cache
    def worked_out() -> list[tuple[Mistake, Any]]:
        found = []
        for one in mistakes:
            with suppress(Exception), np.errstate(all="ignore"):
                found.append((one, one.of(arguments)))
        return [(one, value) for one, value in found if value is not None]

    return worked_out


@dataclass(frozen=True)
class Asked:
    """A function that learners write; its checks are made here.

    Args:
        function: its signature.
    """

    function: Function

    @property
    def name(self) -> str:
        return self.function.name

    def call(self, pinned: Pinned) -> Call:
        """A call of these arguments, written as they are."""
        if isinstance(pinned, Call):
            return pinned
        if isinstance(pinned, tuple):
            return Call(self.name, pinned)
        return Call(self.name, kwargs={name: pinned[name] for name in self.names if name in pinned})

    def returns(
        self,
        name: str,
        right: Callable[..., Any],
        *,
        pinned: Sequence[Pinned],
        draws: Draws | None = None,
        examples: int = 40,
        mistakes: Sequence[Mistake] = (),
        error: Callable[..., Any] | None = None,
        tolerance: float = ROUNDING,
        names: Sequence[str] = (),
        integers: bool = False,
        floats: str = "",
        without_overflow: bool = False,
        asked: Mapping[str, Any] | None = None,
        also: Callable[[Subject, Call], None] | None = None,
        gives: Callable[[Any], Any] = _same,
        after: Sequence[str] = (),
        except_for: Mapping[str, str] | None = None,
    ) -> Check:
        """A check: the function returns what the right one returns, for calls written in every way.

        Calls give arguments by position, by name, and leave defaults out; arrays come as views and in double precision
        as well; the same call is made again, and with others in between.

        Args:
            name: of the check.
            right: the right function, of those arguments that it names. What it returns says what is due: an int, an
                array or a float, text, a tuple of ints, or a tuple of arrays.
            pinned: cases that are always tried; the first one also by name.
            draws: what is drawn besides.
            examples: how many cases are drawn.
            mistakes: what is known to go wrong; each is wrong in one of the pinned cases.
            error: of the same arguments; how far each number may be off, for each part of a tuple one.
            names: of the parts of a tuple, in the order in which they are returned.
            tolerance: how far each number may be off as a fraction of itself, where that is more.
            integers: whether arrays of integers are passed as well.
            floats: why it may not be integers that are returned; "" where they may be.
            without_overflow: whether no warning of an overflow may be given.
            asked: further ways to request numbers, as in `FunctionRequest`: `{"in_graph": True}`.
            also: what a call owes besides, where its value is right.
            gives: what an answer makes of such a value, if that is not an array.
            after: checks without which this one says nothing new.
            except_for: obligations that don't apply, with the reason: "again" (the same call gives the same),
                "views", "double".
        """
        spared = dict(except_for or {})
        forms = tuple(form for form in FORMS if ("double" if form == "double" else "views") not in spared)
        request = {**(asked or {}), **({"again": False} if "again" in spared else {})}

        def judge(subject: Subject, call: Call) -> None:
            arguments = self.arguments(call)
            expected = given(right, arguments)
            facts = {"mistakes": told([one for one in mistakes if not one.function], arguments)}
            if without_overflow:
                judge_overflow(subject, call)
            if floats:
                floating(subject, call, floats)
            if isinstance(expected, int):
                whole_number(subject, call, expected, facts=facts)
            elif isinstance(expected, str):
                text(subject, call, expected, facts=facts)
            elif isinstance(expected, tuple) and isinstance(expected[0], int):
                whole_numbers(subject, call, expected, names=names, facts=facts)
            elif isinstance(expected, tuple):
                off = given(error, arguments) if error else (0.0,) * len(expected)
                named = dict(zip(names, expected, strict=True))
                parts(subject, call, named, off, tolerance=tolerance, facts=facts, forms=forms, **request)
            else:
                off = given(error, arguments) if error else 0.0
                wanted = (*forms, "whole") if integers else forms
                array(subject, call, expected, error=off, tolerance=tolerance, facts=facts, forms=wanted, **request)
            if also:
                also(subject, call)

        judge.__doc__ = (
            f"`{self.name}` returns the right value, whether arguments are passed by position, by name, or omitted."
        )
        made = self._check(name, judge, pinned, draws, examples, after, mistakes, spared)
        return replace(made, as_answer=partial(self.as_answer, right, gives=gives))

    def as_answer(
        self, right: Callable[..., Any], mistake: Mistake, *, gives: Callable[[Any], Any] = _same
    ) -> Mapping[str, Any]:
        """A function that does as a mistake does, and else as the right one."""
        if mistake.function:
            return {mistake.function: mistake.wrong}

        def played(*args: Any, **kwargs: Any) -> Any:
            arguments = self.arguments(Call(self.name, args, kwargs))
            # A mistake may well divide infinity by infinity.
            with np.errstate(all="ignore"):
                wrong = mistake.of(arguments)
            return gives(given(right, arguments) if wrong is None else wrong)

        played.__signature__ = self.function.as_written  # type: ignore[attr-defined]
        return {self.name: played}

    def arguments(self, call: Call) -> dict[str, Any]:
        """All arguments of a call by name, and which of them are left out."""
        arguments = self.function.arguments(call)
        return {**arguments, LEFT_OUT: tuple(name for name in arguments if name not in self._given(call))}

    def refuses(
        self,
        name: str,
        why: str | Callable[..., str],
        *,
        pinned: Sequence[Pinned],
        draws: Draws | None = None,
        examples: int = 12,
        mistakes: Sequence[Mistake] = (),
        after: Sequence[str] = (),
        also: Sequence[Asked] = (),
    ) -> Check:
        """A check: the function raises ValueError.

        Args:
            name: of the check.
            why: what is wrong with the arguments; names in braces are replaced by how they are written.
            pinned: cases that are always tried.
            draws: what is drawn besides.
            examples: how many cases are drawn.
            mistakes: what is known to go wrong, as answers (`wrong_answer`).
            after: checks without which this one says nothing new.
            also: other functions that refuse the same, each those of the arguments that it has.
        """
        asked = {one.name: one.function for one in (self, *also)}

        def judge(subject: Subject, call: Call) -> None:
            arguments = asked[call.function].arguments(call)
            shown = {one: repr(value) for one, value in arguments.items()}
            refuses(subject, call, why.format(**shown) if isinstance(why, str) else given(why, arguments))

        named = " and ".join(f"`{one}`" for one in asked)
        reason = ": " + re.sub(r"{(\w+)}", r"`\1`", why) if isinstance(why, str) else ""
        judge.__doc__ = f"{named} must raise ValueError{reason}."
        return self._check(name, judge, pinned, draws, examples, after, mistakes, {}, also)

    def _check(
        self,
        name: str,
        judge: Callable[[Subject, Call], None],
        pinned: Sequence[Pinned],
        draws: Draws | None,
        examples: int,
        after: Sequence[str],
        mistakes: Sequence[Mistake],
        except_for: Mapping[str, str],
        also: Sequence[Asked] = (),
    ) -> Check:
        calls = [one.call(case) for one in (self, *also) for case in pinned]
        if calls[0].args:
            calls.append(Call(self.name, kwargs=self._given(calls[0])))
        drawn = (
            {"call": st.one_of([_written(one.function, draws) for one in (self, *also)])} if draws is not None else {}
        )
        made = check(
            name=name,
            draws=examples,
            pinned=tuple({"call": call} for call in calls),
            after=tuple(after),
            mistakes=tuple(mistakes),
            except_for=except_for,
            **drawn,
        )
        return made(judge)

    def _given(self, call: Call) -> dict[str, Plain]:
        return {**dict(zip(self.names, call.args, strict=False)), **call.kwargs}

    @property
    def names(self) -> list[str]:
        return [parameter.name for parameter in self.function.parameters]


def function(signature: str) -> Asked:
    """A function that learners write, by its signature: "conv_output_size(size, kernel, stride=1)"."""
    return Asked(Function(signature))


@st.composite
def _written(draw: st.DrawFn, function: Function, draws: Draws) -> Call:
    """Calls whose first arguments come by position, the others by name, and defaults not at all now and then."""
    values = dict(draw(st.fixed_dictionaries(dict(draws)) if isinstance(draws, Mapping) else draws))
    names = [parameter.name for parameter in function.parameters]
    # Behind one that is left out none comes by position.
    known = list(itertools.takewhile(values.__contains__, names))
    by_position = draw(st.integers(0, len(known)))
    defaults = function.arguments(Call(function.name))
    named = {
        name: values[name]
        for name in names[by_position:]
        if name in values
        if name not in defaults or not _is_default(values[name], defaults[name]) or draw(st.booleans())
    }
    return Call(function.name, tuple(values[name] for name in names[:by_position]), named)


def _is_default(value: Any, default: Any) -> bool:
    return type(value) is type(default) and bool(np.all(value == default))


def function_kata(
    module: str,
    *,
    title: str,
    questions: Sequence[str],
    functions: Sequence[Asked],
    checks: Sequence[Check],
    hints: Sequence[str],
    pictures: Callable[[Subject], Iterable[Picture]] | None = None,
) -> Kata:
    """A kata whose answer is functions.

    Args:
        module: pass `__name__`.
        title: a few words.
        questions: the interview questions that it answers.
        functions: what an answer must define.
        checks: in the order in which they are tried.
        hints: questions that lead on, never the answer.
        pictures: draws what an answer shows.
    """
    asked = tuple(one.function for one in functions)
    kata = Kata(module, title, tuple(questions), asked, tuple(checks), tuple(hints))
    return replace(kata, pictures=pictures) if pictures else kata
