"""Verdicts as JSON, with the words that go with them: one object each, in the form that docs/verdicts.md describes."""

import json
from collections.abc import Sequence
from typing import Any

from pytest_keraskata.render.failures import details, message, table, words
from pytest_keraskata.render.tables import table_lines
from pytest_keraskata.render.text import WIDEST
from pytest_keraskata.verdict import Finding, Verdict

VERSION = 2


def verdict_data(verdict: Verdict) -> dict[str, Any]:
    """A verdict as plain data that `Verdict.from_data` reads, and as words."""
    data = verdict.as_data()
    findings = [{**one, **_said(finding)} for one, finding in zip(data["findings"], verdict.findings, strict=True)]
    return {**data, "message": message(verdict), "findings": findings}


def _said(finding: Finding) -> dict[str, Any]:
    said, shown = words(finding.failure), table(finding)
    lines = [*details(finding), *(table_lines(shown, WIDEST) if shown is not None else ())]
    return {"expected": said.expected, "found": said.found, "details": lines}


def verdicts_text(verdicts: Sequence[Verdict]) -> str:
    """Verdicts as the text of a JSON file."""
    data = {"version": VERSION, "verdicts": [verdict_data(verdict) for verdict in verdicts]}
    return json.dumps(data, indent=2, ensure_ascii=False)
