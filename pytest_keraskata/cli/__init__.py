"""The command line: arguments in, words out."""

import os
from typing import Any

import click

from pytest_keraskata import backend
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
    screen,
    serving,
    watching,
)

# What `--help` shows: the commands by what one wants, each in words that fit a narrow terminal.
_COMMANDS = {
    "Learning": {
        practice.init: "Make a folder of katas",
        practice.next_kata: "Show which kata comes next",
        watching.watch: "Check a kata whenever you save it",
        judging.check: "Check files as answers to a kata",
        practice.hint: "Give a hint, one more each time",
        practice.solution: "Show the worked answer",
        practice.review: "Compare your answer, and read on",
        practice.reset: "Start a kata over from its stub",
        practice.list_katas: "List the katas",
        practice.progress: "Show what you have done so far",
        practice.doctor: "Find out what is missing here",
        judging.diagnose: "Find faults in a training script",
        serving.mcp: "Serve the katas to an assistant",
    },
    "Preparing for interviews": {
        quizzing.quiz: "Answer interview questions",
        predicting.predict: "Work out shapes and counts on paper",
        hunting.hunt: "Find and repair a hidden bug",
        asserting.assert_: "Write tests that refuse mistakes",
        interviewing.interview: "Have a mock interview",
    },
    "Teaching": {
        grading.grade: "Grade what a class has sent",
        grading.gradescope_zip: "Make an autograder for Gradescope",
    },
    "Writing katas": {
        authoring.new: "Begin a kata of your own",
        authoring.verify: "See if katas are ready for learners",
        auditing.audit: "Find out what checks let through",
    },
}

# What they do is done on TensorFlow.
_CHECKING = ("check", "diagnose", "grade", "watch")
# What is looked at here need not be for another backend to be right.
_ON_TENSORFLOW = ("diagnose", "grade", "audit")


class _Commands(click.Group):
    """Commands in sections, and their errors in lines that fit the terminal."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for section, commands in _COMMANDS.items():
            with formatter.section(section):
                formatter.write_dl([(str(command.name), words) for command, words in commands.items()])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise click.UsageError(screen.fitted(f"Error: {error.format_message()}")[7:], error.ctx) from None
        except click.ClickException as error:
            raise click.ClickException(screen.fitted(f"Error: {error.format_message()}")[7:]) from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pytest-keraskata")
@click.pass_context
def main(context: click.Context) -> None:
    """Learn and teach Keras by doing."""
    told = backend.chosen()
    if context.invoked_subcommand in _ON_TENSORFLOW:
        told = told or ("" if backend.used() == "tensorflow" else backend.used())
        os.environ["KERAS_BACKEND"] = "tensorflow"
    if context.invoked_subcommand in _CHECKING and told:
        click.echo(f"checked on TensorFlow, whatever KERAS_BACKEND is: {told}", err=True)


for _section in _COMMANDS.values():
    for _command in _section:
        main.add_command(_command)
