"""How commands write on the terminal."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


_PIPED = 100


def console() -> "Console":
    """The terminal as it is now: its width, and whether it has colours."""
    from rich.console import Console

    return Console()


def width() -> int:
    """How many columns a line may have; where it goes somewhere else, as many as read well."""
    screen = console()
    return screen.width if screen.is_terminal or "COLUMNS" in os.environ else _PIPED


def say(line: str, style: str = "") -> None:
    """A line that is laid out already; what an answer says is not markup."""
    console().print(line, style=style, markup=False, highlight=False, soft_wrap=True)
