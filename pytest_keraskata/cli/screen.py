"""How commands write on the terminal, and how they ask; also for the notebook, which runs some of them."""

import os
import sys
from typing import TYPE_CHECKING

from pytest_keraskata.render.text import wrapped

if TYPE_CHECKING:
    from rich.console import Console


_PIPED = 100


class Quit(Exception):
    """The answer to a question was q: enough for now."""


def console() -> "Console":
    """The terminal as it is now: its width, and whether it has colours."""
    from rich.console import Console

    # In a notebook, too, lines are text: as tables of HTML they would be an output each.
    return Console(force_jupyter=False)


def is_notebook() -> bool:
    """Whether the reader sits before a notebook."""
    from rich.console import Console

    return Console().is_jupyter


def width() -> int:
    """How many columns a line may have; where it goes somewhere else, as many as read well."""
    return console().width if _has_edge() else _PIPED


def _has_edge() -> bool:
    """Whether lines end where a terminal does; colours may be wanted elsewhere as well."""
    return "COLUMNS" in os.environ or sys.stdout.isatty()


def fitted(line: str) -> str:
    """A line, or several of whole words if it is wider than the terminal; what is piped stays as it is."""
    if not _has_edge():
        return line
    columns = console().width
    return "\n".join(part for one in line.split("\n") for part in wrapped(one, columns))


def say(line: str, style: str = "") -> None:
    """A line on the terminal; what an answer says is not markup."""
    console().print(fitted(line), style=style, markup=False, highlight=False, soft_wrap=True)


def reply(prompt: str = "> ") -> str:
    """What is typed after a prompt; "" where it can't be read.

    Raises:
        Quit: for q, Ctrl-C, Ctrl-D, or the end of what is piped in.
    """
    try:
        said = input(prompt).strip()
    except UnicodeDecodeError:
        said = ""
    except (EOFError, KeyboardInterrupt):
        print()
        raise Quit from None
    if not (sys.stdin.isatty() or is_notebook()):
        # Where nobody types, nothing shows what was answered.
        print(said)
    if said.lower() in ("q", "quit"):
        raise Quit
    return said


def to_begin(kata: str) -> str:
    """What is typed to begin a kata."""
    return f"%kata {kata}" if is_notebook() else f"keraskata watch {kata}"
