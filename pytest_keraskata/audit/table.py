"""An audit in words: what was killed, operator by kata, and what was not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from rich.table import Table

from pytest_keraskata import catalogue
from pytest_keraskata.audit.operators import OPERATORS
from pytest_keraskata.audit.trial import Result, equivalents

LEGEND = "killed; +n equivalent to the solution, each with its reason; !n survived"


@dataclass(frozen=True)
class Count:
    """Mutants by what became of them."""

    killed: int
    equivalent: int
    survived: int

    def __str__(self) -> str:
        if not self.killed + self.equivalent + self.survived:
            return ""
        parts = [str(self.killed)]
        parts += [f"+{self.equivalent}"] if self.equivalent else []
        parts += [f"!{self.survived}"] if self.survived else []
        return " ".join(parts)

    @property
    def rate(self) -> str:
        """The share of mutants killed, of those that are wrong."""
        wrong = self.killed + self.survived
        return f"{self.killed / wrong:.1%}" if wrong else "nothing to kill"


def count(results: Sequence[Result]) -> Count:
    """The mutants among results, by what became of them."""
    mutants = [result for result in results if result.trial.kind == "mutant"]
    return Count(
        sum(result.fate == "killed" for result in mutants),
        sum(result.fate == "survived" and bool(result.reason) for result in mutants),
        sum(result.fate == "fault" or (result.fate == "survived" and not result.reason) for result in mutants),
    )


def unexcused(results: Sequence[Result]) -> list[Result]:
    """What should not have been: survivors without a reason, right answers refused, wrong ones accepted, faults."""
    return [result for result in results if not _as_it_should_be(result)]


def _as_it_should_be(result: Result) -> bool:
    accepted = result.fate == "survived" and (result.trial.kind == "right" or bool(result.reason))
    return accepted or (result.fate == "killed" and result.trial.kind != "right")


def unused(results: Sequence[Result], kata: str) -> list[str]:
    """What is listed as equivalent for a kata and matches no mutant of its that survived."""
    survived = {result.trial.name for result in results if result.fate == "survived" and result.trial.kata == kata}
    return [key for key in equivalents(kata) if key not in survived]


def _topics(results: Sequence[Result]) -> Iterator[tuple[str, list[str]]]:
    katas = list(dict.fromkeys(result.trial.kata for result in results))
    for topic in dict.fromkeys(catalogue.topic_of(kata) for kata in katas):
        yield topic, [kata for kata in katas if catalogue.topic_of(kata) == topic]


def _rows(results: Sequence[Result], katas: Sequence[str]) -> Iterator[list[str]]:
    for operator in OPERATORS:
        cells = [
            str(count([one for one in results if (one.trial.kata, one.trial.operator) == (kata, operator)]))
            for kata in katas
        ]
        if any(cells):
            yield [operator, *cells]
    yield ["all", *(str(count([one for one in results if one.trial.kata == kata])) for kata in katas)]


def _mistakes(results: Sequence[Result]) -> str:
    known = [result for result in results if result.trial.kind == "mistake"]
    refused = sum(result.fate == "killed" for result in known)
    return f"{len(known)} mistakes known to the specs: {refused} refused by their checks" if known else ""


def _told(results: Sequence[Result]) -> str:
    wrong = [result for result in results if result.trial.kind == "wrong" and result.fate == "killed"]
    told = sum(bool(result.why) for result in wrong)
    return f"{told} of {len(wrong)} refused answers are told why ({told / len(wrong):.1%})" if wrong else ""


def _answers(results: Sequence[Result]) -> str:
    tried = [result for result in results if result.trial.kind == "right"]
    right = {(result.trial.kata, result.trial.name) for result in tried}
    refused = {(result.trial.kata, result.trial.name) for result in tried if result.fate != "survived"}
    seeds = len({result.trial.seed for result in tried})
    wrong = [result for result in results if result.trial.kind == "wrong"]
    if not tried + wrong:
        return ""
    accepted = sum(result.fate == "survived" for result in wrong)
    words = f"{len(refused)} of {len(right)} right answers refused ({len(refused) / max(len(right), 1):.1%})"
    words += f" with {seeds} seeds each" if seeds > 1 else ""
    if not wrong:
        return words
    return f"{words}, {accepted} of {len(wrong)} wrong answers accepted ({accepted / len(wrong):.1%})"


def summary(results: Sequence[Result]) -> list[str]:
    """The rates, in a line or two."""
    counted = count(results)
    lines = []
    if any(result.trial.kind == "mutant" for result in results):
        total = counted.killed + counted.equivalent + counted.survived
        lines.append(
            f"{total} mutants: {counted.killed} killed, {counted.equivalent} equivalent, {counted.survived} survived; "
            f"{counted.rate} of the wrong ones killed"
        )
    more = (_mistakes(results), _answers(results), _told(results))
    return [*lines, *(line for line in more if line)]


def tables(results: Sequence[Result]) -> Iterator[Table]:
    """A table for each topic, for the terminal."""
    for topic, katas in _topics(results):
        table = Table("operator", *katas, title=topic, caption=LEGEND)
        for row in _rows(results, katas):
            table.add_row(*row, style="red" if any("!" in cell for cell in row) else "")
        yield table


def survivors(results: Sequence[Result]) -> Iterator[str]:
    """What went wrong, one by one; a mutant as a diff."""
    for result in unexcused(results):
        trial = result.trial
        if result.fate == "fault":
            yield f"{trial.kata}: the check {result.by} itself failed on {trial.name}\n{trial.diff}"
        elif trial.kind == "right":
            seed = f" with seed {trial.seed}" if trial.seed else ""
            yield f"{trial.kata}: right answer {trial.name} refused by {result.by}{seed}"
        elif trial.kind == "wrong":
            yield f"{trial.kata}: wrong answer {trial.name} accepted"
        elif trial.kind == "mistake":
            yield f"{trial.kata}: the check {trial.name.partition(':')[0]} accepts a mistake that it knows: {trial.name}"
        else:
            yield f"{trial.kata}: {trial.operator} in line {trial.line} survived\n{trial.diff}"


def markdown(results: Sequence[Result]) -> str:
    """The whole audit as a page."""
    has_answers = any(result.trial.kind == "wrong" for result in results)
    told = (
        f"Written by `keraskata audit {'' if has_answers else '--mutants-only '}--markdown docs/audit.md`. Every solution is "
        "changed in one place by every operator that applies to it, and the kata's checks are run on the solution, on each of "
        "these mutants and on each mistake that the spec knows"
        + (", as well as on every known answer." * has_answers or ".")
    )
    lines = [
        "# Audit",
        "",
        *wrap(told, 120, break_on_hyphens=False),
        "",
        *(f"- {line}" for line in summary(results)),
        "",
        f"A cell tells how many were {LEGEND}.",
    ]
    for topic, katas in _topics(results):
        lines += ["", f"## {topic}", "", f"| operator | {' | '.join(katas)} |", f"|---|{'---|' * len(katas)}"]
        lines += [f"| {' | '.join(row)} |" for row in _rows(results, katas)]
    spared = [
        f"- `{kata}`, check `{check.name}`: {obligation}, because {reason}"
        for kata in dict.fromkeys(result.trial.kata for result in results)
        for check in catalogue.load(kata).checks
        for obligation, reason in check.except_for.items()
    ]
    if spared:
        lines += ["", "## Obligations that don't apply", "", *spared]
    reasons = [result for result in results if result.reason]
    if reasons:
        lines += ["", "## Equivalent mutants", ""]
        lines += [f"- `{one.trial.kata}`: `{one.trial.name.replace('`', '')}` because {one.reason}" for one in reasons]
    return "\n".join(lines) + "\n"
