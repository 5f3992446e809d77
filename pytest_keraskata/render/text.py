"""Words that fit a line: cleaned, shortened, wrapped."""

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
    """A line as it is, or where it is too long in several, all but the first one indented."""
    if len(line) <= width:
        yield line
        return
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    yield from textwrap.wrap(line, max(width, _NARROWEST), subsequent_indent=indent, break_on_hyphens=False)
