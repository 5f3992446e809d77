"""What a learner has done, drawn: a line for the terminal, a page for the browser."""

from collections.abc import Sequence
from datetime import date

_BARS = "▁▂▃▄▅▆▇█"


def sparkline(counts: Sequence[int]) -> str:
    """Counts as a row of bars; a dot for zero."""
    most = max(counts, default=0)
    return "".join(_BARS[(count * len(_BARS) - 1) // most] if count else "·" for count in counts)


def history_page(
    told: Sequence[str], days: Sequence[tuple[date, int]], rows: Sequence[tuple[str, ...]], solved: int
) -> str:
    """A page that is complete in itself.

    Args:
        told: sentences that sum it up.
        days: how much was done on each of the last days.
        rows: for each kata its id, status, attempts, the time until it was solved, and when it comes again.
        solved: how many katas are solved.
    """
    # The terminal need not wait for it.
    import jinja2

    made = jinja2.Environment(
        loader=jinja2.PackageLoader("pytest_keraskata", "render"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    most = max((count for _, count in days), default=0) or 1
    return made.get_template("history.html.j2").render(told=told, days=days, rows=rows, solved=solved, most=most)
