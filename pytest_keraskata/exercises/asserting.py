"""Tests that a learner writes: they must accept right answers, and refuse as many wrong ones as possible."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pytest_keraskata import catalogue
from pytest_keraskata.audit.mutation import mutants
from pytest_keraskata.audit.trial import equivalents
from pytest_keraskata.exercises.hunting import judged
from pytest_keraskata.exercises.rewriting import rewritten
from pytest_keraskata.learner.folder import shipped_solution

FOLDER = "assert"
# Seconds: Keras is imported first, and then each answer has its time.
_START, _EACH = 120.0, 20.0


@dataclass(frozen=True)
class Variant:
    """One answer that the tests are tried on.

    Args:
        name: what it is called, for people.
        source: its text.
        is_right: whether the tests must accept it.
        change: how it differs from the worked answer, in few lines.
        mistake: of one that the spec knows, its check and id; its source is the worked answer's.
        is_sure: whether it is known to be right or wrong, and the kata's checks needn't be asked.
    """

    name: str
    source: str
    is_right: bool
    change: str = ""
    mistake: tuple[str, str] | None = None
    is_sure: bool = True


@dataclass(frozen=True)
class Tried:
    """What the tests have made of a variant.

    Args:
        variant: it.
        refusal: why it was refused, or "" if it was accepted.
    """

    variant: Variant
    refusal: str


@dataclass(frozen=True)
class Score:
    """What tests are worth.

    Args:
        wronged: right answers that they refuse.
        killed: wrong answers that they refuse.
        survivors: wrong answers that they accept, the smallest change first.
    """

    wronged: Sequence[Tried]
    killed: int
    survivors: Sequence[Variant]

    @property
    def total(self) -> int:
        """How many wrong answers there are."""
        return self.killed + len(self.survivors)


class NoTests(Exception):
    """The file holds no tests that can be run; its text says why."""


def variants(kata: str) -> list[Variant]:
    """Right and wrong answers to a kata: the worked one, also in other words, its mutants, and the mistakes of its spec.

    Raises:
        NotShipped: where there is no worked answer.
    """
    source = shipped_solution(kata)
    alike = equivalents(kata)
    found = [Variant("the worked answer", source, is_right=True)]
    found += [
        Variant(f"the worked answer {words}", text, is_right=True, is_sure=False) for words, text in rewritten(source)
    ]
    found += [
        Variant(f"line {one.line}: {one.after}", one.source, one.key in alike, one.diff(source))
        for one in mutants(source)
    ]
    found += [
        Variant(mistake.why, source, is_right=False, mistake=(check.name, mistake.id))
        for check in catalogue.load(kata).checks
        for mistake in check.mistakes
    ]
    return found


def tried(kata: str, tests: Path) -> Score:
    """What the tests in a file are worth.

    Args:
        kata: the kata's id.
        tests: the file; its functions `test_…` take the kata's functions by their names.

    Raises:
        NoTests: where they can't be run.
        NotShipped: where there is no worked answer.
    """
    results = list(_results(kata, tests, variants(kata)))
    wrong = [one for one in results if not one.variant.is_right]
    survivors = sorted((one.variant for one in wrong if not one.refusal), key=_size)
    return Score(
        [one for one in results if one.variant.is_right and one.refusal and _is_right(kata, one.variant)],
        len(wrong) - len(survivors),
        survivors,
    )


def _is_right(kata: str, variant: Variant) -> bool:
    if variant.is_sure:
        return True
    with tempfile.TemporaryDirectory(prefix="keraskata-") as folder:
        path = Path(folder, f"{kata}.py")
        path.write_text(variant.source, "utf-8")
        return judged(kata, path).solved


def _size(variant: Variant) -> tuple[int, int, str]:
    """How large a change is: a mistake that is known is told in a sentence, and comes last."""
    changed = [line for line in variant.change.splitlines() if line[:1] in "+-"]
    return (not changed, sum(map(len, changed)), variant.name)


def _results(kata: str, tests: Path, found: Sequence[Variant]) -> Iterator[Tried]:
    """Each variant with what the tests make of it, from a process that is begun anew when one of them hangs."""
    waiting = list(found)
    while waiting:
        with subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "pytest_keraskata.exercises.trying", kata, str(tests)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        ) as process:
            yield from _results_of(process, waiting)


def _results_of(process: subprocess.Popen[str], waiting: list[Variant]) -> Iterator[Tried]:
    """What one process says, until it hangs or ends; what it was asked is no longer waiting.

    Raises:
        NoTests: where the tests can't be run.
    """
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    reader = threading.Thread(target=_read, args=(process, lines), daemon=True)
    reader.start()
    try:
        problem = _line(lines, _START)
        if problem is None or problem["problem"]:
            raise NoTests(problem["problem"] if problem else "the process of your tests has ended")
        while waiting:
            variant = waiting.pop(0)
            refusal = _asked(process, lines, variant)
            if refusal is None:
                # It hangs, or has ended the process.
                yield Tried(variant, "it comes to no end")
                return
            yield Tried(variant, refusal)
    finally:
        process.kill()
        # Its pipes are closed after it.
        reader.join()


def _asked(process: subprocess.Popen[str], lines: queue.SimpleQueue[str], variant: Variant) -> str | None:
    assert process.stdin is not None
    try:
        process.stdin.write(json.dumps({"source": variant.source, "mistake": variant.mistake}) + "\n")
        process.stdin.flush()
    except OSError:
        return None
    told = _line(lines, _EACH)
    return None if told is None else str(told["refusal"])


def _read(process: subprocess.Popen[str], lines: queue.SimpleQueue[str]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        lines.put(line)
    lines.put("")


def _line(lines: queue.SimpleQueue[str], seconds: float) -> dict[str, str] | None:
    try:
        line = lines.get(timeout=seconds)
    except queue.Empty:
        return None
    return dict(json.loads(line)) if line else None
