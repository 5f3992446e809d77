"""Commands for a learner's own folder: begin it, see how far one is, get a hint, look at the solution, start over."""

from __future__ import annotations

import os
import shlex
import sys
import textwrap
from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pytest_keraskata import catalogue
from pytest_keraskata.cli.history import say_due, say_history, write_page
from pytest_keraskata.cli.screen import console, say, width
from pytest_keraskata.learner import course
from pytest_keraskata.learner.desk import Desk, NotSolved
from pytest_keraskata.learner.folder import KATAS, SETTINGS, Folder, NoFolder, NotShipped
from pytest_keraskata.verdict import Status

if TYPE_CHECKING:
    from rich.console import Console

    from pytest_keraskata.learner.environment import Part
    from pytest_keraskata.learner.standing import Standing

# Below this a row of the list doesn't fit beside its title.
_NARROW = 72


@click.command()
@click.argument("directory", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path))
def init(directory: Path) -> None:
    """Make DIR a folder of katas: stubs to fill in, and pytest's settings. Nothing is ever overwritten.

    In a folder of katas it adds what is new since.
    """
    root = directory.resolve()
    outer = next((parent for parent in root.parents if root.is_relative_to(parent / KATAS)), None)
    if outer is not None and Folder(outer).is_filled:
        raise click.UsageError(
            f"{directory} lies among the katas of {outer}; keraskata init {shlex.quote(str(outer))} adds what is new"
        )
    is_new = not (root / KATAS).is_dir()
    try:
        done = Folder(root).fill()
    except OSError as error:
        raise click.ClickException(f"{error.filename or root} can't be written: {error.strerror or error}") from None
    stubs = [name for name in done.written if name.startswith(f"{KATAS}/")]
    if is_new:
        say(f"{len(stubs)} katas are in {root / KATAS}")
    else:
        for name in stubs:
            say(f"new: {name}", "green")
        kept = sum(name.startswith(f"{KATAS}/") for name in done.kept)
        say(f"{len(stubs)} {_katas(len(stubs))} added, {kept} left as they are")
    for name in ("README.md", "pyproject.toml"):
        if name in done.kept and is_new:
            say(f"kept: {name}", "yellow")
    if "[tool.pytest" not in (root / "pyproject.toml").read_text("utf-8", errors="replace"):
        say("pyproject.toml has no settings for pytest; these would let it find the katas by itself:")
        for line in SETTINGS.splitlines():
            say(f"  {line}")
    for name in done.unknown:
        say(f"not a kata, or no longer: {name} (left alone)", "yellow")
    for kata in done.missing:
        say(f"no untouched stub of {kata} was found", "yellow")
    if is_new:
        inside = "" if root == Path.cwd() else f"cd {shlex.quote(str(directory))}, then "
        say(f"begin: {inside}keraskata next")


@click.command("list")
@click.argument("names", metavar="[KATAS]", nargs=-1)
@click.option("--path", "by_path", is_flag=True, help="In the order for beginners, not by topic.")
def list_katas(names: Sequence[str], by_path: bool) -> None:
    """List the katas by topic: your progress, how hard they are, and how many minutes they take.

    KATAS are ids, topics or questions; their interview questions are shown in full. All katas by default.
    """
    _, desk = opened()
    chosen = set(_selected(names)) if names else set(catalogue.index())
    shown = [one for one in desk.standings() if one.kata in chosen]
    screen = _screen()
    room = max(len(one.words) for one in shown)
    if by_path:
        shown.sort(key=lambda one: course.path().index(one.kata))
    headed = groupby(shown, key=lambda one: "the path for beginners" if by_path else catalogue.topic_of(one.kata))
    for head, members in headed:
        screen.print(head, style="bold")
        _print_rows(screen, list(members), room, with_questions=bool(names))
    if names:
        letters = {name[0] for one in shown for name in catalogue.questions()[one.kata]}
        for letter in sorted(letters & set(course.COLLECTIONS)):
            _say_paragraph(f"{letter}: {course.COLLECTIONS[letter]}", "dim", "")
    else:
        _say_paragraph("keraskata list with a kata, a topic or a question shows the interview questions", "dim", "")
    _say_totals(shown)
    if any(one.is_stale for one in shown):
        say("stale: the file has changed since it was checked")
    if any(one.status == Status.MISSING for one in shown):
        say("missing: keraskata init adds the file")
    say_trouble(desk)


def _print_rows(screen: Console, members: Sequence[Standing], room: int, *, with_questions: bool) -> None:
    from rich.table import Table
    from rich.text import Text

    katas = [catalogue.load(one.kata) for one in members]
    titles = [f"{course.place_of(kata.id).words} · {kata.title} ({', '.join(kata.questions)})" for kata in katas]
    asked = [[f"{name}: {text}" for name, text in course.asked(kata.id).items()] for kata in katas]
    ids = max(map(len, catalogue.index()))
    if screen.width < _NARROW:
        for one, title, questions in zip(members, titles, asked, strict=True):
            screen.print(Text.assemble(f"  {one.kata}  ", (one.words, one.style)))
            _say_paragraph(title, indent="    ")
            for question in questions if with_questions else ():
                _say_paragraph(question, "dim", indent="    ")
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(width=ids + 2, no_wrap=True)
    table.add_column(width=room, no_wrap=True)
    table.add_column()
    for one, title, questions in zip(members, titles, asked, strict=True):
        table.add_row(f"  {one.kata}", Text(one.words, one.style), Text(title))
        for question in questions if with_questions else ():
            table.add_row("", "", Text(question, "dim"))
    screen.print(table)


@click.command("next")
def next_kata() -> None:
    """Show which kata comes next."""
    folder, desk = opened()
    one = desk.following()
    if one is None:
        say(f"all {len(catalogue.index())} katas are solved", "green")
    else:
        kata = catalogue.load(one.kata)
        say(f"next: {kata.id}  {kata.title} ({', '.join(kata.questions)})  {one.words}")
        for name, question in course.asked(kata.id).items():
            _say_paragraph(f"{name}: {question}")
        place = course.place_of(kata.id)
        say(f"  {place.words}" + (f"; builds on {', '.join(place.builds_on)}" if place.builds_on else ""))
        if one.status == Status.MISSING:
            say("  there is no file; keraskata init adds it")
        else:
            say(f"  {shown_path(folder.stub(kata.id))}")
            say(f"  pytest --kata={kata.id}, or keraskata watch {kata.id}")
    say_due(desk)
    say_trouble(desk)


@click.command()
@click.argument("kata")
def hint(kata: str) -> None:
    """Give a hint to KATA, one more each time: questions, then the idea, then the names of what it needs.

    If the task omits formulas, they are the last hint.
    """
    found = single(kata)
    _, desk = opened()
    given = desk.hint(found)
    for place, words in enumerate(given.shown, start=1):
        is_new = place == len(given.shown) and not given.is_exhausted
        style = "" if is_new else "dim"
        first, *others = f"{place}. {words}".split("\n")
        _say_paragraph(first, style, hanging="   ")
        for line in others:
            _say_paragraph(line, style, indent="     ", hanging="  ")
    if given.left:
        say(f"{given.left} more: keraskata hint {found}")
    else:
        say(f"these are all the hints; the code: keraskata solution {found} --anyway")
    say_trouble(desk)


@click.command()
@click.argument("kata")
@click.option("--anyway", is_flag=True, help="Also before the kata is solved.")
def solution(kata: str, anyway: bool) -> None:
    """Show the worked answer to KATA, once you have solved it."""
    found = single(kata)
    # Whoever may see it anyway needs no folder.
    desk = Desk() if anyway else opened()[1]
    try:
        text = _shipped_or_fail(partial(desk.solution, anyway=anyway), found)
    except NotSolved:
        say_trouble(desk)
        raise click.ClickException(
            f"{found} is not solved yet: keraskata hint {found} gives you a hint, --anyway shows the solution"
        ) from None
    if not sys.stdout.isatty():
        # As it is, so that it may go into a file.
        click.echo(text, nl=False)
        return
    from rich.syntax import Syntax

    console().print(Syntax(text, "python", theme="ansi_dark", background_color="default", word_wrap=True))


@click.command()
@click.argument("kata")
@click.option("--anyway", is_flag=True, help="Also before the kata is solved.")
def review(kata: str, anyway: bool) -> None:
    """Read on after solving KATA: the worked answer beside yours, why it is right, and what comes next."""
    from pytest_keraskata.learner.review import review_lines

    found = single(kata)
    _, desk = opened()
    try:
        told = desk.review(found, anyway=anyway)
    except NotSolved:
        raise click.ClickException(
            f"{found} is not solved yet: keraskata hint {found} gives you a hint, --anyway shows the solution"
        ) from None
    except NotShipped as missing:
        raise click.ClickException(str(missing)) from None
    for line, style in review_lines(told, width()):
        say(line, style)
    say_trouble(desk)


@click.command()
@click.argument("kata")
def reset(kata: str) -> None:
    """Start KATA over from its stub; your file is kept beside it."""
    found = single(kata)
    folder, desk = opened()
    file = folder.stub(found)
    try:
        kept = folder.reset(found)
    except NotShipped as missing:
        raise click.ClickException(str(missing)) from None
    except OSError as error:
        raise click.ClickException(f"{error.filename or file} can't be written: {error.strerror or error}") from None
    desk.progress.forget(found)
    say(f"{found} has been reset to its stub: {shown_path(file)}")
    if kept is not None:
        say(f"your file was kept as {shown_path(kept)}")
    say_trouble(desk)


@click.command()
@click.option("--page", type=click.Path(dir_okay=False, path_type=Path), help="Write it as an HTML page to this file.")
def progress(page: Path | None) -> None:
    """Show how far you are, by topic, and what you have done so far."""
    from rich.progress_bar import ProgressBar
    from rich.table import Table

    folder, desk = opened()
    all_standings = desk.standings()
    screen = _screen()
    table = Table.grid(padding=(0, 2, 0, 0))
    for topic, group in groupby(all_standings, key=lambda one: catalogue.topic_of(one.kata)):
        members = list(group)
        solved = sum(one.is_solved for one in members)
        width = max(min(40, screen.width - 24), 4)
        bar = ProgressBar(len(members), solved, width=width, complete_style="green", finished_style="green")
        table.add_row(topic, bar, f"{solved}/{len(members)}")
    screen.print(table)
    _say_totals(all_standings)
    say_history(desk)
    if page is not None:
        write_page(desk, page)
    one = desk.following()
    if one is not None:
        say(f"next: {one.kata}  {shown_path(folder.stub(one.kata))}")
    say_trouble(desk)


@click.command()
def doctor() -> None:
    """Look at what this machine has of what the katas need, and say how to get the rest.

    Exit status 0 when katas can be checked here, 1 when something is missing.
    """
    from rich.table import Table
    from rich.text import Text

    from pytest_keraskata.learner.environment import parts

    found = [*parts(), _folder_part()]
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for part in found:
        style = {"fine": "green", "wrong": "red", "note": "yellow"}[part.level]
        table.add_row(part.name, Text(part.found, style))
    screen = _screen()
    screen.print(table)
    for part in found:
        if part.advice:
            say("")
            say(f"{part.name}: {part.found}", "red" if part.level == "wrong" else "yellow")
            say(f"  {part.advice}")
    wrong = sum(part.level == "wrong" for part in found)
    say("")
    say(f"{wrong} to put right" if wrong else "katas can be checked here", "red" if wrong else "green")
    sys.exit(1 if wrong else 0)


def _folder_part() -> Part:
    from pytest_keraskata.learner.environment import Part

    try:
        folder = Folder.find()
    except NoFolder as missing:
        return Part("folder", "none", "note", str(missing))
    problem = Desk(folder).trouble()
    return Part("folder", str(folder.root), "note" if problem else "fine", problem)


def opened() -> tuple[Folder, Desk]:
    """The learner's folder, and its desk.

    Raises:
        click.UsageError: where there is none.
    """
    try:
        folder = Folder.find()
    except NoFolder as missing:
        raise click.UsageError(str(missing)) from None
    return folder, Desk(folder)


def _selected(names: Sequence[str]) -> list[str]:
    try:
        return catalogue.select(names)
    except catalogue.UnknownKata as unknown:
        raise click.UsageError(str(unknown).replace("pytest --kata-list", "keraskata list")) from None


def single(name: str) -> str:
    """The one kata that a name means.

    Raises:
        click.UsageError: where it means none, or several.
    """
    found = _selected([name])
    if len(found) != 1:
        raise click.UsageError(f"{name!r} means {len(found)} katas; choose one of {', '.join(found)}")
    return found[0]


def _shipped_or_fail(text: Callable[[str], str], kata: str) -> str:
    try:
        return text(kata)
    except NotShipped as missing:
        raise click.ClickException(str(missing)) from None


def _say_totals(shown: Sequence[Standing]) -> None:
    counts = {
        "failed": sum(one.status in (Status.FAILED, Status.ERROR) and not one.is_stale for one in shown),
        "stale": sum(one.is_stale for one in shown),
        "missing": sum(one.status == Status.MISSING for one in shown),
    }
    solved = sum(one.is_solved for one in shown)
    rest = "".join(f", {count} {what}" for what, count in counts.items() if count)
    say(f"{solved} of {len(shown)} {_katas(len(shown))} solved{rest}", "green" if solved == len(shown) else "")


def _say_paragraph(text: str, style: str = "", indent: str = "  ", hanging: str = "") -> None:
    rest = indent + hanging
    for line in textwrap.wrap(text, min(_screen().width, 100), initial_indent=indent, subsequent_indent=rest):
        say(line, style)


def say_trouble(desk: Desk) -> None:
    """Tell what keeps progress from being kept, if anything does."""
    trouble = desk.trouble()
    if trouble:
        click.echo(trouble, err=True)


def _screen() -> Console:
    """The terminal; what is piped somewhere needs no breaks within a line."""
    screen = console()
    if not screen.is_terminal and "COLUMNS" not in os.environ:
        screen.width = 120
    return screen


def shown_path(path: Path) -> str:
    """A path as one writes it here."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _katas(count: int) -> str:
    return "kata" if count == 1 else "katas"
