"""`keraskata mcp`, as the protocol's own client uses it."""

from __future__ import annotations

import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from click.testing import CliRunner
from mcp import Client, StdioServerParameters

from pytest_keraskata.cli import main
from pytest_keraskata.learner import course
from pytest_keraskata.learner.folder import Folder, shipped_solution, shipped_stub
from pytest_keraskata.learner.progress import Progress

ROOT = Path(__file__).parents[1]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A learner's folder as `init` makes it."""
    Folder(tmp_path / "mine").fill()
    return tmp_path / "mine"


def with_client(root: Path, use: Callable[[Client], Awaitable[None]]) -> None:
    """Have a client of the command in this folder used."""

    async def session() -> None:
        command = StdioServerParameters(
            command=sys.executable,
            args=["-c", "from pytest_keraskata.cli import main; main()", "mcp"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            cwd=str(root),
        )
        async with Client(command) as client:
            await use(client)

    anyio.run(session)


async def called(client: Client, tool: str, *, fails: bool = False, **arguments: Any) -> str:
    """What a tool says."""
    result = await client.call_tool(tool, arguments)
    text = "\n".join(getattr(part, "text", "") for part in result.content)
    assert fails == bool(result.is_error), text
    return text


def test_an_assistant_helps(root: Path) -> None:
    """Tasks, hints one at a time, real verdicts; the solution is locked until the learner's own file is solved."""

    async def use(client: Client) -> None:
        tools = {tool.name for tool in (await client.list_tools()).tools}
        assert {"list_katas", "next", "task", "hint", "check", "solution"} == tools
        listed = await called(client, "list_katas")
        assert listed.index('"sequential"') < listed.index('"gates"')
        assert "sequential (todo): katas/dense/sequential.py" == await called(client, "next")
        assert shipped_stub("recurrent_params") == await called(client, "task", kata="recurrent_params")

        hints = course.hints("recurrent_params")
        assert "hint 2 is locked; the next one is hint 1" in await called(client, "hint", kata="recurrent_params", number=2, fails=True)  # fmt: skip
        for number, hint in enumerate(hints[:2], start=1):
            assert f"{number} of 6: {hint}" == await called(client, "hint", kata="recurrent_params", number=number)
        assert "numbered from 1" in await called(client, "hint", kata="recurrent_params", number=0, fails=True)
        assert "did you mean lstm" in await called(client, "task", kata="ltsm", fails=True)

        right = shipped_solution("recurrent_params")
        wrong = right.replace("return 4 *", "print('{}')\n    return 3 *")
        told = await called(client, "check", kata="recurrent_params", code=wrong)
        assert "failed, 2 of 3 checks passed" in told
        assert "lstm_params(" in told
        assert "solved" in await called(client, "check", kata="recurrent_params", code=right)
        assert "is locked until" in await called(client, "solution", kata="recurrent_params", fails=True)
        assert "todo" in await called(client, "check", kata="recurrent_params")
        (root / "katas/recurrent/recurrent_params.py").write_text(right, "utf-8")
        assert "solved" in await called(client, "check", kata="recurrent_params")
        assert right == await called(client, "solution", kata="recurrent_params")

    with_client(root, use)
    assert ("solved", 2) == (Progress(root).status("recurrent_params"), Progress(root).hints_shown("recurrent_params"))


def test_without_the_extra(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says how to get it."""
    monkeypatch.chdir(root)
    monkeypatch.setitem(sys.modules, "pytest_keraskata.assistant", None)
    result = CliRunner(env={"COLUMNS": "1000"}).invoke(main, ["mcp"])

    assert 1 == result.exit_code
    assert 'pip install "pytest-keraskata[mcp]"' in result.output
