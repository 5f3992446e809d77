"""How commands write on the terminal."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def console() -> "Console":
    """The terminal as it is now: its width, and whether it has colours."""
    from rich.console import Console

    return Console()


def say(line: str, style: str = "") -> None:
    """A line that is laid out already; what an answer says is no markup."""
    console().print(line, style=style, markup=False, highlight=False, soft_wrap=True)
