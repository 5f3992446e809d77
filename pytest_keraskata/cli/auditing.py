"""The command that tries a kata's own checks."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pytest_keraskata import catalogue
from pytest_keraskata.cli.screen import console, say
from pytest_keraskata.learner.files import write_whole

if TYPE_CHECKING:
    from pytest_keraskata.audit.ledger import Ledger
    from pytest_keraskata.audit.trial import Result, Trial


@click.command()
@click.argument("katas", nargs=-1)
@click.option("--solutions", default="solutions", show_default=True, type=click.Path(path_type=Path))
@click.option("--answers", default="tests/answers", show_default=True, type=click.Path(path_type=Path))
@click.option("--mutants-only", is_flag=True, help="Leave the known right and wrong answers out.")
@click.option("--seeds", default=1, show_default=True, type=click.IntRange(1),
              help="With how many seeds right answers are tried.")  # fmt: skip
@click.option("--jobs", type=int, help="How many processes; one for each core by default.")
@click.option("--memory", default=".keraskata/audit.jsonl", show_default=True, type=click.Path(path_type=Path),
              help="Where results are kept, so that an interrupted audit can continue.")  # fmt: skip
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write all results to this file.")
@click.option("--markdown", type=click.Path(path_type=Path), help="Write the tables to this file.")
def audit(
    katas: Sequence[str],
    solutions: Path,
    answers: Path,
    mutants_only: bool,
    seeds: int,
    jobs: int | None,
    memory: Path,
    json_file: Path | None,
    markdown: Path | None,
) -> None:
    """Find out what the checks of KATAS let through: ids, topics or questions; all katas by default.

    The solution of each kata in SOLUTIONS is changed in one place, again and again, and the checks are run on each of
    these mutants, as well as on the known answers in ANSWERS (folders by kata, with files right_*.py and wrong_*.py).

    Exit status 0 when all that is wrong was refused and all that is right accepted, 1 when not.
    """
    from pytest_keraskata.audit import running, table
    from pytest_keraskata.audit.ledger import Ledger

    try:
        ids = catalogue.select(katas) if katas else list(catalogue.index())
        found = [
            trial
            for kata in ids
            for trial in running.trials(catalogue.load(kata), solutions, None if mutants_only else answers, seeds=seeds)
        ]
    except (catalogue.UnknownKata, OSError) as mistake:
        raise click.UsageError(str(mistake)) from None
    results = _audited(found, Ledger(memory), jobs)
    for one in table.tables(results):
        console().print(one)
    for survivor in table.survivors(results):
        say(f"\n{survivor}", "red")
    stale = {kata: table.unused(results, kata) for kata in ids}
    for kata, keys in stale.items():
        for key in keys:
            say(f"\n{kata}: listed as equivalent, and no such mutant survived\n{key}", "red")
    for line in table.summary(results):
        say(line, "")
    if json_file is not None:
        write_whole(json_file, json.dumps(running.as_data(results), indent=1, ensure_ascii=False))
    if markdown is not None:
        write_whole(markdown, table.markdown(results))
    sys.exit(1 if table.unexcused(results) or any(stale.values()) else 0)


def _audited(found: "Sequence[Trial]", memory: "Ledger", jobs: int | None) -> "list[Result]":
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from pytest_keraskata.audit import running

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console()) as progress:
        task = progress.add_task("audit", total=len(found))

        def tell(result: "Result") -> None:
            progress.update(task, advance=1, description=result.trial.kata)

        try:
            return running.run(found, memory, jobs=jobs, tell=tell)
        except KeyboardInterrupt:
            raise click.ClickException("interrupted; the same command continues from here") from None
