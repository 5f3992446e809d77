"""The command that hides a bug: name the check that fails, then repair it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import click

from pytest_keraskata import catalogue
from pytest_keraskata.cli.practice import opened, say_trouble, single
from pytest_keraskata.cli.screen import Quit, reply, say, width
from pytest_keraskata.learner import course
from pytest_keraskata.learner.files import write_whole
from pytest_keraskata.learner.folder import Folder, NotShipped, first_free
from pytest_keraskata.render import terminal as words

if TYPE_CHECKING:
    from pytest_keraskata.learner.desk import Desk

_NAME = "hunt"


@click.command()
@click.argument("kata", required=False)
@click.option("--fails", metavar="CHECK", help="Name the check that fails, instead of being asked.")
@click.option("--seed", type=int, help="Hide the same bug again, unless it was the last one.")
def hunt(kata: str | None, fails: str | None, seed: int | None) -> None:
    """Hunt a bug: a worked answer to KATA with one thing wrong is written to hunt/KATA.py.

    Read it and name the check that fails; then repair it, and run the same command again. Without KATA it is one that
    you have solved, or the first of the path.

    Exit status 0 when the bug is repaired or was just hidden, 1 while it is there, 2 for a mistake in the command.
    """
    folder, desk = opened()
    chosen = single(kata) if kata else None
    kept = dict(desk.progress.exercise(_NAME))
    current = kept.get("open")
    if current and chosen in (None, current["kata"]) and _file(folder, current["kata"]).is_file():
        status = _repair(folder, desk, kept) if current["named"] else _name_it(folder, desk, kept, fails)
        say_trouble(desk)
        sys.exit(status)
    if fails:
        raise click.UsageError("there is no hunt yet; keraskata hunt begins one")
    # For practice, not for secrets.
    _hide(folder, desk, kept, chosen, Random(seed))  # noqa: S311
    say_trouble(desk)


def _hide(folder: Folder, desk: Desk, kept: dict[str, Any], kata: str | None, random: Random) -> None:
    from pytest_keraskata.exercises.hunting import NoBug, a_bug

    if kata is None:
        solved = [one.kata for one in desk.standings() if one.is_solved and one.kata != kept.get("last_kata")]
        kata = random.choice(solved) if solved else course.path()[0]
    say("hiding a bug …", "dim")
    try:
        bug = a_bug(kata, random, but=kept.get("last", {}).get(kata, ""))
    except (NoBug, NotShipped) as none:
        raise click.ClickException(str(none)) from None
    file = _file(folder, kata)
    try:
        if file.exists():
            aside = first_free(file)
            file.rename(aside)
            say(f"the file of the last hunt is kept as {folder.name(aside)}")
        write_whole(file, bug.text.removesuffix("\n"))
    except OSError as error:
        raise click.ClickException(f"{error.filename or file} can't be written: {error.strerror or error}") from None
    kept["open"] = {"kata": kata, "failing": list(bug.failing), "named": False, "guesses": 0}
    kept["last"] = {**kept.get("last", {}), kata: bug.key}
    kept["last_kata"] = kata
    desk.progress.keep_exercise(_NAME, kept)
    say(f"a bug is hidden in {folder.name(file)}", "bold")
    say(f"read it, and name a check that fails: {', '.join(_checks(kata))}")
    say(f"then: keraskata hunt, which asks you, or keraskata hunt --fails {_checks(kata)[0]}, for example")


def _name_it(folder: Folder, desk: Desk, kept: dict[str, Any], fails: str | None) -> int:
    current = kept["open"]
    kata, checks = current["kata"], _checks(current["kata"])
    if fails is None and not sys.stdin.isatty():
        say(f"name a check that fails in {folder.name(_file(folder, kata))}: keraskata hunt --fails CHECK")
        say(f"its checks are {', '.join(checks)}")
        return 1
    try:
        guess = fails or _guessed(checks)
    except Quit:
        return 1
    if guess not in checks:
        raise click.UsageError(f"{kata} has no check {guess!r}; its checks are {', '.join(checks)}")
    current["guesses"] += 1
    is_right = guess in current["failing"]
    current["named"] = is_right
    desk.progress.keep_exercise(_NAME, kept)
    if not is_right:
        say(f"{guess} doesn't fail; look again", "red")
        return 1
    say(f"right, {guess} fails" + ("" if current["guesses"] == 1 else f" ({current['guesses']} guesses)"), "green")
    say(f"now repair {folder.name(_file(folder, kata))}, and run keraskata hunt again")
    return 0


def _guessed(checks: list[str]) -> str:
    """The check that a learner names.

    Raises:
        Quit: if they leave instead.
    """
    say(f"which check fails? {', '.join(checks)}; q quits", "bold")
    while (guess := reply()) not in checks:
        say(f"{guess!r} is not one of {', '.join(checks)}", "yellow")
    return guess


def _repair(folder: Folder, desk: Desk, kept: dict[str, Any]) -> int:
    from pytest_keraskata.exercises.hunting import judged

    current = kept["open"]
    file = _file(folder, current["kata"])
    verdict = replace(judged(current["kata"], file), file=folder.name(file))
    if not verdict.solved:
        for number, line in enumerate(words.verdict_lines(verdict, width())):
            say(line, words.STYLES[verdict.status] if number == 0 else "")
        return 1
    kept["open"] = None
    kept["found"] = kept.get("found", 0) + 1
    kept["at_once"] = kept.get("at_once", 0) + (current["guesses"] == 1)
    desk.progress.keep_exercise(_NAME, kept)
    desk.progress.practised()
    say(f"the bug in {current['kata']} is repaired", "green")
    say(
        f"{kept['found']} repaired so far, {kept['at_once']} of them named at the first guess; keraskata hunt hides the next one"
    )
    return 0


def _checks(kata: str) -> list[str]:
    return [check.name for check in catalogue.load(kata).checks]


def _file(folder: Folder, kata: str) -> Path:
    return folder.root / _NAME / f"{kata}.py"
