"""The commands for authors of katas."""

import sys
from pathlib import Path

import click

from pytest_keraskata import catalogue
from pytest_keraskata.cli.screen import say


@click.command()
@click.argument("kata")
@click.option("--package", required=True, help="The package that brings it, such as course_pack.")
@click.option("--topic", required=True, help="The topic that it belongs to, a subpackage of the package's specs.")
def new(kata: str, package: str, topic: str) -> None:
    """Begin KATA in this folder: a stub, a solution, a spec and two answers that work, to be written over.

    Nothing that is there is written over. Exit status 0 if the kata was begun, 2 if its name can't be used.
    """
    from pytest_keraskata.bench.scaffold import begun

    for name in (kata, package, topic):
        if not (name.isidentifier() and name.islower()):
            raise click.UsageError(f"{name!r} is not a lower-case name, such as {kata.lower().replace('-', '_')!r}")
    if kata in catalogue.index():
        raise click.UsageError(f"there is a kata {kata} already, in {catalogue.index()[kata]}")
    for line in begun(Path.cwd(), package, topic, kata):
        say(line)
    say("")
    say(f"next: pip install -e . and keraskata verify {package}")


@click.command()
@click.argument("package", required=False)
def verify(package: str | None) -> None:
    """Find out whether the katas of PACKAGE are ready for learners, or the one kata of that name; all by default.

    Each kata's names, files, stub, solution, hints and mistakes are checked, and each fault has a line. Exit status 0
    without faults, 1 with some.
    """
    from pytest_keraskata.bench.verifying import problems

    ids = [
        kata
        for kata, module in catalogue.index().items()
        if not package or kata == package or module.startswith(f"{package}.")
    ]
    wrong = [fault for fault in catalogue.faults() if not package or fault.startswith(package)]
    if not ids and not wrong:
        raise click.UsageError(f"no package {package} is installed that brings katas (entry point keraskata.specs)")
    for fault in wrong:
        say(fault, "red")
    count = len(wrong)
    for kata in ids:
        found = list(problems(kata))
        count += len(found)
        for problem in found:
            say(f"{kata}: {problem}", "red")
        if not found:
            say(f"{kata}: ready", "green")
    sys.exit(1 if count else 0)
