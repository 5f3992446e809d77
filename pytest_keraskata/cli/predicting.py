"""Predict, then build: a network of drawn sizes in words, and two questions about it."""

from __future__ import annotations

import sys
from random import Random
from typing import TYPE_CHECKING

import click

from pytest_keraskata import catalogue
from pytest_keraskata.cli.screen import Quit, reply, say, to_begin

if TYPE_CHECKING:
    from pytest_keraskata.learner.predicting import Question

_TRIES = 2


@click.command()
@click.argument("kata")
@click.option("--rounds", default=1, show_default=True, type=click.IntRange(min=1), help="How many networks to draw.")
@click.option("--seed", type=int, help="Draw the same networks again.")
def predict(kata: str, rounds: int, seed: int | None) -> None:
    """Work out the output shape and the parameter count of KATA's model before you build it.

    The sizes change each time. A wrong answer is explained, and after a second one the right answer is shown. A count may
    be a calculation, such as 4*8*(4+8+1); q quits.

    Exit status 0 when all was right at first try, 1 when not, 2 for a mistake in the command.
    """
    # It calculates with NumPy, which other commands need not wait for.
    from pytest_keraskata.learner import predicting

    try:
        prediction = predicting.prediction_of(kata)
    except (catalogue.UnknownKata, predicting.NothingToPredict) as mistake:
        raise click.UsageError(str(mistake)) from None
    # Drawn for practice, not for secrets.
    random = Random(seed)  # noqa: S311
    right = 0
    try:
        for place in range(rounds):
            one = predicting.drawn(prediction, random)
            if place:
                say("")
            say(f"{one.call}", "bold")
            for words in one.network:
                say(f"  {words}")
            right += sum([answered(question) for question in one.questions])
    except Quit:
        sys.exit(1)
    asked = 2 * rounds
    say(f"{right} of {asked} right at first try; now build it: {to_begin(kata)}")
    sys.exit(0 if right == asked else 1)


def answered(question: Question) -> bool:
    """Ask until the answer is right or was wrong twice; whether it was right at first try."""
    wrong = 0
    while wrong < _TRIES:
        answer = question.read(reply(f"{question.asked}? "))
        if answer is None:
            say(f"  that can't be read; an answer looks like {question.example}", "yellow")
        elif answer == question.right:
            _say(["right", *(f"  {step}" for step in question.way)], "green")
            return wrong == 0
        else:
            wrong += 1
            _say(question.explained(answer, last=wrong == _TRIES), "red")
    return False


def _say(lines: list[str], style: str) -> None:
    for number, line in enumerate(lines):
        say(f"  {line}", style if number == 0 else "")
