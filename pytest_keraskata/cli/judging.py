"""Commands that judge: answers to a kata, anybody's training script."""

import dataclasses
import io
import json
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path

import click

from pytest_keraskata import catalogue
from pytest_keraskata.cli.practice import say_trouble
from pytest_keraskata.cli.screen import say, width
from pytest_keraskata.failures.unchecked import NoFile
from pytest_keraskata.learner.desk import Desk
from pytest_keraskata.learner.files import write_whole
from pytest_keraskata.learner.folder import Folder
from pytest_keraskata.learner.progress import digest_of
from pytest_keraskata.render import data
from pytest_keraskata.render import terminal as words
from pytest_keraskata.verdict import Finding, Status, Verdict


@click.command()
@click.argument("kata")
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="One JSON verdict a line.")
@click.option("--timeout", default=60.0, show_default=True, help="Seconds that one check may take.")
def check(kata: str, files: Sequence[str], as_json: bool, timeout: float) -> None:
    """Check FILES as answers to KATA.

    The verdict on your own file in your folder of katas counts in your progress, except with --json.

    The first lines that an answer prints follow its verdict; they are never part of the JSON.

    Exit status 0 when all are solved, 1 when not, 2 for a mistake in the command.
    """
    try:
        catalogue.load(kata)
    except catalogue.UnknownKata as unknown:
        raise click.UsageError(str(unknown)) from None
    solved = True
    for file in files:
        # Before it is judged, so that a change in between makes the verdict stale.
        digest = digest_of(Path(file))
        # Nothing that an answer writes may pass for a verdict.
        with redirect_stdout(io.StringIO()) as stream:
            verdict = _checked(kata, file, timeout)
        solved = solved and verdict.solved
        if as_json:
            click.echo(json.dumps(data.verdict_data(verdict), ensure_ascii=True))
        else:
            for number, line in enumerate(words.verdict_lines(verdict, width())):
                say(line, words.STYLES[verdict.status] if number == 0 else "")
            for line in words.printed_lines(stream.getvalue(), width()):
                say(line, "dim")
            _remember(verdict, file, digest)
        sys.stdout.flush()
    sys.exit(0 if solved else 1)


@click.command()
@click.argument("script", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("arguments", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON finding a line.")
@click.option("--timeout", default=300.0, show_default=True, help="Seconds that the script may run.")
@click.option("--budget", default=20.0, show_default=True, help="Seconds for each model, about.")
@click.option(
    "--html", type=click.Path(dir_okay=False, path_type=Path), help="Write a page with gradients and outputs."
)
def diagnose(
    script: Path, arguments: tuple[str, ...], as_json: bool, timeout: float, budget: float, html: Path | None
) -> None:
    """Look at the models that a training SCRIPT trains, and say what is wrong with them.

    ARGUMENTS after -- are passed to the script.

    The script runs in a process of its own; each training is cut short. What is surely wrong is an error, what may be
    meant a note.

    Exit status 0 without errors, 1 with some, 2 if nothing could be looked at.
    """
    from pytest_keraskata.api import diagnose_script

    told = diagnose_script(script, timeout=timeout, budget=budget, arguments=arguments)
    for fault in told.faults:
        if as_json:
            click.echo(json.dumps(dataclasses.asdict(fault), ensure_ascii=True))
        else:
            for number, line in enumerate(words.diagnosis_lines(fault, width())):
                say(line, {"error": "red", "note": "yellow"}[fault.level] if number == 0 else "")
    if not as_json:
        say(words.diagnosis_board(told), "")
    if html is not None:
        from pytest_keraskata.render.diagnosis import diagnosis_page

        try:
            write_whole(html, diagnosis_page(str(script), told))
        except OSError as problem:
            raise click.UsageError(f"the page can't be written to {html}: {problem.strerror or problem}") from None
    for line in (*([told.problem] if told.problem else ()), *told.left_out):
        click.echo(f"{script}: {line}", err=True)
    sys.exit(told.status)


def _remember(verdict: Verdict, file: str, digest: str) -> None:
    """Keep the verdict on the learner's own file, as all other faces do; of other files nothing is kept."""
    folder = Folder.nearest()
    if (
        folder is None
        or verdict.status == Status.MISSING
        or Path(file).resolve() != folder.stub(verdict.kata).resolve()
    ):
        return
    desk = Desk(folder)
    desk.record(verdict, digest)
    if verdict.solved:
        say(f"the worked answer beside yours: keraskata review {verdict.kata}")
    say_trouble(desk)


def _checked(kata: str, file: str, timeout: float) -> Verdict:
    from pytest_keraskata.api import check as check_answer

    try:
        return check_answer(kata, file, timeout=timeout)
    except OSError:
        return Verdict.of(catalogue.load(kata), file, trouble=Finding("", "", NoFile(file)))
