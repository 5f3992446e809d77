"""A bug to hunt: a worked answer with one change that the kata's checks refuse."""

from __future__ import annotations

import ast
import contextlib
import io
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pytest_keraskata.api import check
from pytest_keraskata.audit.mutation import Mutant, mutants
from pytest_keraskata.audit.trial import equivalents
from pytest_keraskata.learner.folder import shipped_solution, shipped_stub
from pytest_keraskata.verdict import CheckStatus, Status, Verdict

FOLDER = "hunt"
# What nobody writes by mistake, or sees at a glance.
_TOO_PLAIN = {
    "blank-text", "hard-code", "swap-arguments", "remember-call", "remember-by-last", "round-result", "halve-precision",
    "overflow", "change-argument", "recompile", "unfreeze", "training-on", "stop-gradient",
}  # fmt: skip
_TRIES = 25
# Seconds; some bugs never come to an end.
_TIMEOUT = 20.0


class NoBug(LookupError):
    """A kata in whose worked answer no bug can be put."""


@dataclass(frozen=True)
class Bug:
    """A wrong answer to hunt in.

    Args:
        kata: the kata's id.
        key: what the change is known by.
        text: the file as the learner gets it: the task, and the changed code.
        failing: the checks that refuse it.
    """

    kata: str
    key: str
    text: str
    failing: tuple[str, ...]


def a_bug(kata: str, random: Random, but: str = "") -> Bug:
    """A bug that the checks surely refuse: they have just done so.

    Args:
        kata: the kata's id.
        random: chooses.
        but: the key of the last one, which doesn't come again.

    Raises:
        NoBug: where none is found.
        NotShipped: where there is no worked answer or no stub.
    """
    for mutant in _candidates(kata, random, but):
        text = _with_task(kata, mutant)
        with tempfile.TemporaryDirectory(prefix="keraskata-") as folder:
            path = Path(folder, f"{kata}.py")
            path.write_text(text, "utf-8")
            verdict = judged(kata, path)
        failing = tuple(one.check for one in verdict.outcomes if one.status == CheckStatus.FAILED)
        # One that can't be run is no riddle.
        if verdict.status == Status.FAILED and failing:
            return Bug(kata, mutant.key, text, failing)
    raise NoBug(f"no bug can be hidden in {kata}; try another kata")


def judged(kata: str, path: Path) -> Verdict:
    """The verdict on a file; what it prints is nobody's."""
    with contextlib.redirect_stdout(io.StringIO()):
        return check(kata, path, timeout=_TIMEOUT)


def _candidates(kata: str, random: Random, but: str) -> Iterator[Mutant]:
    alike: Mapping[str, str] = equivalents(kata)
    found = [
        one
        for one in mutants(shipped_solution(kata))
        if one.key not in alike and one.key != but and one.operator not in _TOO_PLAIN
    ]
    random.shuffle(found)
    yield from found[:_TRIES]


def _with_task(kata: str, mutant: Mutant) -> str:
    """The mutant below the task, in the place of what the worked answer says about itself."""
    task = ast.get_docstring(ast.parse(shipped_stub(kata)), clean=False) or ""
    code = mutant.source.splitlines()[_end_of_docstring(mutant.source) :]
    return f'"""{task}"""\n' + "\n".join(code) + "\n"


def _end_of_docstring(source: str) -> int:
    tree = ast.parse(source)
    return (tree.body[0].end_lineno or 0) if ast.get_docstring(tree) is not None else 0
