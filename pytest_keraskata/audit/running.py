"""Runs mutants and known answers against their kata's checks, in several processes."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import asdict, replace
from pathlib import Path
from typing import Literal

from pytest_keraskata.audit.ledger import Ledger
from pytest_keraskata.audit.mutation import mutants
from pytest_keraskata.audit.trial import Result, Trial, equivalents, tried
from pytest_keraskata.kata import Kata

# How many trials a set of processes is for: TensorFlow keeps the graphs of each, some 2.6 MB.
_TRIALS = 400


def trials(kata: Kata, solutions: Path, answers: Path | None, *, seeds: int = 1) -> list[Trial]:
    """The solution itself, its mutants, the mistakes that its spec knows, and known answers where there are some.

    Args:
        seeds: with how many seeds what is right is tried, since the checks must draw no case in which it isn't.

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
    found += [
        Trial(kata.id, "mistake", f"{check.name}: {mistake.id}", source)
        for check in kata.checks
        for mistake in check.mistakes
    ]
    if answers is not None:
        kinds: tuple[Literal["right", "wrong"], ...] = ("right", "wrong")
        for kind in kinds:
            for file in sorted((answers / kata.id).glob(f"{kind}_*.py")):
                found.append(Trial(kata.id, kind, file.name, file.read_text("utf-8", "replace")))
    return [replace(one, seed=seed) for one in found for seed in range(seeds if one.kind == "right" else 1)]


def sampled(found: Sequence[Trial]) -> list[Trial]:
    """The first mutant of every operator that applies; none that is known to be equivalent."""
    chosen: dict[str, Trial] = {}
    for trial in found:
        if trial.kind == "mutant" and trial.name not in equivalents(trial.kata):
            chosen.setdefault(trial.operator, trial)
    return list(chosen.values())


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
    for start in range(0, len(found), _TRIALS):
        part = found[start : start + _TRIALS]
        # A process that has imported Keras can't be forked safely.
        with ProcessPoolExecutor(min(jobs, len(part)), multiprocessing.get_context("spawn")) as pool:
            waiting: list[Future[list[Result]]] = [pool.submit(tried, trials) for trials in _by_answer(part)]
            try:
                for future in as_completed(waiting):
                    yield from future.result()
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise


def _by_answer(found: Sequence[Trial]) -> list[list[Trial]]:
    """Those together that differ in nothing but their seeds."""
    answers: dict[Trial, list[Trial]] = {}
    for trial in found:
        answers.setdefault(replace(trial, seed=0), []).append(trial)
    return list(answers.values())


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
