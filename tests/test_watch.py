"""`keraskata watch` in a real terminal, as a learner uses it: files are saved, keys are pressed."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from pytest_keraskata.cli import main
from pytest_keraskata.practice.folder import Folder

pexpect = pytest.importorskip("pexpect")
if not hasattr(pexpect, "spawn"):
    pytest.skip("there are no such terminals here", allow_module_level=True)

ROOT = Path(__file__).parents[1]
COMMAND = "from pytest_keraskata.cli import main; main()"
RIGHT = (ROOT / "solutions/convolution/conv_output.py").read_text("utf-8")
WRONG = RIGHT.replace("(size + stride - 1) // stride", "size // stride")
# A check that hangs may take longer than a test waits for anything.
PATIENCE = 120
TIMEOUT = 900
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
FOREVER = "while True: pass\n"


def environment() -> dict[str, str]:
    """The environment without what says how wide the terminal is."""
    return {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A learner's folder in which one kata was begun, with a mistake in it."""
    made = Folder(tmp_path)
    made.fill()
    made.stub("conv_output").write_text(WRONG, "utf-8")
    return made


class Terminal:
    """A watcher in a terminal."""

    def __init__(self, folder: Folder, *arguments: str) -> None:
        self.folder = folder
        self.process = pexpect.spawn(
            sys.executable,
            ["-c", COMMAND, "watch", *arguments],
            cwd=str(folder.root),
            env=environment() | {"TERM": "xterm"},
            encoding="utf-8",
            dimensions=(40, 100),
            timeout=PATIENCE,
        )

    def until(self, text: str) -> str:
        """What comes to the screen up to this text."""
        self.process.expect_exact(text)
        return COLOURS.sub("", self.process.before + self.process.after).replace("\r\n", "\n")

    def verdict(self) -> str:
        """What comes to the screen up to the line of keys behind a verdict."""
        return self.until("quit")

    def save(self, text: str, *, renamed: bool = False) -> None:
        """Save the kata as an editor does, some of which write another file and rename it."""
        file = self.folder.stub("conv_output")
        if renamed:
            other = file.with_name(".conv_output.py.swp")
            other.write_text(text, "utf-8")
            other.replace(file)
        else:
            file.write_text(text, "utf-8")

    @property
    def modes(self) -> int:
        """Whether keys are echoed, and whether they come line by line."""
        return int(termios.tcgetattr(self.process.child_fd)[3]) & (termios.ECHO | termios.ICANON)

    def ended(self) -> tuple[str, int]:
        """What came to the screen at the very end, and the exit status."""
        self.process.expect(pexpect.EOF)
        rest = COLOURS.sub("", self.process.before)
        self.process.close()
        return rest, self.process.exitstatus


@contextmanager
def watching(folder: Folder, *arguments: str) -> Iterator[Terminal]:
    """A watcher in a terminal, ended in any case."""
    terminal = Terminal(folder, *arguments)
    try:
        yield terminal
    finally:
        terminal.process.close(force=True)


def below(process: int) -> set[int]:
    """All processes that come from this one."""
    table = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = [tuple(map(int, line.split())) for line in table.splitlines()]
    found: set[int] = set()
    newer = {process}
    while newer:
        newer = {pid for pid, parent in parents if parent in newer}
        found |= newer
    return found


def vanish(processes: set[int]) -> bool:
    """Whether processes end; one that waits to be collected by its parent has ended."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        table = subprocess.run(["ps", "-eo", "pid=,stat="], capture_output=True, text=True, check=True).stdout
        living = {int(line.split()[0]) for line in table.splitlines() if not line.split()[1].startswith("Z")}
        if not processes & living:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_a_session_in_a_terminal(folder: Folder) -> None:
    """From the first failure over all that happens to files to the next kata; nothing that an answer does ends it."""
    with watching(folder, f"--timeout={TIMEOUT}") as terminal:
        untouched = terminal.modes

        # Without a name it is the kata that was begun, and checked at once.
        screen = terminal.verdict()
        assert "conv_output · " in screen
        assert "watching katas/convolution/conv_output.py" in screen
        assert "checking …" in screen
        assert "conv_output: failed, " in screen
        assert re.search(r"conv_output · same +katas/convolution/conv_output\.py:\d+\n  conv_output_size\(", screen)
        assert all(word in screen for word in ("  expected  ", "  found     ", "  try       "))
        assert untouched != terminal.modes

        # Keys, without Enter.
        terminal.process.send("s")
        assert "not solved yet; keraskata solution conv_output --anyway" in terminal.until("all the same")
        terminal.process.send("h")
        assert "hint 1 of 3: At which places" in terminal.until("?")
        terminal.process.send("H")
        assert "hint 2 of 3: " in terminal.until("?")
        terminal.process.send("\x1b[Hhh")
        assert "hint 3 of 3: " in terminal.until("?")
        assert "is as long as" in " ".join(terminal.until("no longer.").split())

        # A save by renaming; what was solved has a solution to be shown.
        terminal.save(RIGHT, renamed=True)
        screen = terminal.verdict()
        assert screen.lstrip().splitlines()[0].endswith("checking …")
        assert "conv_output: solved (4 checks)  katas/convolution/conv_output.py\nn goes on with " in screen
        terminal.process.send("s")
        terminal.until("def conv_output_size(size, kernel, stride=1, padding=")

        # What was only touched needs no check.
        folder.stub("conv_output").touch()
        terminal.save(RIGHT)
        terminal.process.send("l")
        screen = terminal.until("1 of 49 katas solved")
        assert "checking" not in screen
        assert "convolution  1 of 7 solved\n" in screen

        # A burst: the last one counts, and no verdict on another one comes behind it.
        for number in range(8):
            terminal.save(WRONG if number % 2 else f"{RIGHT}# {number}\n")
        terminal.save("raise ValueError('the last one')\n")
        terminal.until("ValueError: the last one")
        terminal.verdict()
        terminal.process.send("l")
        assert "conv_output:" not in terminal.until("0 of 49 katas solved")

        # An empty file, no file, and a file again.
        terminal.save("")
        assert "there is no function conv_output_size" in terminal.verdict()
        folder.stub("conv_output").unlink()
        terminal.until("katas/convolution/conv_output.py: there is no such file; waiting")
        terminal.save(RIGHT)
        assert "conv_output: solved" in terminal.verdict()

        # An endless loop: keys act meanwhile, and a save ends it.
        terminal.save(FOREVER)
        terminal.until("checking …")
        terminal.process.send("l")
        terminal.until("of 49 katas solved")
        terminal.save(f"{RIGHT}# after the loop\n")
        assert "conv_output: solved" in terminal.verdict()

        # An answer that ends its process.
        terminal.save("import os\nos._exit(3)\n")
        assert "conv_output: error" in (screen := terminal.verdict())
        assert "the process ended by itself" in screen

        # A narrow terminal.
        terminal.process.setwinsize(40, 50)
        terminal.save(WRONG)
        screen = terminal.verdict()
        assert "conv_output: failed" in screen
        assert 50 >= max(map(len, screen.splitlines()))

        # Progress that can't be read is kept, and told once.
        (folder.root / ".keraskata/progress.json").write_text("{", "utf-8")
        terminal.save(f"{RIGHT}# again\n")
        assert "could not be read; it is kept as progress.json.broken" in " ".join(terminal.verdict().split())

        # The next kata, and Ctrl-C while an answer hangs.
        terminal.process.send("n")
        assert "conv_pool · " in (screen := terminal.verdict())
        assert "conv_pool: todo, nothing written yet" in screen
        folder.stub("conv_pool").write_text(FOREVER, "utf-8")
        terminal.until("checking …")
        children = below(terminal.process.pid)
        assert len(children) >= 1
        terminal.process.sendintr()
        rest, status = terminal.ended()
        assert (0, "") == (status, rest.strip().removeprefix("^C"))
        assert vanish(children)
        saved = json.loads((folder.root / ".keraskata/progress.json").read_text("utf-8"))
        assert {"conv_output": "solved"} == {kata: entry["status"] for kata, entry in saved["katas"].items()}
