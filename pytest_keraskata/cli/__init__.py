"""The command line: arguments in, words out."""

import click

from pytest_keraskata.cli import (
    asserting,
    auditing,
    authoring,
    grading,
    hunting,
    interviewing,
    judging,
    practice,
    predicting,
    quizzing,
    serving,
    watching,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pytest-keraskata")
def main() -> None:
    """Learn and teach Keras by doing."""


for command in (
    practice.init,
    watching.watch,
    practice.list_katas,
    practice.next_kata,
    practice.hint,
    practice.solution,
    practice.review,
    practice.reset,
    practice.progress,
    practice.doctor,
    interviewing.interview,
    hunting.hunt,
    asserting.assert_,
    predicting.predict,
    quizzing.quiz,
    serving.mcp,
    judging.check,
    grading.grade,
    grading.gradescope_zip,
    auditing.audit,
    authoring.new,
    authoring.verify,
    judging.diagnose,
):
    main.add_command(command)
