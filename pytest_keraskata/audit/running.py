"""Runs mutants and known answers against their kata's checks, in several processes, and remembers what it found."""

import contextlib
import hashlib
import importlib
import io
import json
import multiprocessing
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import pytest_keraskata
from pytest_keraskata import api, catalogue
from pytest_keraskata.audit.mutation import mutants
from pytest_keraskata.judge.run import OURS, Run, Trouble
from pytest_keraskata.kata import Kata

# Mutants loop for ever now and then, and no right answer takes as long.
_TIMEOUT = 20.0
_BECAUSE = " because "

Fate = Literal["killed", "survived", "fault"]


@dataclass(frozen=True)
class Trial:
    """One answer whose verdict is known beforehand.

    Args:
        kata: the kata's id.
        kind: "mutant", "right" or "wrong".
        name: a mutant's key, or a file's name.
        source: its text.
        operator: of a mutant.
        line: where a mutant was changed.
        diff: a mutant's change.
    """

    kata: str
    kind: Literal["mutant", "right", "wrong"]
    name: str
    source: str
    operator: str = ""
    line: int = 0
    diff: str = ""

    @property
    def digest(self) -> str:
        """What the result depends on, and nothing else does: this answer, and every line of the checker's."""
        return hashlib.sha256(f"{checker_digest(self.kata)}\n{self.kata}\n{self.source}".encode()).hexdigest()


@dataclass(frozen=True)
class Result:
    """What became of a trial.

    Args:
        fate: "killed" where it was refused, "survived" where it was accepted, "fault" where the checker itself failed.
        by: the check that refused it.
        reason: why a survivor is no fault of the checks, where that is known.
    """

    trial: Trial
    fate: Fate
    by: str = ""
    reason: str = ""


@cache
def checker_digest(kata: str) -> str:
    """A fingerprint of the package and of the package that a kata's spec comes from."""
    roots = {
        Path(module.__file__ or "").parent
        for module in (pytest_keraskata, importlib.import_module(catalogue.index()[kata].partition(".")[0]))
    }
    files = sorted(file for root in roots for file in root.rglob("*.py"))
    return hashlib.sha256(b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files)).hexdigest()


def trials(kata: Kata, solutions: Path, answers: Path | None) -> list[Trial]:
    """The solution itself, its mutants, and the kata's known answers where there are some.

    Raises:
        OSError: where there is no solution.
    """
    source = (solutions / kata.file).read_text("utf-8")
    # Where the solution is refused, nothing is proved by what becomes of its mutants.
    found = [Trial(kata.id, "right", "the solution", source)]
    found += [
        Trial(kata.id, "mutant", mutant.key, mutant.source, mutant.operator, mutant.line, mutant.diff(source))
        for mutant in mutants(source)
    ]
    if answers is not None:
        kinds: tuple[Literal["right", "wrong"], ...] = ("right", "wrong")
        for kind in kinds:
            for file in sorted((answers / kata.id).glob(f"{kind}_*.py")):
                found.append(Trial(kata.id, kind, file.name, file.read_text("utf-8", "replace")))
    return found


def sampled(found: Sequence[Trial]) -> list[Trial]:
    """The first mutant of every operator that applies; none that is known to be equivalent."""
    chosen: dict[str, Trial] = {}
    for trial in found:
        if trial.kind == "mutant" and trial.name not in equivalents(trial.kata):
            chosen.setdefault(trial.operator, trial)
    return list(chosen.values())


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


def tried(trial: Trial) -> Result:
    """The verdict of a kata's checks on an answer, up to the first that refuses it."""
    with tempfile.TemporaryDirectory(prefix="keraskata-") as folder:
        path = Path(folder) / f"{trial.kata}.py"
        path.write_text(trial.source, "utf-8")
        # The other processes have answers of their own to try.
        subject = api.subject_of(path, spare=False)
        run = Run(catalogue.load(trial.kata), subject, timeout=_TIMEOUT)
        try:
            for check in run.kata.checks:
                with contextlib.redirect_stdout(io.StringIO()):
                    outcome = run.check(check.name)
                if outcome.finding is not None:
                    fate: Fate = "fault" if outcome.finding.why == OURS else "killed"
                    return Result(trial, fate, outcome.check)
        except Trouble as trouble:
            return Result(trial, "fault" if trouble.message.startswith(OURS) else "killed", trouble.status)
        finally:
            subject.close()
    return Result(trial, "survived", reason=equivalents(trial.kata).get(trial.name, ""))


class Ledger:
    """Results of earlier runs, kept in a file line by line: an audit that was interrupted goes on where it was.

    Args:
        path: of the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, tuple[Fate, str]] = {}
        if path.is_file():
            for line in path.read_text("utf-8").splitlines():
                try:
                    digest, fate, by = json.loads(line)
                except ValueError:
                    # The line that was being written when it was interrupted.
                    continue
                self._known[digest] = fate, by

    def get(self, trial: Trial) -> Result | None:
        known = self._known.get(trial.digest)
        if known is None:
            return None
        fate, by = known
        return Result(trial, fate, by, equivalents(trial.kata).get(trial.name, "") if fate == "survived" else "")

    def keep(self, result: Result) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps([result.trial.digest, result.fate, result.by]) + "\n")


def run(
    found: Sequence[Trial], ledger: Ledger, *, jobs: int | None = None, tell: Callable[[Result], None] = lambda _: None
) -> list[Result]:
    """The results of trials, in their order.

    Args:
        jobs: how many processes; one for each core where None.
        tell: called with each result as it comes.
    """
    results = {trial: result for trial in found if (result := ledger.get(trial)) is not None}
    for result in results.values():
        tell(result)
    for result in _in_processes([trial for trial in found if trial not in results], jobs or os.cpu_count() or 1):
        ledger.keep(result)
        results[result.trial] = result
        tell(result)
    return [results[trial] for trial in found]


def _in_processes(found: Sequence[Trial], jobs: int) -> Iterator[Result]:
    if not found:
        return
    # A process that has imported Keras can't be forked safely.
    with ProcessPoolExecutor(min(jobs, len(found)), multiprocessing.get_context("spawn")) as pool:
        waiting: list[Future[Result]] = [pool.submit(tried, trial) for trial in found]
        try:
            for future in as_completed(waiting):
                yield future.result()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def as_data(results: Sequence[Result]) -> dict[str, object]:
    """Results as plain data, by kata."""
    katas: dict[str, list[dict[str, object]]] = {}
    for result in results:
        trial = {
            name: value for name, value in asdict(result.trial).items() if value and name not in ("kata", "source")
        }
        katas.setdefault(result.trial.kata, []).append(
            {**trial, "fate": result.fate, "by": result.by, "reason": result.reason}
        )
    return {"version": 1, "katas": katas}
