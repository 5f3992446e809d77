"""Writes docs/surface.txt, all that others build on, from the code; with --check, only says whether it is up to date."""

import dataclasses
import importlib
import inspect
import re
import sys
import types
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/surface.txt"
# This copy is described, even if another one is installed.
sys.path.insert(0, str(ROOT))

from pytest_keraskata import catalogue, cli, failures, plugin  # noqa: E402
from pytest_keraskata.asking import message  # noqa: E402
from pytest_keraskata.learner import progress, quiz  # noqa: E402
from pytest_keraskata.portrait.fault import Fault  # noqa: E402
from pytest_keraskata.render import data  # noqa: E402
from pytest_keraskata.verdict import CheckStatus, Finding, Outcome, Status, Verdict  # noqa: E402

_PUBLIC = ("api", "testing", "authoring")


class _Recorder:
    """Stands in for pytest's parser and its groups, and keeps the options."""

    def __init__(self) -> None:
        self.options: dict[str, Mapping[str, Any]] = {}

    def getgroup(self, *_: str) -> "_Recorder":
        return self

    def addoption(self, name: str, **how: Any) -> None:
        self.options[name] = how


def names() -> Iterator[str]:
    """What Python code may import, and how it is called."""
    for room in _PUBLIC:
        module = importlib.import_module(f"pytest_keraskata.{room}")
        for name in sorted(module.__all__):
            yield f"{room}.{name}{_called(getattr(module, name))}"


def _called(value: Any) -> str:
    """The names of parameters, by position or by name, and which can be left out; no types, which Pythons write apart."""
    # An alias of a type can be called, which nobody does; what it is differs between Pythons.
    if value is Any or isinstance(value, types.GenericAlias) or not isinstance(value, type | types.FunctionType):
        return ""
    try:
        parameters = list(inspect.signature(value).parameters.values())
    except (TypeError, ValueError):
        return ""
    bare = [
        one.replace(annotation=one.empty, default=one.default if one.default is one.empty else ...)
        for one in parameters
    ]
    return str(inspect.Signature(bare)).replace("=Ellipsis", "=…")


def options() -> Iterator[str]:
    """The options of pytest and the commands, with theirs."""
    recorder = _Recorder()
    plugin.pytest_addoption(recorder)  # type: ignore[arg-type]
    for name, how in sorted(recorder.options.items()):
        yield " ".join(["pytest", name, str(how.get("metavar", ""))]).rstrip()
    for name, command in sorted(cli.main.commands.items()):
        yield f"keraskata {name}"
        for one in command.params:
            words = [*one.opts, *one.secondary_opts] if isinstance(one, click.Option) else [(one.name or "").upper()]
            yield f"keraskata {name} {'/'.join(words)}"


def forms() -> Iterator[str]:
    """What JSON and other files hold."""
    wrong = Finding("check", "call", failures.Claim("", ""))
    told = data.verdict_data(Verdict("kata", "topic", ("check",), "", (Outcome("check", CheckStatus.FAILED, wrong),)))
    yield f"verdicts {data.VERSION}"
    yield f"verdict: {', '.join(told)}"
    yield f"verdict.checks: {', '.join(told['checks'][0])}"
    yield f"verdict.findings: {', '.join(told['findings'][0])}"
    yield f"verdict.status: {', '.join(Status)}"
    yield f"check.status: {', '.join(CheckStatus)}"
    for kind in sorted(_kinds(failures.Failure), key=lambda one: one.__name__):
        yield f"failure {kind.__name__}: {', '.join(one.name for one in dataclasses.fields(kind))}"
    yield f"fault: {', '.join(one.name for one in dataclasses.fields(Fault))}"
    yield f"progress.json {progress.VERSION}"
    yield f"quiz.json {quiz.VERSION}"


def _kinds(kind: type[Any]) -> set[type[Any]]:
    below = {one for known in kind.__subclasses__() for one in _kinds(known)}
    return below | {
        kind for _ in (1,) if dataclasses.is_dataclass(kind) and kind.__module__.startswith(failures.__name__)
    }


def points() -> Iterator[str]:
    """Entry points, ours and those that others may fill; extras, and the Pythons it runs on."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    yield f"requires-python {project['requires-python']}"
    for extra in sorted(project["optional-dependencies"]):
        yield f"extra {extra}"
    for group, entries in sorted(project["entry-points"].items()):
        for name, value in sorted(entries.items()):
            yield f"entry point {group}: {name} = {value}"
    for name, value in sorted(project["scripts"].items()):
        yield f"program {name} = {value}"
    yield f"group {catalogue._GROUP}"
    yield f"group {message._KINDS}"


def katas() -> Iterator[str]:
    """The ids that learners name and gradebooks hold, with what an answer defines and the names of the checks."""
    for kata in sorted(catalogue.all_katas(), key=lambda one: one.id):
        yield f"kata {kata.file}: {'; '.join(one.signature for one in kata.functions)}"
        yield f"kata {kata.id}: {', '.join(check.name for check in kata.checks)}"


def text() -> str:
    """One line for each name."""
    parts = (points(), names(), options(), forms(), katas())
    return "\n\n".join("\n".join(line.rstrip() for line in part) for part in parts) + "\n"


def main() -> int:
    written = text()
    # A default that shows where it lies in memory would be another one each time.
    assert not re.search(r"0x[0-9a-f]{6}", written)
    if "--check" in sys.argv:
        return int(not PAGE.exists() or written != PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(written, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
