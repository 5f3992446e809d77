"""The pytest face: options and hooks, each a few lines. Nothing heavy is imported before a kata is selected."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from pytest_keraskata import board, collection


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of keraskata."""
    group = parser.getgroup("keraskata", "Keras katas")
    group.addoption(
        "--kata",
        action="append",
        default=[],
        metavar="NAME",
        help="Check only this kata, topic or question (lstm, recurrent, Q31, conv*); repeatable, commas allowed",
    )
    group.addoption("--kata-list", action="store_true", help="Print the katas by topic with their questions, and exit")
    group.addoption("--solutions", action="store_true", help="Check solutions/ instead of katas/")
    group.addoption("--kata-dir", metavar="DIR", help="Check the answers in this folder instead of katas/")
    group.addoption("--kata-json", metavar="FILE", help="Write the verdicts to this file as JSON")
    group.addoption(
        "--kata-report", metavar="FILE", help="Write a page with verdicts and pictures to this file, as HTML"
    )
    group.addoption(
        "--kata-save-case", metavar="DIR", help="Write each call that fails to this folder: a script, and its arrays"
    )
    group.addoption(
        "--keras-model",
        action="append",
        default=[],
        metavar="MODULE:FUNCTION",
        help="Look for faults of the model that this function gives, alone or with its data: (model, x, y); repeatable",
    )
    group.addoption(
        "--kata-timeout",
        type=float,
        default=60.0,
        metavar="SECONDS",
        help="Stop a check that takes longer (default: %(default)s)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Settle which folder and which katas this run is about."""
    config.addinivalue_line("markers", "kata: a check of a kata")
    state = collection.State.of(config)
    config.stash[collection.STATE] = state
    config.pluginmanager.register(board.Board(config, state), "keraskata-board")


def pytest_report_header(config: pytest.Config) -> list[str]:
    """Name what is left out of what other packages bring, where katas are checked."""
    return collection.left_out(config)


def pytest_cmdline_main(config: pytest.Config) -> int | None:
    """Print the catalogue where that is all that was asked for."""
    return collection.print_catalogue(config) if config.getoption("kata_list") else None


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect an answer below a folder of katas without importing it."""
    # Files named on the command line reach pytest_pycollect_makemodule by themselves.
    return None if parent.session.isinitpath(file_path) else collection.kata_file(parent, file_path)


@pytest.hookimpl(tryfirst=True)
def pytest_pycollect_makemodule(module_path: Path, parent: Any) -> Any:
    """Collect an answer named on the command line."""
    return collection.kata_file(parent, module_path)


def pytest_ignore_collect(config: pytest.Config) -> bool | None:
    """Leave all files out where only a model is asked about, that belongs to no kata."""
    alone = config.getoption("keras_model") and config.args_source is not pytest.Config.ArgsSource.ARGS
    return True if alone else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add the checks of a model that belongs to no kata."""
    places: list[str] = config.getoption("keras_model")
    if places:
        from pytest_keraskata.models import model_items

        items += model_items(session, places)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Refuse a selection that no file answers, and a backend that no kata is checked on."""
    collection.refuse_empty_selection(session)
    collection.refuse_other_backend(session)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say on the report how a check went, in words that cross to another process."""
    report = yield
    if isinstance(item, collection.KataItem):
        item.describe(report)
    return report


def pytest_report_teststatus(report: Any) -> tuple[str, str, Any] | None:
    """Show todo and not reached as statuses of their own."""
    return collection.status_of(report)
