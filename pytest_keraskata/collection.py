"""The only code that knows pytest's nodes: a kata's file becomes items, a check's outcome becomes a report."""

from __future__ import annotations

import json
import os
import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from pytest_keraskata import catalogue
from pytest_keraskata.judge import written
from pytest_keraskata.learner.folder import KATAS
from pytest_keraskata.learner.progress import digest_of
from pytest_keraskata.render import terminal
from pytest_keraskata.render.text import after
from pytest_keraskata.verdict import CheckStatus, Finding, Outcome, Status, Verdict

_FOLDERS = (KATAS, "solutions")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


@dataclass
class State:
    """What this run is about.

    Args:
        selected: the ids of the katas, or None for all.
        folders: the folders of answers that were asked for; none for what pytest's arguments say.
        timeout: seconds that a check may take.
        report: the file of the report that was asked for, or None.
        named: the ids among the names that select katas: each of these counts, whether it has a file or not.
        found: the ids of the katas that have one.
    """

    selected: tuple[str, ...] | None
    folders: tuple[Path, ...]
    timeout: float
    report: Path | None
    named: tuple[str, ...] = ()
    found: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, config: pytest.Config) -> State:
        """The state that options ask for.

        Raises:
            pytest.UsageError: for an unknown kata, a missing folder, or a report where none can be written.
        """
        names: list[str] = config.getoption("kata")
        try:
            selected = tuple(catalogue.select(names)) if names else None
        except catalogue.UnknownKata as unknown:
            raise _mistake(f"--kata: {unknown}") from None
        if names and not selected:
            raise _mistake("--kata: no name given; see pytest --kata-list")
        parts = {part.strip() for whole in names for part in whole.split(",")}
        named = tuple(kata for kata in selected or () if kata in parts)
        return cls(selected, _folders(config), config.getoption("kata_timeout"), _report(config), named)


STATE = pytest.StashKey[State]()


def _folders(config: pytest.Config) -> tuple[Path, ...]:
    """Where the answers are that options ask for; pytest looks there unless it was told a path."""
    asked: str | None = config.getoption("kata_dir")
    if asked and config.getoption("solutions"):
        raise _mistake("--solutions and --kata-dir both say where the answers are; choose one")
    if config.getoption("kata_timeout") <= 0:
        raise _mistake("--kata-timeout: a number of seconds above 0")
    folders: tuple[Path, ...] = ()
    if asked:
        folders = (Path(config.invocation_params.dir, asked).resolve(),)
    elif config.getoption("solutions"):
        folders = _solutions(config)
    if folders and not folders[0].is_dir():
        raise _mistake(f"there is no folder {folders[0]}")
    searched = folders
    if config.getoption("kata") and config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        # A project of one's own names its own tests there.
        searched = folders or tuple(folder for folder in (config.rootpath / KATAS,) if folder.is_dir())
    if searched and config.args_source is not pytest.Config.ArgsSource.ARGS:
        config.args = list(map(str, searched))
    return folders


def _solutions(config: pytest.Config) -> tuple[Path, ...]:
    """The project's own, else those that came with the katas."""
    own = config.rootpath / "solutions"
    came = sorted({catalogue.shipped(kata, "solutions").parents[1] for kata in catalogue.index()})
    return (own,) if own.is_dir() else tuple(folder for folder in came if folder.is_dir()) or (own,)


def _report(config: pytest.Config) -> Path | None:
    asked: str | None = config.getoption("kata_report")
    if asked is None:
        return None
    path = Path(config.invocation_params.dir, asked)
    # Unlike a path's own methods these also take names that no file can have.
    if os.path.isdir(path):
        raise _mistake(f"--kata-report: {path} is a folder; name a file, such as report.html")
    nearest = next(parent for parent in path.parents if os.path.exists(parent))
    if not os.path.isdir(nearest):
        raise _mistake(f"--kata-report: {nearest} is a file, so there can be no {path}")
    return path


def print_catalogue(config: pytest.Config) -> int:
    """Print the katas by topic."""
    for line in terminal.catalogue_lines(catalogue.all_katas()):
        sys.stdout.write(line + "\n")
    return 0


def left_out(config: Any) -> list[str]:
    """What is wrong with other packages' katas, and which backend isn't used, where this run is about katas."""
    options = ("kata", "solutions", "kata_dir", "kata_json", "kata_report")
    if not any(map(config.getoption, options)):
        return []
    # It needs more than projects without katas should have to load.
    from pytest_keraskata import backend

    aside = [f"checked on TensorFlow, whatever KERAS_BACKEND is: {backend.chosen()}"] if backend.chosen() else []
    if backend.used() != "tensorflow":
        aside = [f"checked on {backend.used()}, as KERAS_BACKEND says"]
    return [f"keraskata: {line}" for line in [*aside, *catalogue.faults()]]


def kata_file(parent: Any, path: Path) -> KataFile | None:
    """A collector for a file that answers a kata; None for any other file."""
    if path.suffix != ".py" or path.stem not in catalogue.index():
        return None
    state = parent.config.stash.get(STATE, None)
    if state is None or not _is_answer(state, path):
        return None
    state.found.add(path.stem)
    return KataFile.from_parent(parent, path=path, selected=state.selected is None or path.stem in state.selected)


def _is_answer(state: State, path: Path) -> bool:
    if state.folders:
        return any(path.is_relative_to(folder) for folder in state.folders)
    # A folder `training` with a `train.py` is common; one below `katas` is ours.
    return path.parent.name == catalogue.topic_of(path.stem) and path.parent.parent.name in _FOLDERS


class KataFile(pytest.File):
    """A learner's file, collected without being imported: its checks come from its spec."""

    def __init__(self, *, selected: bool = True, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.selected = selected
        self.digest = ""
        self._run: Any = None
        self._next_foreseen = False
        self._lines: dict[str, int] | None = None

    def collect(self) -> Iterator[KataItem]:
        if not self.selected:
            return
        try:
            checks = catalogue.load(self.path.stem).checks
        except catalogue.BrokenKata as broken:
            raise self.CollectError(str(broken)) from None
        for number, check in enumerate(checks):
            yield KataItem.from_parent(self, name=check.name, number=number)

    @property
    def run(self) -> Any:
        """The run of this answer, started when the first of its checks is."""
        if self._run is None:
            from pytest_keraskata.api import subject_of
            from pytest_keraskata.judge.run import Run

            state = self.config.stash[STATE]
            # A seed of the user's own explores further.
            seed = None if self.config.getoption("hypothesis_seed", None) is not None else 0
            kata = catalogue.load(self.path.stem)
            # Before it is read, so that a change in between makes its verdict stale.
            self.digest = digest_of(self.path)
            self._run = Run(kata, subject_of(self.path), timeout=state.timeout, seed=seed)
        return self._run

    def line_of(self, check: str) -> int:
        """Where the function begins that a check is about, by its name, else the first one; counted from 0."""
        if self._lines is None:
            self._lines = written.lines(self.path.read_text("utf-8", errors="replace"), catalogue.load(self.path.stem))
        named = (line for name, line in self._lines.items() if check in name)
        return next(named, next(iter(self._lines.values()), 1)) - 1

    def foresee_next(self) -> None:
        """Let the next answer's process begin while this one's is judged; where workers share the cores, none waits."""
        if self._next_foreseen or hasattr(self.config, "workerinput"):
            return
        self._next_foreseen = True
        items = [item for item in self.session.items if isinstance(item, KataItem)]
        last = max(place for place, item in enumerate(items) if item.parent is self)
        for item in items[last + 1 : last + 2]:
            item.parent.run.foresee()

    def teardown(self) -> None:
        if self._run is not None:
            self._run.subject.close()


class NotPassed(Exception):
    """A check that did not pass; its item knows how."""


class KataItem(pytest.Item):
    """One check of one answer."""

    parent: KataFile
    kata_status: str

    def __init__(self, *, number: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.number = number
        self.kata_status = ""
        self.finding: Finding | None = None
        self.pictures: list[Any] = []
        self.saved = ""
        # Hypothesis's plugin looks at `obj` for its statistics.
        self.obj = catalogue.load(self.path.stem).checks[number].run
        self.add_marker("kata")
        self.add_marker("hypothesis")

    def setup(self) -> None:
        trouble: Finding | None = self.parent.run.trouble
        if trouble is not None:
            self._stop()
        self.parent.foresee_next()

    def _stop(self) -> None:
        """Say once what is the matter with a file; its other checks have nothing to add."""
        from pytest_keraskata.render.failures import message

        verdict: Verdict = self.parent.run.so_far()
        # Told by what was collected, which every worker of pytest-xdist knows, and not by what has run here.
        siblings = [item for item in self.session.items if isinstance(item, KataItem) and item.path == self.path]
        first = self.number == min(item.number for item in siblings)
        self.kata_status = str(verdict.status if first else CheckStatus.NOT_REACHED)
        if verdict.status == Status.ERROR and first:
            self.finding = verdict.trouble
            pytest.fail(message(verdict), pytrace=False)
        pytest.skip(message(verdict) if first else CheckStatus.NOT_REACHED)

    def runtest(self) -> None:
        outcome: Outcome = self.parent.run.check(self.name)
        self.kata_status = str(outcome.status)
        self.finding = outcome.finding
        # Or Hypothesis would offer to patch the spec.
        self.__dict__.pop("_hypothesis_failing_examples", None)
        if outcome.status in (CheckStatus.NOT_REACHED, CheckStatus.TODO):
            pytest.skip(outcome.status)
        if outcome.status != CheckStatus.PASSED:
            self._save_case()
            raise NotPassed(outcome.check)

    def _save_case(self) -> None:
        """Write the call that fails to the folder that was asked for, and note where, or why not."""
        asked: str | None = self.config.getoption("kata_save_case")
        case = self.parent.run.cases.get(self.name)
        if asked is None or case is None:
            return
        from pytest_keraskata.learner.cases import NotWritable, save

        folder, title = Path(self.config.invocation_params.dir, asked), f"{self.path.stem} · {self.name}"
        try:
            self.saved = f"{title}: the call is in {save(folder, title, self.path, case)}"
        except (NotWritable, OSError) as problem:
            self.saved = f"{title}: the call was not saved: {problem}"

    def teardown(self) -> None:
        # Before the file lets its answer go; and after its last check, since an answer may hang here as well.
        if self.config.stash[STATE].report is not None and self._ends_its_file():
            from pytest_keraskata.asking.message import as_json

            self.pictures = [as_json(picture) for picture in self.parent.run.pictures()]

    def _ends_its_file(self) -> bool:
        siblings = [item for item in self.session.items if isinstance(item, KataItem) and item.parent is self.parent]
        return siblings[-1] is self or bool(self.session.shouldfail or self.session.shouldstop)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The finding on one screen: no frame of ours, of Keras's or of Hypothesis's."""
        if isinstance(excinfo.value, NotPassed) and self.finding is not None:
            return self._screen()
        return super().repr_failure(excinfo, style)

    def _screen(self) -> str:
        assert self.finding is not None, "only what has not passed has a screen"
        return "\n".join(terminal.finding_lines(self.path.stem, self.finding, _relative(self)))

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.parent.line_of(self.name), f"{self.path.stem} · {self.name}"

    def describe(self, report: pytest.TestReport) -> None:
        """Put on a report what the summary needs; as text of ASCII letters it crosses to another process in any case."""
        from pytest_keraskata.render.failures import message

        marked: Any = report
        marked.sections = [section for section in report.sections if section[0] != "Hypothesis"]
        marked.kata_finding = json.dumps(self.finding.as_data()) if self.finding is not None and report.failed else None
        if report.when == "setup" and report.failed:
            marked.kata = self.kata_status
            marked.longrepr = self._screen() if self.finding is not None else report.longrepr
        elif report.when == "setup" and report.skipped:
            marked.kata = self.kata_status or str(CheckStatus.NOT_REACHED)
            words = str(Status.TODO if self.kata_status == Status.TODO else CheckStatus.NOT_REACHED)
            if self.kata_status == Status.UNCHECKED:
                words = message(self.parent.run.so_far())
            marked.longrepr = (str(self.path), 1, words)
        elif report.when == "call":
            marked.kata = self.kata_status
            if report.skipped:
                marked.longrepr = (str(self.path), 1, self.kata_status)
        if report.when == "teardown":
            marked.kata_verdict = json.dumps(replace(self.parent.run.so_far(), file=_relative(self)).as_data())
            marked.kata_digest = self.parent.digest
            marked.kata_pictures = self.pictures
            marked.kata_saved = self.saved


def _relative(item: KataItem) -> str:
    return item.nodeid.split("::")[0]


def status_of(report: Any) -> tuple[str, str, Any] | None:
    """Category, letter and word of a report of ours."""
    status = getattr(report, "kata", None)
    if status == Status.TODO:
        return "todo", "t", ("TODO", {"yellow": True})
    if status == Status.UNCHECKED:
        return "unchecked", "u", ("UNCHECKED", {"yellow": True})
    if status == CheckStatus.NOT_REACHED:
        return "not reached", "-", ("NOT REACHED", {"yellow": True})
    return None


def refuse_other_backend(session: pytest.Session) -> None:
    """Katas can't be checked where a plugin or a conftest has imported Keras on another backend than TensorFlow."""
    if "keras" not in sys.modules or not any(isinstance(item, KataItem) for item in session.items):
        return
    from pytest_keraskata import backend

    found = backend.running_on()
    if found not in ("", *backend.BACKENDS):
        words = f"katas are checked on TensorFlow or JAX, and this run's Keras was imported on {found}"
        raise _mistake(f"{words}: set KERAS_BACKEND to tensorflow, or use keraskata check")


def refuse_empty_selection(session: pytest.Session) -> None:
    """A kata that was named and has no file is a mistake in the command, and so is an answer where none is looked for."""
    state = session.config.stash[STATE]
    if hasattr(session.config, "workerinput"):
        return
    hints = [] if session.items else [*_misplaced(session.config)]
    if state.selected is None:
        if hints:
            raise _mistake("\n".join(hints))
        return
    found = {item.path.stem for item in session.items if isinstance(item, KataItem)}
    deselected = session.config.getoption("keyword") or session.config.getoption("lf", False)
    missing = [kata for kata in state.selected if kata not in found]
    if missing and not found and not deselected:
        where = ", ".join(map(str, session.config.args))
        raise _mistake("\n".join([f"no file for {', '.join(missing[:3])} in {where}", *hints]))


def _misplaced(config: pytest.Config) -> Iterator[str]:
    """For each file that was named and answers a kata where none is looked for, how it can be checked."""
    for argument in config.args if config.args_source is pytest.Config.ArgsSource.ARGS else ():
        path = Path(config.invocation_params.dir, argument.partition("::")[0])
        kata = _kata_of(path)
        if kata is not None:
            shown = shlex.quote(argument.partition("::")[0])
            place = f"{KATAS}/{catalogue.topic_of(kata)}/{kata}.py"
            yield f"{path.name} is not collected: pytest looks for an answer to {kata} in {place}"
            yield "to check the file where it is:"
            yield f"  keraskata check {kata} {shown}"


def _kata_of(path: Path) -> str | None:
    """The kata that a file answers, by what it is called and defines."""
    if path.suffix != ".py" or not path.is_file():
        return None
    named = [kata for kata in catalogue.index() if f"_{kata}_" in f"_{_BETWEEN_WORDS.sub('_', path.stem.lower())}_"]
    text = path.read_text("utf-8", errors="replace")
    for kata in sorted(named, key=len, reverse=True):
        if any(f" {function.name}(" in text for function in catalogue.load(kata).functions):
            return kata
    return None


def _mistake(words: str) -> pytest.UsageError:
    # Pytest begins its message with this word.
    return pytest.UsageError(after("ERROR: ", words))
