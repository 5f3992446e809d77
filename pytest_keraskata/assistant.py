"""The face for assistants: the katas as tools of the Model Context Protocol, with real verdicts and locked solutions."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from pytest_keraskata import catalogue
from pytest_keraskata.learner import course
from pytest_keraskata.learner.desk import Desk, NotSolved
from pytest_keraskata.learner.folder import Folder, NotShipped, shipped_stub
from pytest_keraskata.learner.progress import digest_of
from pytest_keraskata.render import terminal as words
from pytest_keraskata.verdict import Verdict

_INSTRUCTIONS = """\
Keraskata teaches Keras by exercises (katas) that the learner writes. Help the learner think: ask, give one hint at a
time, and check what they wrote. Don't write the answer for them; the worked answer is locked until they have solved it.
"""
# Seconds, for all checks of a kata.
_TIMEOUT = 300


def server(folder: Folder) -> MCPServer[Any]:
    """The server of a learner's folder; `run()` serves it through stdin and stdout.

    Args:
        folder: the learner's folder.
    """
    made: MCPServer[Any] = MCPServer(
        "keraskata", instructions=_INSTRUCTIONS, version=version("pytest-keraskata"), log_level="WARNING"
    )
    tools = _Tools(folder)
    offered: tuple[Callable[..., Any], ...] = (
        tools.list_katas, tools.next, tools.task, tools.hint, tools.check, tools.solution
    )  # fmt: skip
    for tool in offered:
        made.tool()(tool)
    return made


class _Tools:
    """What an assistant can do; each docstring is what it is told of a tool."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder

    def list_katas(self) -> list[dict[str, Any]]:
        """List all katas in the order for beginners: id, topic, title, level from 1 to 3, minutes, questions, status."""
        standings = {one.kata: one.words for one in Desk(self._folder).standings()}
        return [
            {
                "kata": kata,
                "topic": catalogue.topic_of(kata),
                "title": catalogue.load(kata).title,
                "level": course.place_of(kata).level,
                "minutes": course.place_of(kata).minutes,
                "questions": list(catalogue.load(kata).questions),
                "status": standings[kata],
            }
            for kata in course.path()
        ]

    def next(self) -> str:
        """Say which kata the learner continues with, and where its file is."""
        following = Desk(self._folder).following()
        if following is None:
            return "all katas are solved"
        return f"{following.kata} ({following.words}): {self._folder.name(self._folder.stub(following.kata))}"

    def task(self, kata: str) -> str:
        """Give the task of a kata: the stub that the learner fills in, with the interview questions.

        Args:
            kata: its id, such as lstm.
        """
        _known(kata)
        try:
            return shipped_stub(kata)
        except NotShipped as missing:
            raise ToolError(str(missing)) from None

    def hint(self, kata: str, number: int) -> str:
        """Give one hint to a kata. Hints are numbered from 1, and each is locked until the one before it was given.

        Args:
            kata: its id.
            number: which hint.
        """
        _known(kata)
        desk, hints = Desk(self._folder), course.hints(kata)
        shown = desk.progress.hints_shown(kata)
        if not 1 <= number <= len(hints):
            raise ToolError(f"{kata} has {len(hints)} hints, numbered from 1")
        if number > shown + 1:
            raise ToolError(f"hint {number} is locked; the next one is hint {shown + 1}")
        if number == shown + 1:
            desk.hint(kata)
        return f"{number} of {len(hints)}: {hints[number - 1]}"

    def check(self, kata: str, code: str = "") -> str:
        """Check an answer to a kata and give the verdict: what was called, expected and found, why, and what to try.

        Args:
            kata: its id.
            code: a whole file to check instead of the learner's; its verdict isn't kept.
        """
        _known(kata)
        file = self._folder.stub(kata)
        if code:
            with tempfile.TemporaryDirectory(prefix="keraskata-") as scratch:
                path = Path(scratch, f"{kata}.py")
                path.write_text(code, "utf-8")
                verdict = _judged(kata, path)
        else:
            digest = digest_of(file)
            verdict = _judged(kata, file)
            Desk(self._folder).record(verdict, digest)
        return "\n".join(words.verdict_lines(verdict))

    def solution(self, kata: str) -> str:
        """Give the worked answer to a kata that the learner has solved; before that it is locked.

        Args:
            kata: its id.
        """
        _known(kata)
        try:
            return Desk(self._folder).solution(kata)
        except NotSolved:
            raise ToolError(f"the solution of {kata} is locked until {kata} is solved") from None
        except NotShipped as missing:
            raise ToolError(str(missing)) from None


def _known(kata: str) -> None:
    try:
        catalogue.load(kata)
    except catalogue.UnknownKata as unknown:
        raise ToolError(str(unknown).replace("see pytest --kata-list", "list_katas names them")) from None


def _judged(kata: str, path: Path) -> Verdict:
    """The verdict on a file, from a process of its own: tools run in threads, and stdout belongs to the protocol."""
    command = "from pytest_keraskata.cli import main; main()"
    try:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", command, "check", kata, str(path), "--json"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=_TIMEOUT,
        )
        return Verdict.from_data(json.loads(done.stdout))
    except subprocess.TimeoutExpired:
        raise ToolError(f"{kata} could not be checked within {_TIMEOUT} seconds") from None
    except ValueError:
        raise ToolError(f"{kata} could not be checked: {done.stderr.strip()[-500:]}") from None
