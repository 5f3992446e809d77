"""The command that asks: flash cards in a plain terminal, or through a pipe."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from pytest_keraskata import catalogue
from pytest_keraskata.cli.screen import Quit, console, is_notebook, reply, say, to_begin

if TYPE_CHECKING:
    from pytest_keraskata.learner.cards import Card
    from pytest_keraskata.learner.folder import Folder
    from pytest_keraskata.learner.quiz import Ratings, Sitting

_RATINGS = {"1": "again", "2": "hard", "3": "good", "4": "easy"}
_USUAL = "good"
# Longer lines are hard to read; and however narrow the terminal is, words need some room.
_WIDEST, _NARROWEST = 100, 16


@click.command()
@click.argument("topic", default="")
@click.option("--new", default=10, show_default=True, type=click.IntRange(min=0),
              help="How many cards may come that you have never rated.")  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="Go through all cards, whatever is due.")
@click.option("--list", "listed", is_flag=True, help="Show the cards by topic, and when each is due.")
def quiz(topic: str, new: int, everything: bool, listed: bool) -> None:
    """Ask interview questions, each again at about the time when you would forget its answer.

    TOPIC is a topic, a kata or a question such as Q31; all questions by default. Say your answer aloud, compare it with
    the model answer, and tell how well you knew it. Cards that are due come first, then new ones.
    """
    from pytest_keraskata.learner.folder import Folder
    from pytest_keraskata.learner.progress import Progress
    from pytest_keraskata.learner.quiz import Ratings, Sitting, deck, now

    try:
        cards = deck(topic)
    except catalogue.UnknownKata as unknown:
        raise click.UsageError(str(unknown)) from None
    if not cards:
        raise click.UsageError(f"no question belongs to {topic!r}; keraskata quiz --list shows them all")
    folder = Folder.nearest()
    memory = Ratings(folder.root / ".keraskata" / "quiz.json" if folder else None, _warn)
    if listed:
        _list(cards, memory)
        return
    if folder is None:
        _warn("there is no folder of katas here, so your ratings won't be kept; keraskata init makes one")
    sitting = Sitting(cards, memory, now(), new, everything)
    with contextlib.suppress(Quit, KeyboardInterrupt):
        while sitting.card:
            _ask(sitting.card, sitting, memory, folder)
    if folder is not None and sitting.reviewed:
        Progress(folder.root).practised(sitting.reviewed)
    _sum_up(sitting, cards, memory)


def _ask(card: Card, sitting: Sitting, memory: Ratings, folder: Folder | None) -> None:
    import fsrs

    from pytest_keraskata.learner.quiz import now, proof
    from pytest_keraskata.learner.scheduling import when

    kata, due = proof(card), memory.due(card)
    topic = catalogue.topic_of(kata)
    state = "once more" if sitting.is_repeated else "new" if due is None else f"due {when(due, now())}"
    _show(f"{card.id} · {topic} · {state} · {sitting.ahead} to go", "bold")
    _show(card.question, label="  ")
    _reply("Enter shows the answer, q quits")
    for sentence in card.answer:
        _show(sentence, label="  ")
    where = "" if is_notebook() else f"{folder.name(folder.stub(kata)) if folder else f'katas/{topic}/{kata}.py'} · "
    _show(f"prove it: {where}{to_begin(kata)}", "dim", "  ")
    rating = fsrs.Rating[_rating().capitalize()]
    due = sitting.rate(rating, now())
    _show("comes once more today" if rating == fsrs.Rating.Again else f"comes again {when(due, now())}", "dim")
    click.echo()


def _rating() -> str:
    said = _reply("how well did you know it? 1 again, 2 hard, 3 good (Enter), 4 easy, q quits") or _USUAL
    while _RATINGS.get(said, said) not in _RATINGS.values():
        said = _reply("please type 1, 2, 3 or 4; or again, hard, good or easy; or q to quit") or _USUAL
    return _RATINGS.get(said, said)


def _reply(request: str) -> str:
    click.echo()
    _show(request, "dim")
    return reply().lower()


def _sum_up(sitting: Sitting, cards: Sequence[Card], memory: Ratings) -> None:
    from pytest_keraskata.learner.quiz import now, upcoming

    following = upcoming(cards, memory, now())
    next_due = f"; next due: {following}" if following else ""
    if sitting.reviewed:
        _show(f"{_counted(sitting.reviewed)} reviewed, {sitting.known} known at once{next_due}", "green")
    elif sitting.card:
        _show(f"nothing reviewed{next_due}")
    else:
        _show(f"nothing is due now{next_due}; --all goes through all cards, whatever is due")


def _list(cards: Sequence[Card], memory: Ratings) -> None:
    from pytest_keraskata.learner.quiz import now, proof, upcoming
    from pytest_keraskata.learner.scheduling import when

    dues = {card: memory.due(card) for card in cards}
    states = {card: when(due, now()) if due else "new" for card, due in dues.items()}
    room = max(map(len, states.values()))
    for topic, members in groupby(cards, key=lambda card: catalogue.topic_of(proof(card))):
        _show(topic, "bold")
        for card in members:
            _show(card.question, label=f"  {card.id:<3}  {states[card]:<{room}}  ")
    following = upcoming(cards, memory, now())
    next_due = f"; next due: {following}" if following else ""
    _show(f"{_counted(len(cards))}, {sum(map(bool, dues.values()))} rated{next_due}")


def _counted(cards: int) -> str:
    return f"{cards} card{'s' * (cards != 1)}"


def _warn(sentence: str) -> None:
    say(sentence, "yellow")


def _show(words: str, style: str = "", label: str = "") -> None:
    """Words in lines that fit, with a label before the first line and room for it before the others."""
    from rich.text import Text

    screen = console()
    text = Text(words, style)
    # What stands in backquotes is code.
    text.highlight_regex(r"`[^`]+`", "cyan")
    for number, line in enumerate(text.wrap(screen, max(min(screen.width, _WIDEST) - len(label), _NARROWEST))):
        line.rstrip()
        before = label if number == 0 else " " * len(label)
        screen.print(Text(before) + line, soft_wrap=True)
