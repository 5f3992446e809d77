"""Words that fit a line: cleaned, shortened, wrapped."""

import shutil
import sys
import textwrap
from collections.abc import Iterator

# Longer lines are hard to read; and however narrow the terminal is, words need some room.
WIDEST = 100
_NARROWEST = 24
_LABEL = 10
# A learner's exception may carry a novel.
_LONGEST = 600


def cleaned(words: str) -> str:
    """Without the control characters that an answer may have put there: they must steer neither terminal nor page."""
    return "".join(letter if letter.isprintable() or letter == "\n" else "�" for letter in words)


def shortened(words: str) -> str:
    """Cleaned, and cut where they are too long to be read."""
    clean = cleaned(words)
    return clean if len(clean) <= _LONGEST else clean[:_LONGEST] + " …"


def labelled(label: str, words: str, width: int) -> Iterator[str]:
    """Words in lines behind a label."""
    first = f"  {label:<{_LABEL}}"
    # A learner's own message may have lines of its own.
    for number, part in enumerate(shortened(words).splitlines() or [""]):
        yield from textwrap.wrap(
            part,
            max(width, _NARROWEST),
            initial_indent=first if number == 0 else " " * len(first),
            subsequent_indent=" " * len(first),
            break_long_words=False,
            break_on_hyphens=False,
        )


def wrapped(line: str, width: int) -> Iterator[str]:
    """A line as it is, or in several where it is too long, all but the first one indented; no word is broken."""
    if len(line) <= width:
        yield line
        return
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    yield from textwrap.wrap(
        line, max(width, _NARROWEST), subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def after(label: str, words: str) -> str:
    """A message that something else puts after a label on stderr, in lines that fit a terminal; piped, as it is."""
    columns = shutil.get_terminal_size().columns if sys.stderr.isatty() else sys.maxsize
    lines = (part for line in f"{label}{words}".split("\n") for part in wrapped(line, columns))
    return "\n".join(lines).removeprefix(label)


def beside(words: str, place: str, width: int, *, right: bool = False) -> Iterator[str]:
    """Words with a place after them, which is never broken, so that a terminal can open it.

    Args:
        words: the words.
        place: a file, maybe with a line.
        width: columns that there are; a place that doesn't fit has a line of its own.
        right: whether it stands at the right edge.
    """
    room = width - len(words) - 2
    if len(place) > room:
        yield from wrapped(words, width)
        yield f"  {place}"
    else:
        yield f"{words}  {place:>{room}}" if right else f"{words}  {place}"
