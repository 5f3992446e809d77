"""Findings, verdicts and the catalogue as lines of text."""

import os
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from pytest_keraskata import catalogue
from pytest_keraskata.kata import Kata
from pytest_keraskata.portrait.fault import Diagnosis, Fault
from pytest_keraskata.render.text import WIDEST, cleaned, labelled, shortened
from pytest_keraskata.verdict import CheckStatus, Finding, Status, Verdict

# Of what an answer prints.
_FIRST = 5
STYLES = {
    Status.SOLVED: "green",
    Status.FAILED: "red",
    Status.ERROR: "red",
    Status.TODO: "yellow",
    Status.MISSING: "red",
}


def finding_lines(kata: str, finding: Finding, file: str, width: int = WIDEST) -> Iterator[str]:
    """A failed check on one screen."""
    # Failures need NumPy, which other commands need not wait for.
    from pytest_keraskata.render.failures import details, parts, table
    from pytest_keraskata.render.tables import table_lines

    width = min(width, WIDEST)
    title = f"{kata} · {finding.check}"
    place = f"{file}:{finding.line}" if finding.line else file
    yield f"{title}  {place:>{max(width - len(title) - 2, 0)}}"
    yield f"  {shortened(finding.call)}"
    for label, text in parts(finding):
        yield from labelled(label, text, width)
    shown = table(finding)
    lines = [*details(finding), *(table_lines(shown, width - 2) if shown is not None else ())]
    if lines:
        yield ""
        for line in lines:
            yield f"  {cleaned(line)}"


def verdict_lines(verdict: Verdict, width: int = WIDEST) -> Iterator[str]:
    """A verdict with everything that a learner needs."""
    from pytest_keraskata.render.failures import message

    width = min(width, WIDEST)
    where = f"{verdict.file}:{verdict.line}" if verdict.line else verdict.file
    match verdict.status:
        case Status.SOLVED:
            yield f"{verdict.kata}: solved ({len(verdict.outcomes)} checks)  {where}"
        case Status.TODO:
            yield f"{verdict.kata}: todo, {message(verdict)}  {where}"
        case Status.ERROR | Status.MISSING if not verdict.outcomes:
            yield f"{verdict.kata}: {verdict.status}  {where}"
            yield from labelled("", message(verdict), width)
        case _:
            yield f"{verdict.kata}: {verdict.status}, {verdict.passed} of {len(verdict.outcomes)} checks passed  {where}"
            for finding in verdict.findings:
                yield ""
                yield from finding_lines(verdict.kata, finding, verdict.file, width)
            silent = [outcome.check for outcome in verdict.outcomes if outcome.status == CheckStatus.NOT_REACHED]
            if silent:
                yield ""
                yield f"  not reached: {', '.join(silent)}"


def printed_lines(printed: str, width: int = WIDEST) -> Iterator[str]:
    """What an answer has printed, marked as its own: the first lines, and how many more there are."""
    lines = [line for line in cleaned(printed).splitlines() if line.strip()]
    if not lines:
        return
    yield ""
    yield "  printed by the answer:"
    for line in lines[:_FIRST]:
        yield f"  | {line}"[:width]
    if len(lines) > _FIRST:
        yield f"  | … and {len(lines) - _FIRST:,} more lines"


def catalogue_lines(katas: Sequence[Kata], statuses: Mapping[str, str] | None = None) -> Iterator[str]:
    """The katas by topic, with the questions that they answer, and how one stands with those of which that is known."""
    width = max(len(kata.id) for kata in katas)
    for topic, members in groupby(katas, key=lambda kata: kata.topic):
        yield topic
        for kata in members:
            status = (statuses or {}).get(kata.id, "")
            yield f"  {kata.id:<{width}}  {kata.title}  ({', '.join(kata.questions)})  {status}".rstrip()
    questions = {question for kata in katas for question in kata.questions}
    yield f"{len(katas)} katas, {len(questions)} questions"


def board_lines(verdicts: Sequence[Verdict], path: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """Progress by topic and the next kata to try, each line with its colour.

    Args:
        verdicts: the verdicts.
        path: all katas in the order in which one goes through them; that of the catalogue by default.
    """
    order = list(catalogue.index())
    ordered = sorted(verdicts, key=lambda verdict: (order.index(verdict.kata), verdict.file))
    width = max(len(verdict.topic) for verdict in ordered)
    wrong = (Status.FAILED, Status.ERROR)
    for topic, group in groupby(ordered, key=lambda verdict: verdict.topic):
        members = list(group)
        solved = sum(verdict.solved for verdict in members)
        begun = [verdict for verdict in members if verdict.status not in (Status.SOLVED, Status.TODO)]
        rest = [f"{verdict.kata} {_status_words(verdict)}" for verdict in begun]
        waiting = len(members) - solved - len(begun)
        rest += [f"{waiting} todo"] if waiting else []
        colour = "green" if not rest else "yellow"
        if any(verdict.status in (*wrong, Status.MISSING) for verdict in members):
            colour = "red"
        listed = textwrap.shorten(", ".join(rest), WIDEST - width - 16, placeholder=" …")
        yield f"{topic:<{width}}  {solved} of {len(members)} solved  {listed}".rstrip(), colour
    solved = sum(verdict.solved for verdict in ordered)
    colour = "green" if solved == len(ordered) else ""
    yield f"{solved} of {len(ordered)} {'kata' if len(ordered) == 1 else 'katas'} solved", colour
    ahead = sorted(ordered, key=lambda verdict: (path or order).index(verdict.kata))
    following = next((verdict for verdict in ahead if verdict.status in wrong), None)
    following = following or next((verdict for verdict in ahead if verdict.status == Status.TODO), None)
    if following:
        yield f"next: {following.kata}  {following.file}", ""


def _status_words(verdict: Verdict) -> str:
    if verdict.status in (Status.FAILED, Status.PARTIAL):
        return f"{verdict.passed}/{len(verdict.checks)}"
    return str(verdict.status)


def diagnosis_lines(fault: Fault, width: int = WIDEST) -> Iterator[str]:
    """What was found about a model that belongs to no kata."""
    place = f"{os.path.relpath(fault.file)}:{fault.line}: " if fault.file else ""
    yield f"{place}{fault.level}: {fault.name} ({fault.about})"
    parts = ("model", fault.model), ("found", fault.found), ("why", fault.why), ("try", fault.advice)
    for name, text in parts:
        if text:
            yield from labelled(name, text, min(width, WIDEST))


def diagnosis_board(told: Diagnosis) -> str:
    """How many models were looked at, and how many faults they have."""
    counts = (told.models, "model"), (told.errors, "error"), (len(told.faults) - told.errors, "note")
    return ", ".join(f"{count} {word}{'s' * (count != 1)}" for count, word in counts)
