"""Save the file, see the verdict: looks after the learner's file of one kata at a time, from a process that stays warm.

The main thread alone speaks and decides; it takes what happens from one queue. A second thread runs the checks, since
Keras and Hypothesis want to stay in one, and a third one waits for the file system.
"""

from __future__ import annotations

import contextlib
import queue
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from pytest_keraskata import catalogue
from pytest_keraskata.api import prepare, subject_of
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.judge.run import TIMEOUT, Run
from pytest_keraskata.kata import Kata
from pytest_keraskata.learner.desk import Desk, NotSolved
from pytest_keraskata.learner.folder import KATAS, Folder, NotShipped, shipped_solution
from pytest_keraskata.learner.progress import digest_of
from pytest_keraskata.learner.review import review_lines
from pytest_keraskata.render import terminal as words
from pytest_keraskata.render.text import wrapped
from pytest_keraskata.verdict import Verdict

CHANGED, QUIT = "changed", "quit"
KEYS = "n next · h hint · l list · s solution · q quit"
# Where changes are not reported (some network folders, too many watches), a look now and then finds them.
_GLANCE = 2.0
# Milliseconds: how long a burst may last, and how quiet it must be to be over.
_BURST, _QUIET = 50, 20
# What an answer does is stopped at once; a comparison of the judge's own comes to its end before.
_PATIENCE = 3.0


@dataclass(eq=False)
class _Job:
    """One check of one state of a file.

    Args:
        kata: which kata.
        subject: the answer.
        digest: of the file as it was.
        noticed: when, on the clock of `time.monotonic`.
        is_rehearsal: it is the solution, and nobody asked.
        is_dropped: nobody wants to know any more.
        printed: what it has printed so far.
    """

    kata: Kata
    subject: Subject
    digest: str
    noticed: float
    is_rehearsal: bool = False
    is_dropped: bool = False
    verdict: Verdict | None = None
    printed: list[str] = field(default_factory=list)


class Watcher:
    """Looks after one kata of a learner's folder, and goes on to the next one when it is told to.

    Args:
        folder: the learner's folder.
        kata: the id of the first one.
        say: takes a line and its style.
        width: how wide a line may be.
        timeout: seconds that one check may take.
        has_keys: whether somebody can press keys.
    """

    def __init__(
        self,
        folder: Folder,
        kata: str,
        say: Callable[[str, str], None],
        *,
        width: Callable[[], int] = lambda: 100,
        timeout: float = TIMEOUT,
        has_keys: bool = False,
    ) -> None:
        self._folder = folder
        self._kata = catalogue.load(kata)
        self._say = say
        self._width = width
        self._timeout = timeout
        self._has_keys = has_keys
        self._desk = Desk(folder)
        # What the file held at the last look, and whether there was one that still counts.
        self._content: bytes | None = None
        self._is_seen = False
        self._noticed = 0.0
        self._job: _Job | None = None
        self._rehearsed: set[str] = set()
        # `put` may be called from a signal's handler as well.
        self._events: queue.SimpleQueue[str | _Job | BaseException] = queue.SimpleQueue()
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._stopped = threading.Event()
        self._worker = threading.Thread(target=self._work, daemon=True, name="keraskata checks")

    def post(self, event: str) -> None:
        """Tell of a change, a key or `QUIT`, from any thread or a signal's handler."""
        self._events.put(event)

    def run(self, ready: Callable[[], None] = lambda: None) -> None:
        """Watch until `QUIT` comes.

        Args:
            ready: called when Keras is there and keys are of use.

        Raises:
            ImportError: where Keras can't be imported.
        """
        self._introduce()
        self._say("getting Keras ready …", "dim")
        # Before there are threads: a process is forked.
        prepare()
        ready()
        self._worker.start()
        threading.Thread(target=self._wait_for_changes, daemon=True, name="keraskata changes").start()
        try:
            self._look()
            while (event := self._next_event()) != QUIT:
                self._happened(event)
        finally:
            self._stopped.set()
            self._drop()
            self._jobs.put(None)
            self._worker.join(_PATIENCE)

    @property
    def is_at_work(self) -> bool:
        """Whether a check still runs, though it was told to end."""
        return self._worker.is_alive()

    # --- what happens -------------------------------------------------------------------------------------

    def _next_event(self) -> str | _Job | BaseException:
        try:
            return self._events.get(timeout=_GLANCE)
        except queue.Empty:
            return CHANGED

    def _happened(self, event: str | _Job | BaseException) -> None:
        keys = {"n": self._go_on, "h": self._give_hint, "l": self._list, "s": self._show_solution}
        if isinstance(event, BaseException):
            raise event
        if isinstance(event, _Job):
            self._finished(event)
        elif event == CHANGED:
            self._look()
        elif event in keys:
            keys[event]()

    def _look(self) -> None:
        """See whether the file is another one than the last time."""
        content, problem = self._read()
        if self._is_seen and content == self._content:
            return
        is_first, self._is_seen, self._content = not self._is_seen, True, content
        self._drop()
        if content is None:
            self._say(f"{self._name}: {problem}; waiting", "yellow")
            return
        self._noticed = time.monotonic()
        if not is_first:
            self._say("", "")
        self._say(f"{time.strftime('%H:%M:%S')} checking …", "dim")
        self._start()

    def _read(self) -> tuple[bytes | None, str]:
        try:
            return self._file.read_bytes(), ""
        except FileNotFoundError:
            return None, "there is no such file"
        except OSError as error:
            return None, f"it can't be read ({error.strerror or error})"

    def _start(self) -> None:
        """Check the file as it is now; when a job that was dropped has ended, where there is one."""
        if self._job is not None:
            return
        # Before it is read, so that a change in between makes the verdict stale.
        digest = digest_of(self._file)
        printed: list[str] = []
        try:
            subject = subject_of(self._file, spare=False, hear=printed.append)
        except OSError:
            # It is gone again, which the next look tells.
            self._is_seen = False
        else:
            self._begin(_Job(self._kata, subject, digest, self._noticed, printed=printed))

    def _begin(self, job: _Job) -> None:
        self._job = job
        self._jobs.put(job)

    def _drop(self) -> None:
        if self._job is not None:
            self._job.is_dropped = True
            self._job.subject.interrupt()

    def _finished(self, job: _Job) -> None:
        self._job = None
        if not job.is_rehearsal:
            # What was saved meanwhile is checked first; this would be yesterday's news.
            self._look()
        if self._job is None and job.is_dropped and self._content is not None:
            self._start()
        elif self._job is None and not job.is_rehearsal and not job.is_dropped and self._content is not None:
            assert job.verdict is not None, "its check has ended"
            self._tell(job, job.verdict)
            self._rehearse(job.verdict)

    def _rehearse(self, verdict: Verdict) -> None:
        """Have the judge make its references and get going on the solution, while nobody waits."""
        is_warm = verdict.solved or self._kata.id in self._rehearsed
        self._rehearsed.add(self._kata.id)
        if is_warm:
            return
        with contextlib.suppress(NotShipped, OSError), tempfile.TemporaryDirectory(prefix="keraskata-") as scratch:
            path = Path(scratch, f"{self._kata.id}.py")
            path.write_text(shipped_solution(self._kata.id), "utf-8")
            unheard = subject_of(path, spare=False, hear=lambda _: None)
            self._begin(_Job(self._kata, unheard, "", 0.0, is_rehearsal=True))

    # --- the other threads --------------------------------------------------------------------------------

    def _work(self) -> None:
        try:
            while (job := self._jobs.get()) is not None:
                job.verdict = Run(job.kata, job.subject, timeout=self._timeout).verdict()
                self._events.put(job)
                # What follows takes time that nobody waits for.
                job.subject.close()
                if not self._stopped.is_set():
                    prepare()
        except BaseException as fault:
            self._events.put(fault)

    def _wait_for_changes(self) -> None:
        from watchfiles import watch

        # Some systems allow only so many watches; a glance is left then.
        with contextlib.suppress(OSError, RuntimeError):
            for _ in watch(
                self._folder.root / KATAS,
                watch_filter=None,
                debounce=_BURST,
                step=_QUIET,
                stop_event=self._stopped,
                raise_interrupt=False,
            ):
                self.post(CHANGED)

    # --- words --------------------------------------------------------------------------------------------

    @property
    def _file(self) -> Path:
        return self._folder.stub(self._kata.id)

    @property
    def _name(self) -> str:
        return self._folder.name(self._file)

    def _introduce(self) -> None:
        kata = self._kata
        self._say_wrapped(f"{kata.id} · {kata.title} ({', '.join(kata.questions)})", "bold")
        self._say_wrapped(f"watching {self._name}: save it, and it is checked; Ctrl-C ends")

    def _tell(self, job: _Job, verdict: Verdict) -> None:
        """Show a verdict, and remember it."""
        verdict = replace(verdict, file=self._name)
        for number, line in enumerate(words.verdict_lines(verdict, self._width())):
            self._say(line, words.STYLES[verdict.status] if number == 0 else "")
        for line in words.printed_lines("".join(job.printed), self._width()):
            self._say(line, "dim")
        self._desk.record(verdict, job.digest)
        self._say_trouble()
        if verdict.solved:
            self._say_next()
        took = f"{time.monotonic() - job.noticed:.2f} s"
        self._say_wrapped(f"{took} · {KEYS}" if self._has_keys else took, "dim")

    def _say_next(self) -> None:
        one = self._desk.behind(self._kata.id)
        if one is None:
            self._say(f"all {len(catalogue.index())} katas are solved", "green")
        elif self._has_keys:
            self._say_wrapped(f"s shows the worked answer beside yours, n continues with {one.kata}")
        else:
            self._say_wrapped(f"the worked answer beside yours: keraskata review {self._kata.id}")
            self._say_wrapped(f"next: keraskata watch {one.kata}")

    def _say_trouble(self) -> None:
        trouble = self._desk.trouble()
        if trouble:
            self._say_wrapped(trouble, "yellow")

    def _say_wrapped(self, line: str, style: str = "") -> None:
        for one in line.split("\n"):
            for part in wrapped(one, self._width()):
                self._say(part, style)

    # --- keys ---------------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        one = self._desk.behind(self._kata.id)
        if one is None:
            self._say("there is no other kata to be solved", "green")
            return
        self._kata = catalogue.load(one.kata)
        self._say("", "")
        self._introduce()
        self._is_seen = False
        self._look()

    def _give_hint(self) -> None:
        hint = self._desk.hint(self._kata.id)
        number = len(hint.shown)
        if not hint.is_exhausted:
            self._say_wrapped(f"hint {number} of {number + hint.left}: {hint.shown[-1]}", "cyan")
        else:
            self._say_wrapped(f"all {number} hints were shown; keraskata hint {self._kata.id} lists them", "cyan")
        self._say_trouble()

    def _list(self) -> None:
        found = self._desk.standings()
        room = max(len(catalogue.topic_of(one.kata)) for one in found)
        for topic, group in groupby(found, key=lambda one: catalogue.topic_of(one.kata)):
            members = list(group)
            solved = sum(one.is_solved for one in members)
            begun = "".join(f", {one.kata} {one.words}" for one in members if one.is_begun)
            style = "green" if solved == len(members) else ""
            self._say_wrapped(f"{topic:<{room}}  {solved} of {len(members)} solved{begun}", style)
        self._say(f"{sum(one.is_solved for one in found)} of {len(found)} katas solved", "")

    def _show_solution(self) -> None:
        kata = self._kata.id
        try:
            for line, style in review_lines(self._desk.review(kata), self._width()):
                self._say(line, style)
        except NotSolved:
            self._say_wrapped(f"{kata} is not solved yet: keraskata solution {kata} --anyway shows the solution")
        except NotShipped as missing:
            self._say_wrapped(str(missing), "yellow")
