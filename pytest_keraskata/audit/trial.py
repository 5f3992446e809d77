"""One answer whose verdict is known beforehand, and what becomes of it."""

import contextlib
import importlib
import io
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pytest_keraskata import catalogue
from pytest_keraskata.answer.local import LocalSubject
from pytest_keraskata.answer.players import player_for
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.judge.run import Run
from pytest_keraskata.verdict import Finding

# Mutants loop for ever now and then; right answers never do, and a busy machine is no reason to refuse one.
_TIMEOUT, _PATIENT = 20.0, 300.0
_BECAUSE = " because "

Fate = Literal["killed", "survived", "fault"]


@dataclass(frozen=True)
class Trial:
    """One answer whose verdict is known beforehand.

    Args:
        kata: the kata's id.
        kind: "mutant", "right" or "wrong"; or "mistake" for one that the spec knows, played as an answer.
        name: a mutant's key, a file's name, or a mistake's check and id.
        source: its text; of a mistake the solution's, for what the mistake leaves as it is.
        operator: of a mutant.
        line: where a mutant was changed.
        diff: a mutant's change.
        seed: of what is drawn.
    """

    kata: str
    kind: Literal["mutant", "right", "wrong", "mistake"]
    name: str
    source: str
    operator: str = ""
    line: int = 0
    diff: str = ""
    seed: int = 0


@dataclass(frozen=True)
class Result:
    """What became of a trial.

    Args:
        fate: "killed" where it was refused, "survived" where it was accepted, "fault" where the checker itself failed.
        by: the check that refused it.
        why: what its learner would be told.
    """

    trial: Trial
    fate: Fate
    by: str = ""
    why: str = ""

    @property
    def reason(self) -> str:
        """Why a survivor is no fault of the checks, where that is known."""
        return equivalents(self.trial.kata).get(self.trial.name, "") if self.fate == "survived" else ""


@cache
def equivalents(kata: str) -> Mapping[str, str]:
    """Mutants that do the same as the solution for all arguments: why, by their key.

    They stand beside the spec in `<id>.equivalent`, one a line: `key because reason`.
    """
    file = Path(importlib.import_module(catalogue.index()[kata]).__file__ or "").with_suffix(".equivalent")
    if not file.is_file():
        return {}
    pairs = [line.rpartition(_BECAUSE) for line in file.read_text("utf-8").splitlines() if line.strip()]
    return {key.strip(): reason.strip() for key, _, reason in pairs}


def tried(trials: Sequence[Trial]) -> list[Result]:
    """The verdicts of a kata's checks on an answer, up to the first that refuses it.

    Args:
        trials: of one answer, which differ in their seeds: one process replies to them all, which knows what it replied.
    """
    trial = trials[0]
    if trial.kind == "mistake":
        return [_played(trial)]
    with tempfile.TemporaryDirectory(prefix="keraskata-") as folder:
        path = Path(folder) / f"{trial.kata}.py"
        path.write_text(trial.source, "utf-8")
        # The other processes have answers of their own to try.
        subject = player_for(path, spare=False)
        try:
            return [_judged(one, subject) for one in trials]
        finally:
            subject.close()


def _judged(trial: Trial, subject: Subject) -> Result:
    timeout = _PATIENT if trial.kind == "right" else _TIMEOUT
    run = Run(catalogue.load(trial.kata), subject, timeout=timeout, seed=trial.seed, honest=True)
    with contextlib.redirect_stdout(io.StringIO()):
        verdict = run.verdict(up_to_failure=True)
    first = verdict.trouble or next(iter(verdict.findings), None)
    if first is None:
        return Result(trial, "survived")
    return _refused(trial, first, str(verdict.status))


def _played(trial: Trial) -> Result:
    """What a check makes of a mistake that it knows."""
    check, _, known = trial.name.partition(": ")
    kata = catalogue.load(trial.kata)
    one = next(one for one in kata.checks if one.name == check)
    mistake = next(mistake for mistake in one.mistakes if mistake.id == known)
    names: dict[str, Any] = {}
    exec(compile(trial.source, kata.file, "exec"), names)  # noqa: S102
    with contextlib.redirect_stdout(io.StringIO()):
        outcome = Run(kata, LocalSubject({**names, **one.as_answer(mistake)}), timeout=_TIMEOUT, honest=True).check(
            check
        )
    return _refused(trial, outcome.finding, check) if outcome.finding else Result(trial, "survived")


def _refused(trial: Trial, finding: Finding, status: str) -> Result:
    fate: Fate = "fault" if finding.failure.kind == "fault" else "killed"
    return Result(trial, fate, finding.check or status, finding.why)
