"""The command that interviews: cards, a prediction on paper, katas, all within a time."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import click

from pytest_keraskata import catalogue
from pytest_keraskata.cli.practice import opened, say_trouble
from pytest_keraskata.cli.screen import Quit, reply, say, width
from pytest_keraskata.learner.files import write_whole
from pytest_keraskata.learner.folder import Folder, NotShipped, first_free, shipped_stub
from pytest_keraskata.learner.progress import clock
from pytest_keraskata.render import terminal as words
from pytest_keraskata.render.text import WIDEST, wrapped

if TYPE_CHECKING:
    from pytest_keraskata.exercises.interviewing import Interview, Step
    from pytest_keraskata.learner.desk import Desk

_NAME = "interview"
_RATINGS = ("again", "hard", "good", "easy")


@click.command()
@click.argument("topic", default="")
@click.option(
    "--minutes", default=45, show_default=True, type=click.IntRange(min=10, max=180), help="Its length in minutes."
)
@click.option("--new", is_flag=True, help="Begin a new one, even if an interview was interrupted.")
@click.option("--seed", type=int, help="Ask the same things again.")
def interview(topic: str, minutes: int, new: bool, seed: int | None) -> None:
    """Have a mock interview: questions, a prediction on paper, two katas, a follow-up; then a debrief.

    TOPIC is a topic, a kata or a question; everything by default. After q the clock stops, and the same command
    continues from there.
    """
    folder, desk = opened()
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("an interview needs a terminal to type in; keraskata quiz also works through a pipe")
    from pytest_keraskata.exercises.interviewing import Interview, planned

    kept = dict(desk.progress.exercise(_NAME))
    if kept.get("open") and not new:
        current = Interview.from_data(kept["open"])
        say(f"continuing the interview, {_minutes(current.left)} left", "bold")
    else:
        solved = sum(one.is_solved for one in desk.standings())
        try:
            # For practice, not for secrets.
            current = planned(minutes, topic, solved, clock().isoformat(timespec="seconds"), Random(seed))  # noqa: S311
        except catalogue.UnknownKata as unknown:
            raise click.UsageError(str(unknown)) from None
        say(f"{len(current.steps)} steps in {minutes} minutes; q pauses at any prompt", "bold")
    try:
        current = _held(folder, desk, current)
    except (Quit, KeyboardInterrupt):
        click.echo()
        say("paused; keraskata interview continues from here", "yellow")
    else:
        _say_debrief(current)
        kept = dict(desk.progress.exercise(_NAME))
        desk.progress.keep_exercise(_NAME, {"open": None, "held": [*kept.get("held", []), current.as_data()]})
        desk.progress.practised()
    say_trouble(desk)


def _held(folder: Folder, desk: Desk, current: Interview) -> Interview:
    """The interview when it is over; each step is kept as soon as something has happened in it."""
    asks: dict[str, Callable[[Step, float], Step]] = {
        "card": lambda step, left: _card(folder, step),
        "prediction": lambda step, left: _prediction(step),
        "kata": lambda step, left: _kata(folder, step, left),
    }
    while (place := current.place) is not None:
        step = current.steps[place]
        click.echo()
        say(f"{place + 1} of {len(current.steps)} · {step.name} · {_minutes(current.left)} left", "bold")
        begun = time.monotonic()
        try:
            after = asks[step.kind](step, current.left)
        except BaseException:
            _keep(desk, current.with_step(place, replace(step, seconds=step.seconds + time.monotonic() - begun)))
            raise
        current = current.with_step(place, replace(after, seconds=step.seconds + time.monotonic() - begun))
        _keep(desk, current)
    if current.left <= 0:
        say("the time is over", "yellow")
    return current


def _keep(desk: Desk, current: Interview) -> None:
    desk.progress.keep_exercise(_NAME, {**desk.progress.exercise(_NAME), "open": current.as_data()})


def _card(folder: Folder, step: Step) -> Step:
    import fsrs

    from pytest_keraskata.learner.cards import all_cards
    from pytest_keraskata.learner.quiz import Ratings, now

    card = all_cards()[step.id]
    _say(f"  {card.question}")
    said = _line("type your answer, or say it aloud and press Enter")
    for sentence in card.answer:
        _say(f"  {sentence}")
    rated = _choice("how well did you know it? 1 again, 2 hard, 3 good, 4 easy", [*"1234", *_RATINGS])
    rating = _RATINGS[int(rated) - 1] if rated.isdigit() else rated
    memory = Ratings(folder.root / ".keraskata" / "quiz.json", lambda told: say(told, "yellow"))
    memory.rate(card, fsrs.Rating[rating.capitalize()], now())
    return replace(step, tries=1, right=rating != "again", said=said)


def _prediction(step: Step) -> Step:
    from pytest_keraskata.cli.predicting import answered
    from pytest_keraskata.learner import predicting

    # Drawn for practice, not for secrets.
    one = predicting.drawn(predicting.prediction_of(step.id), Random(step.seed))  # noqa: S311
    _say(f"  {one.call}")
    for layer in one.network:
        say(f"    {layer}")
    right = [answered(question) for question in one.questions]
    return replace(step, tries=1, right=all(right))


def _kata(folder: Folder, step: Step, left: float) -> Step:
    from pytest_keraskata.exercises.hunting import judged

    begun, kata = time.monotonic(), catalogue.load(step.id)
    file = folder.root / _NAME / f"{step.id}.py"
    if step.tries == 0 and step.seconds == 0:
        _put_stub(file, step.id)
    say(f"  {kata.title}: write it in {folder.name(file)}", f"link {file.as_uri()}")
    while True:
        if _choice("Enter checks it, s skips it", ["", "s"]) == "s":
            return replace(step, right=False)
        step = replace(step, tries=step.tries + 1)
        verdict = replace(judged(step.id, file), file=folder.name(file))
        for number, line in enumerate(words.verdict_lines(verdict, width())):
            say(line, words.STYLES[verdict.status] if number == 0 else "")
        if verdict.solved or time.monotonic() - begun > left:
            return replace(step, right=verdict.solved)


def _put_stub(file: Path, kata: str) -> None:
    try:
        if file.exists():
            file.rename(first_free(file))
        write_whole(file, shipped_stub(kata).removesuffix("\n"))
    except NotShipped as missing:
        raise click.ClickException(str(missing)) from None
    except OSError as error:
        raise click.ClickException(f"{error.filename or file} can't be written: {error.strerror or error}") from None


def _say_debrief(current: Interview) -> None:
    from pytest_keraskata.exercises.interviewing import debrief

    click.echo()
    say("debrief", "bold")
    for step in current.steps:
        state = {True: "right", False: "to repeat", None: "not reached"}[step.right]
        tries = f", {step.tries} tries" if step.tries > 1 else ""
        _say(f"  {step.name}: {state}{tries}" + (f", {_minutes(step.seconds)}" if step.is_done else ""))
    for what, named in debrief(current).items():
        if named:
            _say(f"{what}: {', '.join(named)}")
    weak = [step.id for step in current.steps if step.kind == "card" and step.right is False]
    if weak:
        _say(f"keraskata quiz {','.join(weak)} asks these questions again")


def _choice(request: str, allowed: list[str]) -> str:
    said = _line(request).lower()
    while said not in allowed:
        said = _line(f"please type one of {', '.join(one or 'Enter' for one in allowed)}").lower()
    return said


def _line(request: str) -> str:
    _say(request, "dim")
    return reply()


def _minutes(seconds: float) -> str:
    whole = round(seconds / 60)
    return f"{whole} min" if whole else "under a minute"


def _say(line: str, style: str = "") -> None:
    for part in wrapped(line, min(width(), WIDEST)):
        say(part, style)
