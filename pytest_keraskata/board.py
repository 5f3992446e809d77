"""Closes a run of pytest with the verdicts: on the terminal, in files, in the learner's progress."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pytest_keraskata import catalogue
from pytest_keraskata.learner import course
from pytest_keraskata.learner.files import write_whole
from pytest_keraskata.learner.folder import KATAS
from pytest_keraskata.learner.progress import Progress
from pytest_keraskata.render import terminal
from pytest_keraskata.verdict import Finding, Status, Verdict

if TYPE_CHECKING:
    from pytest_keraskata.collection import State

_FOUND = "keraskata_found"


@dataclass(frozen=True)
class _Crash:
    """What pytest's summary, its short tracebacks and JUnit's XML say of a finding: where, and why."""

    path: str
    lineno: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.lineno}: {self.message}"


class _Screen:
    """A finding that is laid out for the terminal on which pytest prints it, and whose first difference stands out.

    Args:
        text: the same in the usual width, for files.
        kata: the kata's id.
        finding: the finding.
        file: the answer's file.
    """

    def __init__(self, text: str, *, kata: str, finding: Finding, file: str) -> None:
        self._text = text
        self._lines = partial(terminal.finding_lines, kata, finding, file)
        self.reprcrash = _Crash(file, finding.line or 1, terminal.in_a_line(finding))

    def __str__(self) -> str:
        return self._text

    def toterminal(self, writer: Any) -> None:
        for line in self._lines(writer.fullwidth):
            writer.line(line, **({"red": True, "bold": True} if line.startswith("  >") else {}))


class Board:
    """Takes the verdicts from the reports, wherever they were made, and closes the run with them."""

    def __init__(self, config: pytest.Config, state: State) -> None:
        self._config = config
        self._state = state
        self._verdicts: dict[str, Verdict] = {}
        self._digests: dict[str, str] = {}
        self._pictures: dict[str, Sequence[Any]] = {}
        self._problems: list[str] = []
        self._told: list[str] = []
        # Whether a call was shown without the numbers of its arrays.
        self._is_short = False
        # With pytest-xdist the workers' reports arrive at the controller, which alone has a terminal.
        self._is_worker = hasattr(config, "workerinput")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if hasattr(report, "kata_finding"):
            report.sections = [(title, self._folded(title, text)) for title, text in report.sections]
        told: str | None = getattr(report, "kata_finding", None)
        if told is not None and isinstance(report.longrepr, str):
            file = report.nodeid.split("::")[0]
            finding = Finding.from_data(json.loads(told))
            self._is_short |= " array of shape " in finding.call
            shown: Any = _Screen(report.longrepr, kata=Path(file).stem, finding=finding, file=file)
            report.longrepr = shown
        found: str | None = getattr(report, "kata_verdict", None)
        if found is not None:
            verdict = Verdict.from_data(json.loads(found))
            known = self._verdicts.get(verdict.file)
            self._verdicts[verdict.file] = known.joined(verdict) if known is not None else verdict
            # Of several workers the first; where they read different texts, the verdict is stale.
            self._digests.setdefault(verdict.file, getattr(report, "kata_digest", ""))
            saved = getattr(report, "kata_saved", "")
            self._told += [saved] if saved else []
            drawn = getattr(report, "kata_pictures", ())
            self._pictures[verdict.file] = drawn or self._pictures.get(verdict.file, [])

    def _folded(self, title: str, text: str) -> str:
        """What an answer printed, its first lines unless all was asked for: one `summary()` fills a screen."""
        if self._is_worker or not title.startswith("Captured std") or self._config.option.verbose > 1:
            return text
        return "\n".join(terminal.folded(text, self._config.get_terminal_writer().fullwidth, "-vv shows all"))

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Learn from a worker of pytest-xdist which katas have a file, since the controller collects none."""
        self._state.found.update(getattr(node, "workeroutput", {}).get(_FOUND, ()))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self._is_worker:
            config: Any = self._config
            config.workeroutput[_FOUND] = sorted(self._state.found)
            return
        if session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
            self._count_missing()
        asked: str | None = self._config.getoption("kata_json")
        if asked:
            from pytest_keraskata.render.data import verdicts_text

            path = Path(self._config.invocation_params.dir, asked)
            self._write(session, path, "the verdicts", verdicts_text(list(self._verdicts.values())))
        if self._state.report is not None:
            from pytest_keraskata.asking.message import from_json
            from pytest_keraskata.render.page import report_page

            drawn = {file: [from_json(one) for one in pictures] for file, pictures in self._pictures.items()}
            page = report_page(list(self._verdicts.values()), drawn, course.asked)
            if self._write(session, self._state.report, "the report", page):
                self._told.append(f"report: {self._state.report}")
        if not self._state.folders:
            self._remember()
        unsolved = any(
            verdict.status in (Status.TODO, Status.FAILED, Status.ERROR, Status.MISSING, Status.UNCHECKED)
            for verdict in self._verdicts.values()
        )
        if unsolved and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def _count_missing(self) -> None:
        """Give a verdict to each kata that was named and has no file: it isn't solved, whatever the others are."""
        # Where all workers were lost, nothing is known.
        if not self._state.found or self._config.getoption("collectonly"):
            return
        from pytest_keraskata.failures.unchecked import NoFile

        for kata in self._state.named:
            if kata not in self._state.found:
                file = f"{kata}.py"
                trouble = Finding("", "", NoFile(file))
                self._verdicts[file] = Verdict.of(catalogue.load(kata), file, trouble=trouble)

    def _write(self, session: pytest.Session, path: Path, what: str, text: str) -> bool:
        """Write a file that was asked for; where that can't be done, say so, and whether it was done."""
        try:
            write_whole(path, text)
        except OSError as problem:
            self._problems.append(f"{what} can't be written to {path}: {problem.strerror or problem}")
            if session.exitstatus == pytest.ExitCode.OK:
                session.exitstatus = pytest.ExitCode.USAGE_ERROR
            return False
        return True

    def _remember(self) -> None:
        """Keep the verdicts in the learner's folder, where that can be done; solutions are nobody's progress."""
        by_root: dict[Path, list[Verdict]] = {}
        for verdict in self._verdicts.values():
            if verdict.status in (Status.MISSING, Status.UNCHECKED):
                continue
            parents = (self._config.rootpath / verdict.file).parents
            if parents[1].name == KATAS and parents[1].is_dir():
                by_root.setdefault(parents[2], []).append(verdict)
        for root, verdicts in by_root.items():
            progress = Progress(root)
            # What was broken is told; where nothing can be written, such as in CI, nothing is missed.
            self._problems += [progress.problem] if progress.problem else []
            progress.record(verdicts, {verdict.kata: self._digests[verdict.file] for verdict in verdicts})
            if len(verdicts) == 1 and verdicts[0].solved:
                self._told.append(f"the worked answer beside yours: keraskata review {verdicts[0].kata}")

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        if self._is_worker:
            return
        if self._verdicts:
            terminalreporter.write_sep("=", "katas")
            columns = self._config.get_terminal_writer().fullwidth
            for line, colour in terminal.board_lines(list(self._verdicts.values()), course.path(), columns):
                terminalreporter.write_line(line, **({colour: True} if colour else {}))
        if self._is_short and not self._config.getoption("kata_save_case"):
            self._told.append("a call with arrays too long to show: --kata-save-case=cases writes it to a script")
        for line in self._told:
            terminalreporter.write_line(line)
        for problem in self._problems:
            terminalreporter.write_line(problem, yellow=True)
