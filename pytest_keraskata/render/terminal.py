"""Findings, verdicts and the catalogue as lines of text."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from pytest_keraskata.judge.verdict import Finding, Verdict
from pytest_keraskata.kata import Kata

STYLES = {"solved": "green", "failed": "red", "error": "red", "todo": "yellow"}
_WIDTH = 100
_NARROWEST = 24
_LABEL = 10
# A learner's exception may carry a novel.
_LONGEST = 600


def finding_lines(kata: str, finding: Finding, file: str, width: int = _WIDTH) -> Iterator[str]:
    """A failed check on one screen."""
    title = f"{kata} · {finding.check}"
    place = f"{file}:{finding.line}" if finding.line else file
    yield f"{title}  {place:>{max(width - len(title) - 2, 0)}}"
    yield f"  {_short(finding.call)}"
    for label, words in (
        ("expected", finding.expected),
        ("found", finding.found),
        ("why", finding.why),
        ("try", finding.advice),
    ):
        if words:
            yield from _labelled(label, words, width)
    if finding.details:
        yield ""
        for line in finding.details:
            yield f"  {line}"


def _labelled(label: str, words: str, width: int) -> Iterator[str]:
    first = f"  {label:<{_LABEL}}"
    # A learner's own message may have lines of its own.
    for number, part in enumerate(_short(words).splitlines() or [""]):
        yield from textwrap.wrap(
            part,
            max(width, _NARROWEST),
            initial_indent=first if number == 0 else " " * len(first),
            subsequent_indent=" " * len(first),
            break_long_words=False,
            break_on_hyphens=False,
        )


def _short(words: str) -> str:
    # Control characters of an answer's must not steer the terminal.
    clean = "".join(letter if letter.isprintable() or letter == "\n" else "�" for letter in words)
    return clean if len(clean) <= _LONGEST else clean[:_LONGEST] + " …"


def wrapped(line: str, width: int) -> Iterator[str]:
    """A line as it is, or where it is too long in several, all but the first one indented."""
    if len(line) <= width:
        yield line
        return
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    yield from textwrap.wrap(line, max(width, _NARROWEST), subsequent_indent=indent, break_on_hyphens=False)


def verdict_lines(verdict: Verdict, width: int = _WIDTH) -> Iterator[str]:
    """A verdict with everything that a learner needs."""
    width = min(width, _WIDTH)
    where = f"{verdict.file}:{verdict.line}" if verdict.line else verdict.file
    match verdict.status:
        case "solved":
            yield f"{verdict.kata}: solved ({len(verdict.outcomes)} checks)  {where}"
        case "todo":
            yield f"{verdict.kata}: todo, {verdict.message}  {where}"
        case "error" if not verdict.outcomes:
            yield f"{verdict.kata}: error  {where}"
            yield from _labelled("", verdict.message, width)
        case _:
            passed = sum(outcome.status == "passed" for outcome in verdict.outcomes)
            yield f"{verdict.kata}: {verdict.status}, {passed} of {len(verdict.outcomes)} checks passed  {where}"
            for finding in verdict.findings:
                yield ""
                yield from finding_lines(verdict.kata, finding, verdict.file, width)
            silent = [outcome.check for outcome in verdict.outcomes if outcome.status == "not reached"]
            if silent:
                yield ""
                yield f"  not reached: {', '.join(silent)}"


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


def board_lines(verdicts: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Progress by topic and the next kata to try, each line with its colour."""
    from pytest_keraskata import catalogue

    order = list(catalogue.index())
    ordered = sorted(verdicts, key=lambda verdict: (order.index(verdict["kata"]), verdict["file"]))
    width = max(len(verdict["topic"]) for verdict in ordered)
    for topic, group in groupby(ordered, key=lambda verdict: verdict["topic"]):
        members = list(group)
        solved = sum(verdict["status"] == "solved" for verdict in members)
        begun = [verdict for verdict in members if verdict["status"] not in ("solved", "todo")]
        rest = [f"{verdict['kata']} {_status_words(verdict)}" for verdict in begun]
        waiting = len(members) - solved - len(begun)
        rest += [f"{waiting} todo"] if waiting else []
        colour = "green" if not rest else "yellow"
        if any(verdict["status"] in ("failed", "error") for verdict in members):
            colour = "red"
        listed = textwrap.shorten(", ".join(rest), _WIDTH - width - 16, placeholder=" …")
        yield f"{topic:<{width}}  {solved} of {len(members)} solved  {listed}".rstrip(), colour
    solved = sum(verdict["status"] == "solved" for verdict in ordered)
    colour = "green" if solved == len(ordered) else ""
    yield f"{solved} of {len(ordered)} {'kata' if len(ordered) == 1 else 'katas'} solved", colour
    following = next((verdict for verdict in ordered if verdict["status"] in ("failed", "error")), None)
    following = following or next((verdict for verdict in ordered if verdict["status"] == "todo"), None)
    if following:
        yield f"next: {following['kata']}  {following['file']}", ""


def _status_words(verdict: Mapping[str, Any]) -> str:
    if verdict["status"] in ("failed", "partial"):
        passed = sum(check["status"] == "passed" for check in verdict["checks"])
        return f"{passed}/{len(catalogue_checks(verdict['kata']))}"
    return str(verdict["status"])


def catalogue_checks(kata: str) -> list[str]:
    """The names of a kata's checks."""
    from pytest_keraskata import catalogue

    return [check.name for check in catalogue.load(kata).checks]


def diagnosis_lines(finding: Finding) -> Iterator[str]:
    """What was found about a model that belongs to no kata."""
    yield f"{finding.level}: {finding.check} ({finding.call})"
    for name, text in (("found", finding.found), ("why", finding.why), ("try", finding.advice)):
        if text:
            yield f"  {name:<6} {text}"
