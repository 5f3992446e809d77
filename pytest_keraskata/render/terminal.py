"""Findings, verdicts and the catalogue as lines of text."""

import os
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from pytest_keraskata import catalogue
from pytest_keraskata.kata import Kata
from pytest_keraskata.portrait.fault import Diagnosis, Fault
from pytest_keraskata.render.text import WIDEST, beside, cleaned, labelled, shortened, wrapped
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
    """A failed check on one screen; for a finding without a check, why the answer can't be checked at all."""
    # Failures need NumPy, which other commands need not wait for.
    from pytest_keraskata.render.failures import details, parts, table, words
    from pytest_keraskata.render.tables import table_lines

    width = min(width, WIDEST)
    place = f"{file}:{finding.line}" if finding.line else file
    if not finding.check:
        status = Status.MISSING if finding.failure.kind == Status.MISSING else Status.ERROR
        yield from beside(f"{kata}: {status}", place, width)
        for label, text in (("found", words(finding.failure).found), ("why", finding.why), ("try", finding.advice)):
            if text:
                yield from labelled(label, text, width)
        return
    yield from beside(f"{kata} · {finding.check}", place, width, right=True)
    yield from wrapped(f"  {shortened(finding.call)}", width)
    for label, text in parts(finding):
        yield from labelled(label, text, width)
    shown = table(finding)
    lines = [
        *(part for line in details(finding) for part in wrapped(cleaned(line), width - 2)),
        *(map(cleaned, table_lines(shown, width - 2)) if shown is not None else ()),
    ]
    if lines:
        yield ""
        for line in lines:
            yield f"  {line}"


def in_a_line(finding: Finding) -> str:
    """A finding in one line: why, where that is known, else what was found and what was expected."""
    from pytest_keraskata.render.failures import ending_words, words

    if not finding.check:
        said = ending_words(finding)
    elif finding.why:
        said = finding.why
    else:
        expected, found, _ = words(finding.failure)
        said = f"found {found}; expected {expected}"
    return " ".join(cleaned(said).split())


def verdict_lines(verdict: Verdict, width: int = WIDEST) -> Iterator[str]:
    """A verdict with everything that a learner needs."""
    from pytest_keraskata.render.failures import message

    width = min(width, WIDEST)
    match verdict.status:
        case Status.SOLVED:
            yield from beside(f"{verdict.kata}: solved ({len(verdict.outcomes)} checks)", verdict.file, width)
        case Status.TODO if not verdict.outcomes:
            yield from beside(f"{verdict.kata}: todo, {message(verdict)}", verdict.file, width)
        case Status.UNCHECKED:
            yield from beside(f"{verdict.kata}: {message(verdict)}", verdict.file, width)
        case Status.ERROR | Status.MISSING if verdict.trouble is not None:
            yield from finding_lines(verdict.kata, verdict.trouble, verdict.file, width)
        case _:
            where = f"{verdict.file}:{verdict.line}" if verdict.line else verdict.file
            counted = f"{verdict.passed} of {len(verdict.outcomes)} checks passed"
            yield from beside(f"{verdict.kata}: {verdict.status}, {counted}", where, width)
            for finding in verdict.findings:
                yield ""
                yield from finding_lines(verdict.kata, finding, verdict.file, width)
            if verdict.unwritten:
                yield ""
                yield from wrapped(f"  {message(verdict)}", width)
            silent = [outcome.check for outcome in verdict.outcomes if outcome.status == CheckStatus.NOT_REACHED]
            if silent:
                yield ""
                yield from wrapped(f"  not reached: {', '.join(silent)}", width)


def folded(printed: str, width: int, more: str = "") -> Iterator[str]:
    """The first lines that an answer printed, cut where they are too long, and how many more there are.

    Args:
        printed: what it printed.
        width: columns that there are.
        more: how to see the rest, where one can.
    """
    lines = [line for line in cleaned(printed).splitlines() if line.strip()]
    for line in lines[:_FIRST]:
        yield line if len(line) <= width else f"{line[: width - 2]} …"
    rest = len(lines) - _FIRST
    if rest > 0:
        yield f"… and {rest:,} more line{'s' * (rest != 1)}{f' ({more})' if more else ''}"


def printed_lines(printed: str, width: int = WIDEST) -> Iterator[str]:
    """What an answer printed, folded and marked as its own."""
    for number, line in enumerate(folded(printed, width - 4)):
        if number == 0:
            yield ""
            yield "  printed by your code:"
        yield f"  | {line}"


def catalogue_lines(
    katas: Sequence[Kata], statuses: Mapping[str, str] | None = None, width: int = WIDEST
) -> Iterator[str]:
    """The katas by topic, with the questions that they answer, and how one stands with those of which that is known."""
    room = max(len(kata.id) for kata in katas)
    for topic, members in groupby(katas, key=lambda kata: kata.topic):
        yield topic
        for kata in members:
            status = (statuses or {}).get(kata.id, "")
            row = f"  {kata.id:<{room}}  {kata.title}  ({', '.join(kata.questions)})  {status}".rstrip()
            yield from wrapped(row, width)
    questions = {question for kata in katas for question in kata.questions}
    yield f"{len(katas)} katas, {len(questions)} questions"


def board_lines(
    verdicts: Sequence[Verdict], path: Sequence[str] = (), columns: int = WIDEST
) -> Iterator[tuple[str, str]]:
    """Progress by topic and the next kata to try, each line with its colour.

    Args:
        verdicts: the verdicts.
        path: all katas in the order in which one goes through them; that of the catalogue by default.
        columns: how wide a line may be.
    """
    from pytest_keraskata.render.failures import message

    order = list(catalogue.index())
    ordered = sorted(verdicts, key=lambda verdict: (order.index(verdict.kata), verdict.file))
    width = max(len(verdict.topic) for verdict in ordered)
    wrong = (Status.FAILED, Status.ERROR)
    # Of a kata of which only some checks were selected nothing is said but how these went.
    whole = [verdict for verdict in ordered if verdict.status != Status.PARTIAL]
    for topic, group in groupby(whole, key=lambda verdict: verdict.topic):
        members = list(group)
        solved = sum(verdict.solved for verdict in members)
        begun = [one for one in members if not one.solved and (one.outcomes or one.status != Status.TODO)]
        rest = [f"{verdict.kata} {_status_words(verdict)}" for verdict in begun]
        waiting = len(members) - solved - len(begun)
        rest += [f"{waiting} todo"] if waiting else []
        colour = "green" if not rest else "yellow"
        if any(verdict.status in (*wrong, Status.MISSING) for verdict in members):
            colour = "red"
        listed = textwrap.shorten(", ".join(rest), max(min(columns, WIDEST) - width - 18, 12), placeholder=" …")
        yield f"{topic:<{width}}  {solved} of {len(members)} solved  {listed}".rstrip(), colour
    if whole:
        solved = sum(verdict.solved for verdict in whole)
        colour = "green" if solved == len(whole) else ""
        yield f"{solved} of {len(whole)} {'kata' if len(whole) == 1 else 'katas'} solved", colour
    for verdict in ordered:
        if verdict.status == Status.UNCHECKED:
            for line in wrapped(f"{verdict.kata}: {message(verdict)}", columns):
                yield line, ""
        run = len(verdict.outcomes)
        if verdict.outcomes and run < len(verdict.checks):
            told = f"{verdict.kata}: {run} of {len(verdict.checks)} checks run, {verdict.passed} passed"
            for line in wrapped(f"{told}; pytest --kata={verdict.kata} runs them all", columns):
                yield line, ""
    ahead = sorted(ordered, key=lambda verdict: (path or order).index(verdict.kata))
    following = next((verdict for verdict in ahead if verdict.status in wrong), None)
    following = following or next((verdict for verdict in ahead if verdict.status == Status.TODO), None)
    if following:
        for line in beside(f"next: {following.kata}", following.file, columns):
            yield line, ""


def _status_words(verdict: Verdict) -> str:
    if verdict.status in (Status.ERROR, Status.MISSING, Status.UNCHECKED):
        return str(verdict.status)
    return f"{verdict.passed}/{len(verdict.checks)}"


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
