"""The public doors: check an answer, and check a Keras model of your own."""

import os
import sys
import types
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pytest_keraskata import catalogue
from pytest_keraskata.answer.local import LocalSubject
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.kata import Kata
from pytest_keraskata.portrait.fault import Fault
from pytest_keraskata.verdict import Finding, Outcome, Verdict

__all__ = ("Fault", "Finding", "Kata", "Outcome", "Verdict", "check", "diagnose", "diagnose_script", "subject_of")


def check(
    kata: str,
    answer: str | os.PathLike[str] | types.ModuleType | Mapping[str, Any],
    *,
    timeout: float | None = 60.0,
    seed: int | None = 0,
) -> Verdict:
    """The verdict on one answer to one kata.

    Args:
        kata: its id, such as "lstm".
        answer: a file's path, checked in a process of its own; or a module or a dict of names, checked in this one,
            where it isn't stopped when it hangs.
        timeout: seconds that one of its checks may take; None for as long as it likes.
        seed: of what is drawn; another one explores other cases.

    Raises:
        catalogue.UnknownKata: where there is no such kata.
        OSError: where there is no such file.
    """
    from pytest_keraskata.judge.run import Run

    found = catalogue.load(kata)
    subject = subject_of(answer)
    try:
        return Run(found, subject, timeout=timeout, seed=seed).verdict()
    finally:
        subject.close()


def diagnose(model: Any, x: Any = None, y: Any = None) -> list[Fault]:
    """What is wrong with a Keras model and its data, whatever they are for; errors first, then notes.

    The model is called, evaluated and trained for four steps on up to 64 of the rows; weights and optimizer are put
    back afterwards. An error has two witnesses that don't depend on each other; what may be meant is a note.

    Args:
        model: a Keras model, compiled for what is to be said of its loss, metrics and training.
        x: its inputs as for `fit`: (rows, ...) arrays, a list or dict of them, or a dataset of batches with targets.
        y: its targets, (rows,) or (rows, units).

    Returns:
        what is wrong, and what may be.
    """
    from pytest_keraskata.portrait.painter import portrait
    from pytest_keraskata.portrait.rules import findings

    return findings(portrait(model, x, y))


def diagnose_script(script: str | os.PathLike[str], *, timeout: float = 300.0) -> tuple[list[Fault], str]:
    """What is wrong with the models that a training script fits, and what went wrong with the script itself.

    The script runs in a process of its own; each of its calls of `fit` is looked at, and cut short.

    Args:
        script: its path.
        timeout: seconds that it may run.

    Returns:
        faults as `diagnose` gives them, each once; and "", or why the script did not come to its end.
    """
    from pytest_keraskata.portrait.rules import findings
    from pytest_keraskata.portrait.script import portraits

    seen, problem = portraits(Path(script), timeout)
    found = [finding for one in seen for finding in findings(one)]
    return sorted(dict.fromkeys(found), key=lambda fault: fault.level != "error"), problem


def subject_of(
    answer: str | os.PathLike[str] | types.ModuleType | Mapping[str, Any],
    *,
    spare: bool = True,
    hear: Callable[[str], object] | None = None,
) -> Subject:
    """An answer ready to be asked: a file in a process of its own, names in this one.

    Args:
        answer: a path, a module, or names.
        spare: whether the next answer's process may get ready meanwhile; not where other processes want the cores.
        hear: takes what an answer in a file prints; by default it goes to stdout.
    """
    if isinstance(answer, types.ModuleType | Mapping):
        return LocalSubject(answer)
    path = Path(answer)
    if not path.is_file():
        raise FileNotFoundError(f"there is no file {path}")
    from pytest_keraskata.answer.players import player_for

    return player_for(path, spare=spare, hear=hear)


def prepare() -> None:
    """Let the process of the next answer get ready now, so that its first question need not wait for Keras.

    Called before this process imports Keras, it imports Keras here.

    Raises:
        ImportError: as Keras raises it.
    """
    if sys.platform == "win32":
        from pytest_keraskata.backend import import_keras

        import_keras()
        return
    from pytest_keraskata.answer.players import players

    players().keeps_spare = False
    players().start()
    players().prepare()
