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
from pytest_keraskata.cli.screen import say, width
from pytest_keraskata.failures import Silent
from pytest_keraskata.render import data
from pytest_keraskata.render import terminal as words
from pytest_keraskata.verdict import Finding, Verdict


@click.command()
@click.argument("kata")
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="One JSON verdict a line.")
@click.option("--timeout", default=60.0, show_default=True, help="Seconds that one check may take.")
def check(kata: str, files: Sequence[str], as_json: bool, timeout: float) -> None:
    """Check FILES as answers to KATA.

    The first lines that an answer prints follow its verdict; they are never part of the JSON.

    Exit status 0 when all are solved, 1 when not, 2 for a mistake in the command.
    """
    try:
        catalogue.load(kata)
    except catalogue.UnknownKata as unknown:
        raise click.UsageError(str(unknown)) from None
    solved = True
    for file in files:
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
        sys.stdout.flush()
    sys.exit(0 if solved else 1)


@click.command()
@click.argument("script", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON finding a line.")
@click.option("--timeout", default=300.0, show_default=True, help="Seconds that the script may run.")
def diagnose(script: Path, as_json: bool, timeout: float) -> None:
    """Look at the models that a training SCRIPT fits, and say what is wrong with them.

    The script runs in a process of its own, as far as its last fit; each fit is cut short. What is surely wrong is an
    error, what may be meant a note.

    Exit status 0 without errors, 1 with some, 2 for a mistake in the command.
    """
    from pytest_keraskata.api import diagnose_script

    found, problem = diagnose_script(script, timeout=timeout)
    for finding in found:
        if as_json:
            click.echo(json.dumps(dataclasses.asdict(finding), ensure_ascii=True))
        else:
            for number, line in enumerate(words.diagnosis_lines(finding)):
                say(line, {"error": "red", "note": "yellow"}[finding.level] if number == 0 else "")
    errors = sum(finding.level == "error" for finding in found)
    if not as_json:
        say(f"{errors} error{'s' * (errors != 1)}, {len(found) - errors} note{'s' * (len(found) - errors != 1)}", "")
    if problem:
        click.echo(f"{script}: {problem}", err=True)
    sys.exit(1 if errors or problem else 0)


def _checked(kata: str, file: str, timeout: float) -> Verdict:
    from pytest_keraskata.api import check as check_answer

    try:
        return check_answer(kata, file, timeout=timeout)
    except OSError as missing:
        return Verdict.of(catalogue.load(kata), file, trouble=Finding("", "", Silent(str(missing), "missing")))
