"""The command that turns a kata round: you write the tests, and answers are tried on them."""

from __future__ import annotations

import sys

import click

from pytest_keraskata import catalogue
from pytest_keraskata.cli.practice import opened, say_trouble, single
from pytest_keraskata.cli.screen import say
from pytest_keraskata.learner.files import write_whole
from pytest_keraskata.learner.folder import NotShipped

_NAME = "assert"
_BEGINNING = '''\
"""Tests of {kata}: they must pass for every right answer, and at least one must fail for a wrong one.

A test is a function whose name begins with test. It takes the functions of the kata by their names, as many as it
needs: {functions}.
"""


def test_{kata}({first}):
    # assert ...
    raise NotImplementedError
'''
_SHOWN = 12


@click.command("assert")
@click.argument("kata")
@click.option("--anyway", is_flag=True, help="Also before the kata is solved: a survivor shows a part of the solution.")
def assert_(kata: str, anyway: bool) -> None:
    """Write the tests of KATA, which you have solved, in assert/KATA.py.

    They must accept the worked answer, also in other words, and refuse wrong ones: each of them is the worked answer
    with one change, or a known mistake. The score is how many your tests refuse; of those that survive, the one
    with the smallest change is shown.

    Exit status 0 when all wrong answers are refused, 1 when not, 2 for a mistake in the command.
    """
    from pytest_keraskata.exercises.asserting import NoTests, tried

    found = single(kata)
    folder, desk = opened()
    entry = desk.progress.entry(found)
    if not anyway and (entry is None or not entry.solved_at):
        raise click.ClickException(f"{found} is not solved yet: solve it first, or use --anyway")
    file = folder.root / _NAME / f"{found}.py"
    functions = [function.name for function in catalogue.load(found).functions]
    beginning = _BEGINNING.format(kata=found, functions=", ".join(functions), first=functions[0])
    try:
        if not file.exists():
            write_whole(file, beginning.removesuffix("\n"))
            say(f"write your tests in {folder.name(file)}, then run this command again")
            sys.exit(1)
    except OSError as error:
        raise click.ClickException(f"{file} can't be written: {error.strerror or error}") from None
    if file.read_text("utf-8", errors="replace").strip() == beginning.strip():
        say(f"nothing is written in {folder.name(file)} yet", "yellow")
        sys.exit(1)
    say("trying your tests …", "dim")
    try:
        score = tried(found, file)
    except (NoTests, NotShipped) as none:
        raise click.ClickException(str(none)) from None
    if score.wronged:
        one = score.wronged[0]
        say(f"your tests refuse {len(score.wronged)} right answer{'s' * (len(score.wronged) != 1)}", "red")
        say(f"  {one.variant.name}: {one.refusal}")
        sys.exit(1)
    best = {**desk.progress.exercise(_NAME)}
    before = best.get(found, {}).get("killed", 0)
    best[found] = {"killed": max(score.killed, before), "of": score.total}
    desk.progress.keep_exercise(_NAME, best)
    if score.killed > before:
        desk.progress.practised()
    is_whole = not score.survivors
    say(f"{score.killed} of {score.total} wrong answers refused", "green" if is_whole else "yellow")
    if before:
        say(f"your best so far: {best[found]['killed']}")
    if score.survivors:
        survivor = score.survivors[0]
        say("the smallest change that your tests accept:" if survivor.change else "a mistake that your tests accept:")
        for line in (survivor.change or survivor.name).splitlines()[:_SHOWN]:
            say(f"  {line}", "red" if line.startswith("-") else "green" if line.startswith("+") else "")
    say_trouble(desk)
    sys.exit(0 if is_whole else 1)
