"""What a package of katas must hold, kata by kata: names, files, stubs, solutions, hints, mistakes."""

import ast
import traceback
from collections.abc import Iterator
from pathlib import Path

from pytest_keraskata import catalogue
from pytest_keraskata.answer.players import player_for
from pytest_keraskata.audit.trial import Trial, tried
from pytest_keraskata.failures.unchecked import OurFault
from pytest_keraskata.judge.run import Run
from pytest_keraskata.judge.written import is_stub
from pytest_keraskata.kata import Kata

_LEAST_MISTAKES = 8


def problems(kata: str) -> Iterator[str]:
    """What is wrong with a kata, in a line each; nothing where it is ready for learners.

    Args:
        kata: its id.
    """
    try:
        found = catalogue.load(kata)
    except catalogue.BrokenKata as broken:
        yield str(broken)
        cause = broken.__cause__
        if cause is not None:
            yield "".join(traceback.format_exception(cause)).rstrip()
        return
    yield from _said(found)
    yield from _files(found)
    yield from _mistakes(found)


def _said(kata: Kata) -> Iterator[str]:
    if not (kata.id.isidentifier() and kata.id.islower()):
        yield f"its id {kata.id!r} is not a lower-case name"
    if not kata.title:
        yield "it has no title"
    if not 2 <= len(kata.hints) <= 3:
        yield f"it has {len(kata.hints)} hints; write two or three"
    yield from (f"this hint is not a question: {hint!r}" for hint in kata.hints if not hint.endswith("?"))
    names = [check.name for check in kata.checks]
    yield from (f"two checks are called {name!r}" for name in sorted({one for one in names if names.count(one) > 1}))
    for place, check in enumerate(kata.checks):
        for awaited in check.after:
            if awaited not in names[:place]:
                yield f"the check {check.name!r} comes after {awaited!r}, which is not listed before it"


def _files(kata: Kata) -> Iterator[str]:
    stub, solution = catalogue.shipped(kata.id, "katas"), catalogue.shipped(kata.id, "solutions")
    for path, what in ((stub, "stub"), (solution, "solution")):
        if not path.is_file():
            yield f"there is no {what} {path}"
            continue
        wanted = {function.name for function in kata.functions}
        defined = {node.name for node in ast.parse(path.read_text("utf-8")).body if hasattr(node, "name")}
        yield from (f"the {what} doesn't define {name}" for name in sorted(wanted - defined))
    if stub.is_file() and not is_stub(str(stub), kata):
        yield f"the stub {stub} already contains code"
    if solution.is_file():
        yield from _unsolved(kata, solution)


def _unsolved(kata: Kata, solution: Path) -> Iterator[str]:
    subject = player_for(solution, spare=False)
    try:
        verdict = Run(kata, subject, honest=True).verdict()
    finally:
        subject.close()
    for finding in (*([verdict.trouble] if verdict.trouble else []), *verdict.findings):
        if isinstance(finding.failure, OurFault):
            yield f"the check {finding.check!r} itself fails: {finding.failure.error}\n  {finding.failure.where}"
        else:
            yield f"the solution is refused by {finding.check or 'its import'}: {finding.call}; {finding.failure}"


def _mistakes(kata: Kata) -> Iterator[str]:
    if len(kata.mistakes) < _LEAST_MISTAKES:
        yield f"it knows {len(kata.mistakes)} mistakes; write at least {_LEAST_MISTAKES}"
    solution = catalogue.shipped(kata.id, "solutions")
    source = solution.read_text("utf-8") if solution.is_file() else ""
    for check in kata.checks:
        for mistake in check.mistakes:
            result = tried([Trial(kata.id, "mistake", f"{check.name}: {mistake.id}", source)])[0]
            if result.fate != "killed":
                yield f"the check {check.name!r} does not refuse the mistake {mistake.id!r}"
            elif result.why != mistake.why:
                yield f"the mistake {mistake.id!r} is refused, but not recognised: {result.why or 'no why'}"
