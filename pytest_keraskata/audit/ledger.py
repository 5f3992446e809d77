"""Results of earlier audits, and what each of them depends on."""

import hashlib
import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from pytest_keraskata import catalogue
from pytest_keraskata.asking.message import requests
from pytest_keraskata.audit.closure import Sources
from pytest_keraskata.audit.trial import Fate, Result, Trial

# What a spec doesn't import: that which tries answers, and that which an answer's process runs.
ALWAYS = ("pytest_keraskata.audit.trial", "pytest_keraskata.answer.__main__")


class Ledger:
    """Results of earlier runs, kept in a file line by line: an audit that was interrupted goes on where it was.

    Args:
        path: of the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, tuple[Fate, str, str]] = {}
        if path.is_file():
            for line in path.read_text("utf-8").splitlines():
                try:
                    digest, fate, by, why = json.loads(line)
                except ValueError:
                    # The line that was being written when it was interrupted.
                    continue
                self._known[digest] = fate, by, why

    def get(self, trial: Trial) -> Result | None:
        """What became of a trial, where nothing that this depends on has changed since."""
        known = self._known.get(digest(trial))
        return Result(trial, *known) if known else None

    def keep(self, result: Result) -> None:
        """Write a result down."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps([digest(result.trial), result.fate, result.by, result.why]) + "\n")


def digest(trial: Trial) -> str:
    """A fingerprint of all that a result depends on: the answer, and what judges answers to its kata."""
    return hashlib.sha256(
        f"{_judge_digest(trial.kata)}\n{trial.kata}\n{_told(trial)}{trial.seed or ''}{trial.source}".encode()
    ).hexdigest()


def _told(trial: Trial) -> str:
    """What tells mistakes apart, which have one source."""
    return f"{trial.name}\n" if trial.kind == "mistake" else ""


@cache
def _judge_digest(kata: str) -> str:
    return sources().digest(catalogue.index()[kata], *ALWAYS)


@cache
def sources() -> Sources:
    """This package, those that specs come from and those that bring kinds of requests."""
    kinds = [module for kind in requests() for module in (kind.__module__, kind.probe)]
    roots = {module.partition(".")[0] for module in (__name__, *catalogue.index().values(), *kinds)}
    specs = {root: spec for root in roots if (spec := find_spec(root))}
    return Sources(
        {
            root: Path(next(iter(spec.submodule_search_locations or ()), (spec.origin or "").removesuffix(".py")))
            for root, spec in specs.items()
        }
    )
