"""The public doors: check an answer, and check a Keras model of your own."""

import os
import types
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pytest_keraskata import catalogue
from pytest_keraskata.kata import Finding, Kata, Outcome, Verdict
from pytest_keraskata.subject import LocalSubject, Subject

__all__ = ("Finding", "Kata", "Outcome", "Verdict", "check", "subject_of")


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
    from pytest_keraskata.checking import Run

    found = catalogue.load(kata)
    subject = subject_of(answer)
    try:
        return Run(found, subject, timeout=timeout, seed=seed).verdict()
    finally:
        subject.close()


def subject_of(answer: str | os.PathLike[str] | types.ModuleType | Mapping[str, Any]) -> Subject:
    """An answer ready to be asked: a file in a process of its own, names in this one."""
    if isinstance(answer, types.ModuleType | Mapping):
        return LocalSubject(answer)
    path = Path(answer)
    if not path.is_file():
        raise FileNotFoundError(f"there is no file {path}")
    from pytest_keraskata.player.client import player_for

    return player_for(path)
