"""Makes the pictures of a learner's path from real commands in a real terminal; with --check, only compares their words.

Durations differ from run to run, so they don't count when pictures are compared.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
import tempfile
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pexpect
from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs/pictures"
COLUMNS = 96
# However slow the machine is.
PATIENCE = 90
HOME = "/home/ada"
COMMANDS = {
    "keraskata": "from pytest_keraskata.cli import main; main(prog_name='keraskata')",
    "pytest": "import sys, pytest; sys.exit(pytest.main())",
}
WRONG = """\
import keras
from keras import layers


def build_lstm(timesteps=20, features=1, units=50):
    steps = keras.Input((timesteps, features))
    state = layers.GRU(units)(steps)
    model = keras.Model(steps, layers.Dense(1, "sigmoid")(state))
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return model
"""
RIGHT = WRONG.replace("GRU", "LSTM")
LSTM = "my-katas/katas/recurrent/lstm.py"
# Of Rich's own, without the font that it would fetch from elsewhere.
SVG = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


class Terminal:
    """A terminal whose screen is recorded.

    Args:
        home: the folder of a learner.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self._shown = ""

    def run(self, command: str, *replies: tuple[str, str | Callable[[], object]], folder: str = "my-katas") -> None:
        """Type a command, and reply to what it says, until it ends.

        Args:
            command: as it is typed.
            replies: words to wait for, and the keys that are pressed then, or what is done then.
            folder: where the command is typed, below the home.
        """
        name, *arguments = command.split()
        left_out = ("COLUMNS", "LINES", "NO_COLOR", "CI", "FORCE_COLOR")
        kept = {one: told for one, told in os.environ.items() if one not in left_out and not one.startswith("PYTEST_")}
        process = pexpect.spawn(
            sys.executable,
            ["-c", COMMANDS[name], *arguments],
            cwd=str(self.home / folder),
            # What versions are installed is nobody's path.
            env=kept | {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "PYTEST_ADDOPTS": "--no-header"},
            encoding="utf-8",
            dimensions=(400, COLUMNS),
            timeout=PATIENCE,
        )
        self._shown += f"\x1b[1m$ {command}\x1b[0m\n"
        try:
            for awaited, reply in replies:
                process.expect_exact(awaited)
                self._record(process.before + process.after)
                if callable(reply):
                    reply()
                else:
                    process.send(reply)
            process.expect(pexpect.EOF)
            self._record(process.before)
        finally:
            # A busy machine may take longer to end a process than pexpect waits for it.
            with contextlib.suppress(pexpect.ExceptionPexpect):
                process.close(force=True)
        self._shown = self._shown.rstrip("\n") + "\n\n"

    def write(self, text: str) -> None:
        """Save an answer."""
        (self.home / LSTM).write_text(text, "utf-8")

    def picture(self, name: str, title: str) -> str:
        """What was shown since the last picture, as SVG."""
        shown, self._shown = Text.from_ansi(self._shown.rstrip("\n")), ""
        screen = Console(record=True, file=io.StringIO(), width=COLUMNS, force_terminal=True, legacy_windows=False)
        screen.print(shown)
        made = screen.export_svg(title=title, code_format=SVG, unique_id=name)
        return re.sub(r" +$", "", made, flags=re.MULTILINE)

    def _record(self, told: str) -> None:
        told = told.replace("\r\n", "\n").replace(str(self.home), HOME)
        self._shown += re.sub(r"\d\d:\d\d:\d\d", "10:00:00", told)


def pictures() -> dict[str, str]:
    """Each picture by its name: what a learner sees, from the first command to an interview."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder).resolve()
        terminal = Terminal(home)
        terminal.run("keraskata init my-katas", folder="")
        terminal.run("keraskata next")
        begun = terminal.picture("begin", "A folder of your own")
        terminal.run(
            "keraskata predict lstm --seed 4",
            ("shape? ", "(None, 4)\r"),
            ("shape? ", "(None, 1)\r"),
            ("all? ", "3*4*(6+4+2)+5\r"),
            ("all? ", "4*4*(6+4+1)+5\r"),
        )
        predicted = terminal.picture("predict", "On paper first")
        terminal.write(WRONG)
        terminal.run("pytest --kata=lstm")
        checked = terminal.picture("check", "A check that fails")
        terminal.run("keraskata watch lstm", ("quit", "h"), ("state?", lambda: terminal.write(RIGHT)), ("quit", "q"))
        watched = terminal.picture("watch", "Checked whenever the file is saved")
        terminal.run("keraskata review lstm")
        reviewed = terminal.picture("review", "After solving")
        terminal.run("keraskata quiz Q31", ("> ", "\r"), ("> ", "3\r"))
        asked = terminal.picture("quiz", "The questions as cards")
        terminal.run("keraskata interview --minutes 30 --seed 1", ("> ", "\r"), ("> ", "3\r"), ("> ", "q\r"))
        interviewed = terminal.picture("interview", "A mock interview")
    return {
        "begin": begun,
        "predict": predicted,
        "check": checked,
        "watch": watched,
        "review": reviewed,
        "quiz": asked,
        "interview": interviewed,
    }


def words(picture: str) -> str:
    """The words of a picture, without those that differ from run to run."""
    told = unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", picture, flags=re.DOTALL)).replace("\xa0", " ")
    # pytest writes a minute and more twice, and draws a shorter rule beside it.
    told = re.sub(r"={3,}", "===", re.sub(r"(\d+\.\d+s) \(\d+:\d\d:\d\d\)", r"\1", told))
    return " ".join(re.sub(r"\d+(\.\d+)? ?s\b", "… s", told).split())


def main() -> int:
    made = pictures()
    if "--check" in sys.argv:
        kept = {
            path.stem: path.read_text("utf-8") for path in (PICTURES / f"{name}.svg" for name in made) if path.is_file()
        }
        stale = [name for name, picture in made.items() if words(kept.get(name, "")) != words(picture)]
        for name in stale:
            print(f"{name}.svg is not what is shown now; run python docs/write_pictures.py")
        return int(bool(stale))
    for name, picture in made.items():
        (PICTURES / f"{name}.svg").write_text(picture, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
