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

from pytest_keraskata.catalogue import all_katas
from pytest_keraskata.cli import main
from pytest_keraskata.learner.folder import Folder
from pytest_keraskata.learner.progress import Progress
from pytest_keraskata.verdict import CheckStatus, Outcome, Verdict

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


@contextmanager
def watching(folder: Folder, *arguments: str) -> Iterator[Terminal]:
    """A watcher in a terminal, ended in any case."""
    terminal = Terminal(folder, *arguments)
    try:
        yield terminal
    finally:
        terminal.process.close(force=True)


def processes() -> list[list[str]]:
    """Number, parent and state of every process."""
    command = ["ps", "-eo", "pid=,ppid=,stat="]
    table = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [line.split() for line in table.splitlines()]


def below(process: int) -> set[int]:
    """All processes that come from this one."""
    parents = [(int(pid), int(parent)) for pid, parent, _ in processes()]
    found: set[int] = set()
    newer = {process}
    while newer:
        newer = {pid for pid, parent in parents if parent in newer}
        found |= newer
    return found


def vanish(these: set[int]) -> bool:
    """Whether processes end; one that waits to be collected by its parent has ended."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if not these & {int(pid) for pid, _, state in processes() if not state.startswith("Z")}:
            return True
        time.sleep(0.05)
    return False


@contextmanager
def watching_unseen(folder: Folder, kata: str) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """A watcher without a terminal, and the file that takes its words."""
    words = folder.root / "words.txt"
    with words.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-c", COMMAND, "watch", kata],
            cwd=folder.root,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    try:
        yield process, words
    finally:
        process.kill()
        process.wait()


def appears(words: Path, pattern: str) -> str:
    """The words of a watcher without a terminal, as soon as they match this pattern."""
    deadline = time.monotonic() + PATIENCE
    while not re.search(pattern, text := words.read_text("utf-8")):
        assert time.monotonic() < deadline, text
        time.sleep(0.05)
    return text


def statuses(folder: Folder) -> dict[str, str]:
    """What is remembered of each kata."""
    saved = json.loads((folder.root / ".keraskata/progress.json").read_text("utf-8"))
    return {kata: entry["status"] for kata, entry in saved["katas"].items()}


# Another watcher is started meanwhile, so that both wait for Keras only once.
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_a_session(folder: Folder) -> None:
    """From the first failure over all that happens to files to the next kata; nothing that an answer does ends it."""
    with watching_unseen(folder, "ann_params") as (other, words), watching(folder, f"--timeout={TIMEOUT}") as terminal:
        usual = terminal.modes
        the_first_verdict(terminal)
        assert usual != terminal.modes
        keys(terminal)
        saves(terminal)
        files_come_and_go(terminal)
        answers_that_hang_or_end(terminal)
        a_narrow_terminal(terminal)
        without_a_terminal(folder, other, words)
        assert {"conv_output": "failed", "ann_params": "solved"} == statuses(folder)
        broken_progress(terminal)
        nowhere_to_write(terminal)
        the_next_kata(terminal)
        ctrl_c_while_an_answer_hangs(terminal)
        assert {"conv_output": "solved"} == statuses(folder)
        assert usual == terminal.modes


def the_first_verdict(terminal: Terminal) -> None:
    """Without a name it is the kata that was begun, and it is checked at once."""
    screen = terminal.verdict()
    assert screen.startswith("conv_output · How long is the output? (Q17, Q18, Q19)")
    assert "watching katas/convolution/conv_output.py: save it" in screen
    assert "checking …\nconv_output: failed, 3 of 4 checks passed" in screen
    assert re.search(r"\nconv_output · same +katas/convolution/conv_output\.py:\d+\n  conv_output_size\(", screen)
    assert all(f"\n  {word} " in screen for word in ("expected", "found", "try"))


def keys(terminal: Terminal) -> None:
    """Keys act without Enter; arrows are none."""
    terminal.process.send("s")
    assert "conv_output is not solved yet: keraskata solution conv_output --anyway" in terminal.until(
        "shows the solution"
    )
    terminal.process.send("h")
    assert "hint 1 of 6: At which positions" in terminal.until("?")
    terminal.process.send("H")
    assert "hint 2 of 6: " in terminal.until("?")
    terminal.process.send("\x1b[Hhhhhh")
    assert "hint 3 of 6: " in terminal.until("?")
    terminal.until("hint 4 of 6: the idea: ")
    terminal.until("hint 5 of 6: where to look it up: keras.layers.Conv2D")
    terminal.until("hint 6 of 6: the formulas: ")
    terminal.until("all 6 hints were shown; keraskata hint conv_output lists them")


def saves(terminal: Terminal) -> None:
    """What is saved is checked, however it is saved; what was only touched is not."""
    terminal.save(RIGHT, renamed=True)
    screen = terminal.verdict()
    assert "checking …\nconv_output: solved (4 checks)  katas/convolution/conv_output.py\n" in screen
    assert "s shows the worked answer beside yours, n continues with " in screen
    terminal.process.send("s")
    terminal.until("worked answer")
    terminal.until("keraskata watch pooling")

    terminal.folder.stub("conv_output").touch()
    terminal.save(RIGHT)
    terminal.process.send("l")
    screen = terminal.until("1 of 49 katas solved")
    assert "convolution  1 of 7 solved\n" in screen
    assert "checking" not in screen

    # A burst: the last one counts, and no verdict on another one comes behind it.
    for number in range(8):
        terminal.save(WRONG if number % 2 else f"{RIGHT}# {number}\n")
    terminal.save("raise ValueError('the last one')\n")
    terminal.until("ValueError: the last one")
    terminal.verdict()
    terminal.process.send("l")
    assert "conv_output:" not in terminal.until("0 of 49 katas solved")


def files_come_and_go(terminal: Terminal) -> None:
    """An empty file, none, and one again."""
    terminal.save("")
    assert "there is no function conv_output_size" in terminal.verdict()
    terminal.folder.stub("conv_output").unlink()
    terminal.until("katas/convolution/conv_output.py: there is no such file; waiting")
    terminal.save(RIGHT)
    assert "conv_output: solved" in terminal.verdict()


def answers_that_hang_or_end(terminal: Terminal) -> None:
    """While an answer hangs, keys act, and a save ends it; one that ends its process ends nothing else."""
    terminal.save(FOREVER)
    terminal.until("checking …")
    terminal.process.send("l")
    terminal.until("of 49 katas solved")
    terminal.save(f"{RIGHT}# after the loop\n")
    assert "conv_output: solved" in terminal.verdict()

    terminal.save("import os\nos._exit(3)\n")
    screen = terminal.verdict()
    assert "conv_output: error" in screen
    assert "the process ended unexpectedly" in screen


def a_narrow_terminal(terminal: Terminal) -> None:
    """No line is broken by the terminal itself."""
    terminal.process.setwinsize(40, 50)
    terminal.save(WRONG)
    screen = terminal.verdict()
    assert "conv_output: failed" in screen
    assert 50 >= max(map(len, screen.splitlines()))
    terminal.process.setwinsize(40, 100)


def without_a_terminal(folder: Folder, process: subprocess.Popen[bytes], words: Path) -> None:
    """There are no keys then, and a signal ends it."""
    appears(words, r"checking …\nann_params: todo, nothing written yet")
    text = (ROOT / "solutions/dense/ann_params.py").read_text("utf-8")
    folder.stub("ann_params").write_text(text, "utf-8")
    screen = appears(words, r"\d s\n(.|\n)*\d s\n")
    assert "ann_params: solved" in screen
    assert "next: keraskata watch " in screen
    assert "quit" not in screen
    assert "\x1b" not in screen
    process.send_signal(signal.SIGTERM)
    assert 0 == process.wait(PATIENCE)
    assert "Traceback" not in words.read_text("utf-8")


def broken_progress(terminal: Terminal) -> None:
    """Progress that can't be read is kept, and that is told."""
    (terminal.folder.root / ".keraskata/progress.json").write_text("{", "utf-8")
    terminal.save(f"{RIGHT}# again\n")
    assert "could not be read; it is kept as progress.json.broken" in " ".join(terminal.verdict().split())


def nowhere_to_write(terminal: Terminal) -> None:
    """The verdict comes all the same, and what can't be kept is told once."""
    kept, aside = terminal.folder.root / ".keraskata", terminal.folder.root / "aside"
    kept.rename(aside)
    # Whoever runs the tests as root may write to any folder, but not below a file.
    kept.write_bytes(b"")
    terminal.save(f"{RIGHT}# nowhere to write\n")
    screen = " ".join(terminal.verdict().split())
    assert "conv_output: solved" in screen
    assert "progress.json can't be written: File exists" in screen
    terminal.save(f"{RIGHT}# still nowhere\n")
    screen = terminal.verdict()
    assert "conv_output: solved" in screen
    assert "can't be written" not in screen
    kept.unlink()
    aside.rename(kept)


def the_next_kata(terminal: Terminal) -> None:
    """It is introduced and checked at once, and saves of it count from now on."""
    terminal.process.send("n")
    screen = terminal.verdict()
    assert screen.lstrip().startswith("pooling · ")
    assert "pooling: todo, nothing written yet" in screen


def ctrl_c_while_an_answer_hangs(terminal: Terminal) -> None:
    """The terminal is as before, and no process is left."""
    terminal.folder.stub("pooling").write_text(FOREVER, "utf-8")
    terminal.until("checking …")
    children = below(terminal.process.pid)
    assert children
    terminal.process.sendintr()
    terminal.process.expect(pexpect.EOF)
    assert "" == COLOURS.sub("", terminal.process.before).strip().removeprefix("^C")
    assert 0 == terminal.process.wait()
    assert vanish(children)


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_ctrl_c_before_keras_is_there(folder: Folder) -> None:
    """It need not be waited for."""
    with watching(folder) as terminal:
        terminal.until("getting Keras ready …")
        terminal.process.sendintr()
        terminal.process.expect(pexpect.EOF)
        assert "" == COLOURS.sub("", terminal.process.before).strip().removeprefix("^C")
        assert 0 == terminal.process.wait()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["lstn"], "did you mean lstm"),
        (["lstm", "--timeout=0"], "0.0 is not in the range"),
        (["lstm", "--timeout=soon"], "'soon' is not a valid float"),
    ],
)
def test_a_mistake_in_the_command(
    arguments: list[str], told: str, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told at once."""
    monkeypatch.chdir(folder.root)

    result = CliRunner(env={"COLUMNS": "1000"}).invoke(main, ["watch", *arguments])

    assert 2 == result.exit_code
    assert told in result.output


def test_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are no katas, the command that makes some is named."""
    monkeypatch.chdir(tmp_path)

    result = CliRunner(env={"COLUMNS": "1000"}).invoke(main, ["watch", "lstm"])

    assert 2 == result.exit_code
    assert "keraskata init" in result.output


def test_all_katas_solved(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nothing to go on with then."""
    progress = Progress(folder.root)
    for kata in all_katas():
        passed = [Outcome(one.name, CheckStatus.PASSED) for one in kata.checks]
        progress.record([Verdict.of(kata, "", passed)])
    monkeypatch.chdir(folder.root)

    result = CliRunner(env={"COLUMNS": "1000"}).invoke(main, ["watch"])

    assert 0 == result.exit_code
    assert "all katas are solved; keraskata watch KATA" in result.output
