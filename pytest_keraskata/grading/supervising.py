"""Hands out the work and keeps what comes back. No submission is run, read or imported here, and no TensorFlow."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from pytest_keraskata import catalogue
from pytest_keraskata.answer.box import Tier
from pytest_keraskata.audit.ledger import sources
from pytest_keraskata.grading.answers import Answer, Unusable
from pytest_keraskata.grading.judging import Result, Task, doubtful, judge
from pytest_keraskata.grading.store import Kept, Key, Store

# What judges an answer besides its spec.
_ALWAYS = ("pytest_keraskata.judge.run", "pytest_keraskata.answer.__main__")
_VERSIONED = ("keras", "tensorflow", "numpy", "hypothesis")
# Of tasks that wait for a worker, for each that runs.
_AHEAD = 3

Judge = Callable[[Task, Tier], Sequence[Result]]
Answers = Mapping[str, Mapping[str, "Answer | Unusable"]]


def judged(task: Task, tier: Tier) -> list[Result]:
    """All results of a task; what a worker runs, on this machine or another one."""
    return list(judge(task, tier=tier))


def on_cluster(address: str) -> tuple[Executor, int]:
    """The workers of a Dask cluster that exists, and how many tasks they run at once.

    Raises:
        ImportError: without Dask.
        OSError: where there is no scheduler.
    """
    from distributed import Client

    client = Client(address, timeout=30, set_as_default=False)
    # Or a second look would be given the result of the first one.
    return client.get_executor(pure=False, retries=0), sum(client.nthreads().values()) or 1


@cache
def checks_of(kata: str) -> str:
    """A fingerprint of all that judges answers to a kata: it changes when one of its checks may."""
    return sources().digest(catalogue.index()[kata], *_ALWAYS)


def environment(tier: Tier) -> str:
    """The versions that verdicts depend on, and whether there was a box: what ran without one counts for nothing in one."""
    told = [f"python {platform.python_version()}"]
    for name in _VERSIONED:
        try:
            told.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            told.append(f"no {name}")
    return ", ".join([*told, "unboxed" if tier is Tier.NONE else "boxed"])


class Grading:
    """The answers of a class, and how far they are judged.

    Args:
        answers: by learner and kata.
        store: where results are kept.
        seed: of what is drawn.
        tier: what answers are judged behind.
    """

    def __init__(self, answers: Answers, store: Store, *, seed: int, tier: Tier) -> None:
        self.answers = answers
        self._store = store
        self._seed = seed
        self._tier = tier
        self._environment = environment(tier)
        store.begin(answers, seed, tier.value, self._environment)
        self.results = store.known({key for _, key in self._wanted()})

    def key(self, kata: str, answer: Answer) -> Key:
        """What the result of an answer depends on."""
        return Key(answer.digest, kata, checks_of(kata), self._environment, self._seed)

    def _wanted(self) -> Iterator[tuple[str, Key]]:
        for learner, found in self.answers.items():
            for kata, answer in found.items():
                if isinstance(answer, Answer):
                    yield learner, self.key(kata, answer)

    def tasks(self) -> list[Task]:
        """What is still to be judged, by learner; bytes that several have sent are judged once."""
        claimed = {key for key, kept in self.results.items() if kept.outcome != "fault"}
        found: list[Task] = []
        for learner, answers in self.answers.items():
            files: dict[str, bytes] = {}
            for kata, answer in answers.items():
                if isinstance(answer, Answer) and (key := self.key(kata, answer)) not in claimed:
                    claimed.add(key)
                    files[kata] = answer.source
            if files:
                found.append(Task(learner, files, self._seed))
        return found

    def run(self, executor: Executor, jobs: int, *, tell: Callable[[Task, Result], None], work: Judge = judged) -> None:
        """Have everything judged, write each result down as its task ends, and look twice at what may be a busy machine's fault.

        Args:
            executor: runs tasks, here or elsewhere.
            jobs: how many at once.
            tell: is told of each result once it is kept.
            work: judges a task.
        """
        again = list(self._unsettled())
        for task, results in _as_they_end(executor, jobs * _AHEAD, self.tasks(), self._tier, work):
            self._keep(task, results, 1, tell)
            second = doubtful(task, {one.kata: one for one in results})
            again += [second] if second else []
        # Alone, so that nobody is blamed for what others did to the machine.
        for task, results in _as_they_end(executor, 1, again, self._tier, work):
            self._keep(task, results, 2, tell)

    def _unsettled(self) -> Iterator[Task]:
        """What an earlier run has seen once, and did not come to see again."""
        seen: set[Key] = set()
        for learner, answers in self.answers.items():
            for kata, answer in answers.items():
                if not isinstance(answer, Answer) or (key := self.key(kata, answer)) in seen:
                    continue
                kept = self.results.get(key)
                if kept is not None and kept.attempt == 1 and Result(kata, None, kept.outcome, kept.kind).is_doubtful:
                    seen.add(key)
                    yield Task(learner, {kata: answer.source}, self._seed)

    def _keep(self, task: Task, results: Sequence[Result], attempt: int, tell: Callable[[Task, Result], None]) -> None:
        for result in results:
            answer = self.answers[task.learner][result.kata]
            assert isinstance(answer, Answer)
            key = self.key(result.kata, answer)
            self.results[key] = self._store.keep(key, result, attempt)
            tell(task, result)

    def kept(self, kata: str, answer: Answer) -> Kept | None:
        """What became of an answer, where that is known."""
        return self.results.get(self.key(kata, answer))

    def changes(self) -> Iterator[tuple[str, str, str, str]]:
        """Learner, kata, what an earlier run said of the same bytes and what this one says, where these differ."""
        for learner, answers in self.answers.items():
            for kata, answer in answers.items():
                if not isinstance(answer, Answer):
                    continue
                now, before = self.kept(kata, answer), self._store.before(self.key(kata, answer))
                if now is not None and before is not None and _said(now) != _said(before):
                    yield learner, kata, _said(before), _said(now)


def _said(kept: Kept) -> str:
    """A result in a few words."""
    if kept.kind:
        return f"{kept.outcome} ({kept.kind})"
    passed = f" ({kept.verdict.passed} of {len(kept.verdict.checks)} checks)" if kept.verdict else ""
    return f"{kept.outcome}{passed if kept.outcome == 'failed' else ''}"


def _as_they_end(
    executor: Executor, window: int, tasks: Sequence[Task], tier: Tier, work: Judge
) -> Iterator[tuple[Task, Sequence[Result]]]:
    """Tasks and their results in the order in which they end; not more than so many are handed out at a time."""
    waiting = list(reversed(tasks))
    running: dict[Future[Sequence[Result]], Task] = {}
    # Whose worker died: it may have been another task's doing, so each is tried once more with no other one beside it.
    lost: list[Task] = []
    alone = False
    try:
        while waiting or running or lost:
            if not waiting and not running:
                waiting, lost, window, alone = lost, [], 1, True
            while waiting and len(running) < window:
                task = waiting.pop()
                running[executor.submit(work, task, tier)] = task
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                task = running.pop(future)
                problem = future.exception()
                if problem is None:
                    yield task, future.result()
                elif not _is_loss(problem):
                    detail = f"{type(problem).__name__}: {problem}"
                    yield task, [Result(kata, None, "fault", detail=detail[:500]) for kata in task.files]
                elif alone:
                    told = "error", "crash", "two workers died while they judged it"
                    yield task, [Result(kata, None, *told) for kata in task.files]
                else:
                    lost.append(task)
    finally:
        for future in running:
            future.cancel()


def _is_loss(problem: BaseException) -> bool:
    """Whether a worker has died on its task, which says nothing of the task as yet."""
    return type(problem).__name__ in ("KilledWorker", "BrokenProcessPool", "CommClosedError")
