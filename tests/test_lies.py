"""Whatever an answer's process says of itself, it is judged or it is an error of the answer's: never a fault of the checks."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import numpy as np

from pytest_keraskata import catalogue
from pytest_keraskata.answer.local import LocalSubject
from pytest_keraskata.asking.message import Evidence, Malformed, Message, Request, pack, unpack
from pytest_keraskata.asking.subject import Unanswered
from pytest_keraskata.judge.run import Run
from pytest_keraskata.render import failures
from pytest_keraskata.verdict import Status, Verdict

SOLUTIONS = Path(__file__).parents[1] / "solutions"
LIES = 12

# Of one kind of evidence, one place in it, and what is said there instead.
Place = tuple[str, ...]
Change = Callable[[Any], Any]
Lie = tuple[str, Place, Change]


def parts(value: Any) -> Iterator[tuple[str, Any]]:
    """What something consists of, the first few where there are many."""
    if isinstance(value, Message) and dataclasses.is_dataclass(value):
        yield from ((one.name, getattr(value, one.name)) for one in dataclasses.fields(value))
    elif isinstance(value, (list, tuple)):
        yield from ((str(place), part) for place, part in enumerate(value[:4]))
    elif isinstance(value, dict):
        yield from ((str(key), part) for key, part in list(value.items())[:6])


def places(value: Any, at: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Every place in evidence, with what is there."""
    for name, part in parts(value):
        yield (*at, name), part
        yield from places(part, (*at, name))


def changed(value: Any, at: Place, change: Change) -> Any:
    """The same with something else in one place; as it was where it has no such place."""
    if not at:
        return change(value)
    name = at[0]
    if isinstance(value, Message) and hasattr(value, name):
        return dataclasses.replace(value, **{name: changed(getattr(value, name), at[1:], change)})  # type: ignore[type-var]
    if isinstance(value, dict):
        return {key: changed(part, at[1:], change) if str(key) == name else part for key, part in value.items()}
    if isinstance(value, (list, tuple)) and name.isdigit():
        return type(value)(
            changed(part, at[1:], change) if str(place) == name else part for place, part in enumerate(value)
        )
    return value


def lies(value: Any) -> list[Change]:
    """What can be said instead of something, of its type or nearly so."""
    match value:
        case bool():
            return [lambda it: not it]
        case int():
            return [lambda it: 0, lambda it: -1, lambda it: it + 1, lambda it: 10**5, lambda it: 10**18]
        case float():
            return [lambda it: float("nan"), lambda it: float("inf"), lambda it: 0.0, lambda it: -it, lambda it: 1e308]
        case str():
            return [lambda it: "", lambda it: "x" * 300, lambda it: "\x1b[2J\n{}%s\N{RIGHT-TO-LEFT OVERRIDE}"]
        case np.ndarray():
            return [
                lambda it: it[..., None], lambda it: it[:0] if it.ndim else np.zeros(3), lambda it: it.reshape(-1),
                lambda it: it[1:] if it.ndim else np.zeros(()), lambda it: it.astype("complex64"),
                lambda it: it.astype("int8"), lambda it: np.full(it.shape, np.nan), lambda it: np.zeros((1,) * 5),
                lambda it: np.concatenate([it, it]) if it.ndim else it, lambda it: it.astype(bool),
            ]  # fmt: skip
        case tuple() | list():
            kind = type(value)
            return [
                lambda it: kind(),
                lambda it: it[1:],
                lambda it: it + it[-1:],
                lambda it: it[::-1],
                lambda it: it * 50,
            ]
        case dict():
            return [lambda it: {}, lambda it: dict(list(it.items())[1:]), lambda it: {**it, "more": 0}]
        case None:
            return [lambda it: 0, lambda it: "", lambda it: 0.5, lambda it: (), lambda it: np.zeros(2, "float32")]
        case _:
            return [lambda it: None]


class Liar:
    """The worked answer, which lies about itself as far as the wire lets it.

    Args:
        path: the worked answer.
    """

    def __init__(self, path: Path) -> None:
        self.path = str(path)
        self.lie: Lie | None = None
        self.replies: dict[bytes, bytes] = {}
        self._true = LocalSubject(path, silent=True)

    def ask(self, request: Request) -> Evidence:
        key = pack(request)
        if key not in self.replies:
            self.replies[key] = pack(self._true.ask(request))
        evidence: Any = unpack(self.replies[key], trusted=True)
        if self.lie is not None and type(evidence).__name__ == self.lie[0]:
            try:
                # As it comes over the wire.
                evidence = unpack(pack(changed(evidence, *self.lie[1:])))
            except (Malformed, TypeError):
                raise Unanswered("output", "it can't be read") from None
        return evidence  # type: ignore[no-any-return]

    def beside(self, names: Mapping[str, Any]) -> LocalSubject:
        return LocalSubject(names, silent=True)

    def begin(self) -> None: ...

    def expect(self, request: Request) -> None: ...

    def limited(self, seconds: float | None) -> Any:
        return nullcontext()

    def close(self) -> None:
        self._true.close()

    def interrupt(self) -> None: ...


def told(verdict: Verdict) -> list[str]:
    """Every word that a verdict comes to."""
    endings = [verdict.ending] if verdict.ending is not None else []
    findings = [*verdict.findings, *endings]
    said = [text for one in findings for _, text in failures.parts(one)]
    return [*said, *(text for one in findings for text in failures.details(one)), failures.message(verdict)]


def test_no_reply_is_a_fault_of_the_checks(lied_to: str, nth: int) -> None:
    """Fields that contradict one another, shapes that fit nothing, numbers beyond all measure: all this is the answer's.

    A dozen lies to two katas, others with each commit; `--all-answers` lies to all of them.
    """
    kata = catalogue.load(lied_to)
    liar = Liar(SOLUTIONS / kata.file)
    drawn = random.Random(f"{lied_to} {nth}")

    assert Status.SOLVED == Run(kata, liar).verdict().status
    known = {(type(one).__name__, at): part for reply in liar.replies.values()
             for one in [unpack(reply, trusted=True)] for at, part in places(one)}  # fmt: skip
    for (kind, at), part in drawn.sample(list(known.items()), min(LIES, len(known))):
        liar.lie = kind, at, drawn.choice(lies(part))
        verdict = Run(kata, liar).verdict()
        again = Verdict.from_data(verdict.as_data())

        assert verdict.ending is None or "fault" != verdict.ending.failure.kind, (kind, at, verdict.ending)
        assert told(verdict) == told(again)
    liar.close()


def test_what_makes_no_sense_is_told_as_the_answers() -> None:
    """It says that the checks do work; where they don't, they say that they are at fault."""
    kata = catalogue.load("lstm")
    liar = Liar(SOLUTIONS / kata.file)
    liar.lie = "ModelEvidence", ("outputs", "extremes", "0"), lambda array: array[1:]

    lied, honest = Run(kata, liar).verdict(), Run(kata, liar, honest=True).verdict()
    liar.close()

    assert lied.ending is not None
    assert honest.ending is not None
    assert ("error", "error") == (lied.status, honest.status)
    assert "the checks can't make sense of what its process reported" in failures.message(lied)
    assert "the checker itself failed" in failures.message(honest)
