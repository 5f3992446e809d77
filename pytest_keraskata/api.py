"""The public doors: check an answer, and check a Keras model of your own."""

import os
import sys
import types
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pytest_keraskata import catalogue
from pytest_keraskata.answer.local import LocalSubject
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.kata import Kata
from pytest_keraskata.portrait.fault import Diagnosis, Fault
from pytest_keraskata.verdict import Finding, Outcome, Verdict

__all__ = (
    "Diagnosis",
    "Fault",
    "Finding",
    "Kata",
    "Outcome",
    "Verdict",
    "check",
    "diagnose",
    "diagnose_script",
    "subject_of",
)


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
        answer: the path of a file, checked in its own process; or a module or a dict of names, checked in this process,
            which can't stop it if it hangs.
        timeout: seconds that one check may take; None for no limit.
        seed: seed of the drawn cases; a different seed draws different cases.

    Raises:
        catalogue.UnknownKata: if there is no such kata.
        OSError: if there is no such file.
    """
    from pytest_keraskata.judge.run import Run

    found = catalogue.load(kata)
    subject = subject_of(answer)
    try:
        return Run(found, subject, timeout=timeout, seed=seed).verdict()
    finally:
        subject.close()


def diagnose(model: Any, x: Any = None, y: Any = None) -> list[Fault]:
    """What is wrong with any Keras model and its data; errors first, then notes.

    The model is called, evaluated and trained for four steps on up to 64 of the rows; weights and optimizer are
    restored afterwards. An error has two independent witnesses; anything that may be intended is a note.

    Args:
        model: a Keras model; compile it to have its loss, metrics and training checked.
        x: its inputs as for `fit`: (rows, ...) arrays, a list or dict of them, or a dataset of batches with targets.
        y: its targets, (rows,) or (rows, units).

    Returns:
        what is wrong, and what may be.
    """
    from pytest_keraskata.portrait.painter import portrait
    from pytest_keraskata.portrait.rules import findings

    return findings(portrait(model, x, y))


def diagnose_script(
    script: str | os.PathLike[str], *, timeout: float = 300.0, budget: float = 20.0, arguments: Sequence[str] = ()
) -> Diagnosis:
    """What is wrong with the models that a training script trains, or with the script itself.

    The script runs in its own process; each model is diagnosed when its training begins, and the training is cut short,
    whether by `fit`, `train_on_batch`, or an optimizer's steps in a custom loop.

    Args:
        script: its path.
        timeout: seconds that it may run.
        budget: approximate number of seconds per model.
        arguments: for the script's command line.
    """
    from pytest_keraskata.portrait.rules import diagnosis
    from pytest_keraskata.portrait.script import reported

    return diagnosis(reported(Path(script), timeout, budget, arguments))


def subject_of(
    answer: str | os.PathLike[str] | types.ModuleType | Mapping[str, Any],
    *,
    spare: bool = True,
    hear: Callable[[str], object] | None = None,
) -> Subject:
    """An answer ready for requests: a file in its own process, names in this one.

    Args:
        answer: a path, a module, or names.
        spare: whether the next answer's process may warm up meanwhile; switch it off if other processes need the cores.
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
    """Start the process of the next answer now, so that its first request need not wait for Keras.

    If called before this process imports Keras, it imports Keras here.

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
