"""What a learner has done so far, in the terminal and on a page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from pytest_keraskata import catalogue
from pytest_keraskata.cli.screen import say
from pytest_keraskata.learner.desk import Desk
from pytest_keraskata.learner.files import write_whole
from pytest_keraskata.learner.history import History, minutes
from pytest_keraskata.learner.progress import clock
from pytest_keraskata.learner.scheduling import when

# In the terminal four weeks, each day a letter; on the page two months.
_DAYS, _DAYS_ON_PAGE = 28, 60


def say_history(desk: Desk) -> None:
    """Days in a row, attempts, and the katas that come again; nothing where nothing was done yet."""
    from pytest_keraskata.render.history import sparkline

    history = history_of(desk)
    if not history.days:
        return
    counts = [count for _, count in history.last_days(_DAYS)]
    say(f"{sparkline(counts)}  the last {_DAYS} days")
    for line in _summed_up(history):
        say(line)
    say_due(desk)


def say_due(desk: Desk) -> None:
    """The katas to write again from an empty stub by now."""
    due = desk.due()
    if due:
        shown = ", ".join(due[:3]) + (f" and {len(due) - 3} more" if len(due) > 3 else "")
        say(f"to repeat: {shown}; keraskata reset {due[0]} gives you the empty stub again", "yellow")


def write_page(desk: Desk, path: Path) -> None:
    """Write what was done as a page.

    Raises:
        click.ClickException: where it can't be written.
    """
    from pytest_keraskata.render.history import history_page

    history = history_of(desk)
    solved = sum(one.is_solved for one in desk.standings())
    told = [f"{solved} of {len(catalogue.index())} katas solved", *_summed_up(history)]
    page = history_page(told, history.last_days(_DAYS_ON_PAGE), list(_rows(desk, history)), solved)
    try:
        write_whole(path, page)
    except OSError as error:
        raise click.ClickException(f"{path} can't be written: {error.strerror or error}") from None
    say(f"page: {path}")


def history_of(desk: Desk) -> History:
    """What was done in the desk's folder."""
    return History(desk.progress.attempts(), desk.progress.days(), clock().astimezone().date())


def _summed_up(history: History) -> Iterator[str]:
    row, longest = history.in_a_row, history.longest_row
    yield f"{row} day{'s' * (row != 1)} in a row; the most so far: {longest}"
    if history.usual_tries is not None:
        tries, at_once = history.count, history.at_once
        first = f"{at_once} {'was' if at_once == 1 else 'were'} solved at the first"
        yield f"{tries} attempt{'s' * (tries != 1)}; a solved kata usually took {history.usual_tries:g}, and {first}"


def _rows(desk: Desk, history: History) -> Iterator[tuple[str, ...]]:
    reviews = desk.progress.reviews()
    for one in desk.standings():
        tried, took = len(history.attempts.get(one.kata, ())), history.took(one.kata)
        due: datetime | None = reviews.get(one.kata)
        yield (
            one.kata,
            one.words,
            str(tried) if tried else "",
            "" if took is None else minutes(took),
            "" if due is None else when(due, clock()),
        )
