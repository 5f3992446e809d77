"""The process in which a learner's tests meet right and wrong answers, one after the other.

A line of JSON comes for each answer, and a line goes back: why the tests refuse it, or "".
"""

from __future__ import annotations

import inspect
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pytest_keraskata import catalogue
from pytest_keraskata.backend import keras
from pytest_keraskata.kata import Kata

Test = Callable[..., object]
_LONGEST = 300


class _Unfit(Exception):
    """Tests that can't be run; its text says why."""


def main(kata: str, file: str) -> None:
    """Try the tests in a file on the answers that come, until no more do."""
    # What an answer prints must not pass for a line of ours.
    told = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
        found = catalogue.load(kata)
        try:
            tests = _tests(found, Path(file))
            problem = ""
        except _Unfit as unfit:
            tests, problem = {}, str(unfit)
        if not problem:
            # Its import takes as long as many answers.
            keras.utils.set_random_seed(0)
        _tell(told, {"problem": problem})
        if problem:
            return
        for line in sys.stdin:
            _tell(told, {"refusal": _refusal(found, tests, json.loads(line), file)})


def _tell(told: Any, words: Mapping[str, str]) -> None:
    told.write(json.dumps(words) + "\n")
    told.flush()


def _tests(kata: Kata, file: Path) -> Mapping[str, Test]:
    """The tests of a file by name.

    Raises:
        _Unfit: where there are none, or one takes what the kata doesn't have.
    """
    names: dict[str, Any] = {"__name__": "tests", "__file__": str(file)}
    try:
        exec(compile(file.read_bytes(), str(file), "exec"), names)  # noqa: S102
    except BaseException as error:
        raise _Unfit(f"{file.name} can't be run: {_told(error, str(file))}") from error
    tests = {name: one for name, one in names.items() if name.startswith("test") and inspect.isfunction(one)}
    if not tests:
        raise _Unfit(f"{file.name} has no function whose name begins with test")
    offered = {function.name for function in kata.functions}
    for name, test in tests.items():
        unknown = [parameter for parameter in inspect.signature(test).parameters if parameter not in offered]
        if unknown:
            raise _Unfit(f"{name} takes {unknown[0]}; a test can take {', '.join(sorted(offered))}")
    return tests


def _refusal(kata: Kata, tests: Mapping[str, Test], answer: Mapping[str, Any], file: str) -> str:
    try:
        functions = _functions(kata, answer)
    except Exception as error:
        return f"it can't be run: {_told(error, file)}"
    for name, test in tests.items():
        keras.utils.set_random_seed(0)
        taken = inspect.signature(test).parameters
        try:
            test(**{one: functions.get(one) for one in taken})
        except (Exception, SystemExit) as error:
            return f"{name}: {_told(error, file)}"
    return ""


def _functions(kata: Kata, answer: Mapping[str, Any]) -> Mapping[str, Any]:
    names: dict[str, Any] = {"__name__": kata.id}
    exec(compile(answer["source"], kata.file, "exec"), names)  # noqa: S102
    if answer["mistake"] is None:
        return names
    name, known = answer["mistake"]
    check = next(one for one in kata.checks if one.name == name)
    mistake = next(one for one in check.mistakes if one.id == known)
    return {**names, **check.as_answer(mistake)}


def _told(error: BaseException, file: str) -> str:
    """An exception, and the line of the tests in which it came up."""
    lines = list(_lines(error, file))
    where = f"line {lines[-1]}: " if lines else ""
    text = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return where + " ".join(text.split())[:_LONGEST]


def _lines(error: BaseException, file: str) -> Iterator[int]:
    if isinstance(error, SyntaxError) and error.filename == file:
        yield error.lineno or 0
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename == file:
            yield frame.lineno or 0


if __name__ == "__main__":
    main(*sys.argv[1:])
