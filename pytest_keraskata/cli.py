"""The command line: arguments in, words out."""

import json
import sys
from collections.abc import Sequence

import click

from pytest_keraskata import catalogue
from pytest_keraskata.kata import Verdict
from pytest_keraskata.report import data, words

_STYLES = {"solved": "green", "failed": "red", "error": "red", "todo": "yellow"}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pytest-keraskata")
def main() -> None:
    """Learn and teach Keras by doing."""


@main.command()
@click.argument("kata")
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="One JSON verdict a line.")
@click.option("--timeout", default=60.0, show_default=True, help="Seconds that one check may take.")
def check(kata: str, files: Sequence[str], as_json: bool, timeout: float) -> None:
    """Check FILES as answers to KATA.

    Exit status 0 when all are solved, 1 when not, 2 for a mistake in the command.
    """
    try:
        catalogue.load(kata)
    except catalogue.UnknownKata as unknown:
        raise click.UsageError(str(unknown)) from None
    solved = True
    for file in files:
        verdict = _checked(kata, file, timeout)
        solved = solved and verdict.solved
        if as_json:
            click.echo(json.dumps(data.verdict_data(verdict), ensure_ascii=True))
        else:
            for number, line in enumerate(words.verdict_lines(verdict)):
                _say(line, _STYLES[verdict.status] if number == 0 else "")
        sys.stdout.flush()
    sys.exit(0 if solved else 1)


def _say(line: str, style: str) -> None:
    from rich.console import Console

    # Lines are laid out already, and what an answer says is no markup.
    Console().print(line, style=style, markup=False, highlight=False, soft_wrap=True)


def _checked(kata: str, file: str, timeout: float) -> Verdict:
    from pytest_keraskata.api import check as check_answer

    try:
        return check_answer(kata, file, timeout=timeout)
    except OSError as missing:
        return Verdict(kata, catalogue.topic_of(kata), file, "error", (), str(missing))
