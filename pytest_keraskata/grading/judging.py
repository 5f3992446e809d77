"""Judges of submissions, as who hands out the work sees them: processes that may hang or die, and are replaced.

This side never imports TensorFlow, and reads of a submission nothing but its bytes.
"""

from __future__ import annotations

import atexit
import base64
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from pytest_keraskata.answer import frames as wire
from pytest_keraskata.answer.box import Tier
from pytest_keraskata.verdict import Verdict

BUDGET = 60.0
# Of one judge: TensorFlow keeps something of each model that it has built.
_TASKS = 200
# What a judge needs on top of a task's own time: to import Keras at first, and to say what it found.
_START, _GRACE = 120.0, 4.0
# What else stands there may be a secret, and a process can't take its environment back from who looks closely.
_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_", "TMPDIR", "PYTHON", "LD_LIBRARY_PATH", "KERAS", "TF_", "CUDA_", "OMP_")
_ROOT = str(Path(__file__).parents[2])
_AGAIN = frozenset({"timeout", "memory", "crash"})


@dataclass(frozen=True)
class Task:
    """What one learner handed in.

    Args:
        learner: who.
        files: the bytes of each kata's file, by the kata's id.
        seed: of what is drawn.
    """

    learner: str
    files: Mapping[str, bytes]
    seed: int = 0


@dataclass(frozen=True)
class Result:
    """How one file stands.

    Args:
        kata: the kata's id.
        verdict: what its judge found; None where no judge came to an end.
        outcome: "solved", "failed", "todo", "error" (the learner's) or "fault" (ours, which costs the learner nothing).
        kind: of an error: "import", "crash", "timeout", "memory", "output" or "refused"; of a fault the exception's.
        detail: what happened, in a sentence, for an error or a fault.
        line: of the learner's file, where it is known.
        seconds: that it took.
        tier: the box that it ran in.
    """

    kata: str
    verdict: Verdict | None
    outcome: str
    kind: str = ""
    detail: str = ""
    line: int | None = None
    seconds: float = 0.0
    tier: Tier = Tier.NONE

    @property
    def is_doubtful(self) -> bool:
        """Whether a busy machine can make this of a right answer, so that it has to be seen twice."""
        return self.outcome == "error" and self.kind in _AGAIN


def doubtful(task: Task, results: Mapping[str, Result]) -> Task | None:
    """What of a task has to be judged once more, alone, after all others; None where nothing has."""
    files = {kata: content for kata, content in task.files.items() if kata in results and results[kata].is_doubtful}
    return replace(task, files=files) if files else None


def judge(task: Task, *, tier: Tier, budget: float = BUDGET) -> Iterator[Result]:
    """Judge a task's files, each as soon as it is known, by the judge that belongs to this thread.

    Args:
        task: what was handed in.
        tier: the box that answers live in.
        budget: seconds that one file may take in all.
    """
    own = getattr(_of_thread, "judge", None)
    if own is None or own.tier is not tier:
        if own is not None:
            own.end()
        own = _of_thread.judge = _Judge(tier)
    own.begin_task()
    for kata, content in task.files.items():
        yield own.judged(task, kata, content, budget)


def end_judges() -> None:
    """End every judge of this process, and what they have started."""
    for one in list(_judges):
        one.end()


_of_thread = threading.local()
_judges: set[_Judge] = set()
atexit.register(end_judges)


class _Gone(Exception):
    """The judge's process has ended."""


class _Judge:
    """A judge's process, and the one that takes its place.

    Args:
        tier: the box of its players.
    """

    def __init__(self, tier: Tier) -> None:
        self.tier = tier
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: socket.socket | None = None
        self._tasks = 0
        _judges.add(self)

    def begin_task(self) -> None:
        """Make room for another one where this judge has had its share."""
        if self._tasks >= _TASKS:
            self.end()
        self._tasks += 1

    def judged(self, task: Task, kata: str, content: bytes, budget: float) -> Result:
        started = time.monotonic()
        if len(content) > wire.LARGEST_FILE:
            sentence = f"its file has {len(content) >> 10} KiB, and at most {wire.LARGEST_FILE >> 10} are read"
            return Result(kata, None, "error", "refused", sentence, tier=self.tier)
        told = {"kata": kata, "source": base64.b64encode(content).decode(), "seed": task.seed, "budget": budget}
        request = json.dumps(told).encode()
        result: Result | None = None
        for _ in range(2):
            try:
                result = self._asked(kata, request, budget)
                break
            except TimeoutError:
                self.end()
                sentence = f"it could not be judged within {budget:g} s"
                result = Result(kata, None, "error", "timeout", sentence)
                break
            except _Gone:
                # Whoever has ended it, an answer in a box can't have: so once more, with another one.
                self.end()
        if result is None:
            result = Result(kata, None, "error", "crash", "twice the process that judged it ended")
        return replace(result, seconds=time.monotonic() - started, tier=self.tier)

    def _asked(self, kata: str, request: bytes, budget: float) -> Result:
        connection = self._living()
        try:
            wire.send(connection, request)
            reply = wire.receive(connection, partial(_wait, connection, time.monotonic() + budget + _GRACE))
        except (EOFError, ConnectionError, wire.TooLarge) as gone:
            raise _Gone from gone
        told: Any = json.loads(reply)
        if told["spent"]:
            self.end()
        verdict = Verdict.from_data(told["verdict"]) if told["verdict"] is not None else None
        return Result(kata, verdict, told["outcome"], told["kind"], told["detail"], told["line"])

    def _living(self) -> socket.socket:
        if self._connection is None:
            ours, theirs = socket.socketpair()
            with theirs:
                self._process = subprocess.Popen(  # noqa: S603
                    [sys.executable, "-m", "pytest_keraskata.grading.judge", str(theirs.fileno()), self.tier.value],
                    cwd=_ROOT,
                    env={name: value for name, value in os.environ.items() if name.startswith(_ENVIRONMENT)},
                    pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )
            self._connection = ours
            try:
                wire.receive(ours, partial(_wait, ours, time.monotonic() + _START))
            except (EOFError, OSError) as gone:
                raise _Gone from gone
        return self._connection

    def end(self) -> None:
        """End it and what it has started."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        self._tasks = 0
        if connection is not None:
            connection.close()
        if process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait(connection: socket.socket, deadline: float) -> None:
    connection.settimeout(max(deadline - time.monotonic(), 0.001))
