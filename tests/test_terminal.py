"""What a learner sees in a real terminal of 60 and of 80 columns: nothing is cut, wrapped twice, or drowned in prints."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from pytest_keraskata.learner.folder import Folder, shipped_solution

pexpect = pytest.importorskip("pexpect")
if not hasattr(pexpect, "spawn"):
    pytest.skip("there are no such terminals here", allow_module_level=True)

ROOT = Path(__file__).parents[1]
COMMAND = ("-c", "from pytest_keraskata.cli import main; main(prog_name='keraskata')")
PYTEST = ("-m", "pytest", "-p", "no:cacheprovider")
WIDTHS = (60, 80)
PATIENCE = 180
STEERING = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
OUTPUT = '    model.add(layers.Dense(1, activation="sigmoid"))'
EXTRA = f'    model.add(layers.BatchNormalization(name="a_long_name_for_a_layer_that_is_not_needed"))\n{OUTPUT}'
SOLUTION = (ROOT / "solutions/dense/ann.py").read_text("utf-8")
LOUD = "    model.summary()\n    model.predict(__import__('numpy').zeros((1, input_dim)))\n    return model"

Screen: TypeAlias = Callable[..., list[str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A learner's folder with an answer that has a layer too many, and prints a lot."""
    made = Folder(tmp_path_factory.mktemp("learner"))
    made.fill()
    assert OUTPUT in SOLUTION
    text = SOLUTION.replace(OUTPUT, EXTRA).replace("    return model", LOUD)
    made.stub("ann").write_text(text, "utf-8")
    return made


@pytest.fixture(scope="module")
def misplaced(folder: Folder) -> str:
    """A file that answers a kata where pytest looks for none."""
    (folder.root / "my answers").mkdir()
    name = "my answers/my conv-output.py"
    (folder.root / name).write_text(shipped_solution("conv_output"), "utf-8")
    return name


@pytest.fixture(scope="module")
def terminal(folder: Folder) -> Screen:
    """Runs a command in a terminal of so many columns; the lines that it shows."""

    def run(columns: int, *arguments: str, until: str = "", then: str = "") -> list[str]:
        environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "CI", "NO_COLOR")}
        process = pexpect.spawn(
            sys.executable,
            list(arguments),
            cwd=str(folder.root),
            env=environment | {"TERM": "xterm", "PYTEST_ADDOPTS": ""},
            encoding="utf-8",
            dimensions=(200, columns),
            timeout=PATIENCE,
        )
        told = ""
        if until:
            process.expect_exact(until)
            told = process.before + process.after
            process.send(then)
        process.expect_exact(pexpect.EOF)
        # pytest goes back to the beginning of a line to write it anew.
        return [line.rpartition("\r")[2] for line in STEERING.sub("", told + process.before).split("\r\n")]

    return run


def assert_readable(lines: list[str], columns: int) -> None:
    """The call, the table and the prints of an answer fit, the layer too many is one marked row, prints come last."""
    told = "\n".join(lines)
    findings = lines[next(place for place, line in enumerate(lines) if "ann · architecture" in line) :]
    paths = [line for line in findings if "katas/" in line]

    assert [] == [line for line in findings if len(line) > columns and line not in paths]
    assert ["BatchNormalization"] == [line.split()[2] for line in findings if line.startswith("  >")], told
    assert re.search(r"^… and \d+ more lines|  \| … and \d+ more lines", told, re.MULTILINE)
    assert 2 > sum("Total params" in line for line in lines), "a summary is folded"
    assert 2 > sum("ms/step" in line for line in lines)


@pytest.mark.parametrize("columns", WIDTHS)
def test_check(terminal: Screen, columns: int) -> None:
    """`keraskata check`: prints stand after the verdict, five lines and a count."""
    lines = terminal(columns, *COMMAND, "check", "ann", "katas/dense/ann.py")

    assert_readable(lines, columns)
    assert lines.index("  printed by your code:") > max(place for place, line in enumerate(lines) if "ann ·" in line)


@pytest.mark.parametrize("columns", WIDTHS)
def test_pytest(terminal: Screen, columns: int) -> None:
    """pytest: the captured prints are folded, and the summary says why instead of the node's name once more."""
    lines = terminal(columns, *PYTEST, "--kata=ann")
    summary = [line for line in lines if line.startswith("FAILED")]

    assert_readable(lines, columns)
    assert summary
    assert all("ann ·" not in line.partition(" - ")[2] for line in summary)


@pytest.mark.parametrize("columns", [60, 80])
def test_watch(terminal: Screen, columns: int) -> None:
    """`keraskata watch`: neither the table is wrapped, nor do the prints flood the screen."""
    lines = terminal(columns, *COMMAND, "watch", "ann", until="q quit", then="q")

    assert_readable(lines, columns)


@pytest.mark.parametrize("columns", WIDTHS)
def test_what_was_solved_stays_known(terminal: Screen, folder: Folder, columns: int) -> None:
    """`keraskata check` of the learner's own file counts; and once a kata is reset, it is known that it was solved."""
    file = folder.stub("conv_output")
    file.write_text(shipped_solution("conv_output"), "utf-8")

    def told(*arguments: str) -> list[str]:
        return terminal(columns, *COMMAND, *arguments)

    assert "the worked answer beside yours: keraskata review conv_output" in told(
        "check", "conv_output", folder.name(file)
    )
    assert ["conv_output", "solved"] == told("list", "conv_output")[1].split()[:2]
    assert "why it is right" in told("review", "conv_output")
    told("reset", "conv_output")
    assert ["conv_output", "todo,", "solved", "before"] == told("list", "conv_output")[1].split()[:4]
    assert any("def conv_output_size" in line for line in told("solution", "conv_output"))


def test_the_next_kata_fits(terminal: Screen) -> None:
    """The last line of the board: a file whose name doesn't fit beside the kata's has a line of its own."""
    lines = terminal(60, *PYTEST, "--kata=backend_agnostic")

    assert ["next: backend_agnostic", "  katas/foundations/backend_agnostic.py"] == lines[-4:-2]


@pytest.mark.parametrize("columns", WIDTHS)
def test_mistakes_in_a_command_of_pytest(terminal: Screen, misplaced: str, columns: int) -> None:
    """What is wrong with it, and what may be meant, in whole words; what is to be typed can be typed."""
    for name in (misplaced, "--kata=convolution_output_size"):
        lines = terminal(columns, *PYTEST, name)
        told = lines[next(place for place, line in enumerate(lines) if line.startswith("ERROR: ")) :]

        assert [] == [line for line in told if len(line) > columns]
        assert name != misplaced or f"  keraskata check conv_output '{misplaced}'" in told


def test_pytest_shows_all_prints_when_asked(terminal: Screen) -> None:
    """With `-vv` nothing is folded."""
    lines = terminal(80, *PYTEST, "-vv", "katas/dense/ann.py::architecture")

    assert any("Total params" in line for line in lines)
    assert not any("more lines" in line for line in lines)
