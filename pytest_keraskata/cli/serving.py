"""The command that lets an assistant help: the katas as tools of the Model Context Protocol."""

import click

from pytest_keraskata.cli.practice import opened


@click.command()
def mcp() -> None:
    """Serve the katas of this folder to an assistant, through stdin and stdout (Model Context Protocol).

    Its tools list katas and tasks, give one hint at a time, and check what you wrote; solutions stay locked until you
    have solved them. Needs the extra: pip install "pytest-keraskata[mcp]".
    """
    folder, _ = opened()
    try:
        from pytest_keraskata.assistant import server
    except ImportError as missing:
        raise click.ClickException(
            f'{missing.name} is missing: pip install "pytest-keraskata[mcp]" brings what this command needs'
        ) from None
    server(folder).run()
