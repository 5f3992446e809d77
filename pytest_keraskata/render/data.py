"""Verdicts as JSON: one object each, in the form that docs/verdicts.md describes."""

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pytest_keraskata.judge.verdict import Verdict

VERSION = 1


def verdict_data(verdict: Verdict, file: str = "") -> dict[str, Any]:
    """A verdict as plain data."""
    return {
        "kata": verdict.kata,
        "topic": verdict.topic,
        "file": file or verdict.file,
        "status": verdict.status,
        "message": verdict.message,
        "line": verdict.line,
        "checks": [
            {"name": outcome.check, "status": outcome.status, "seconds": round(outcome.seconds, 3)}
            for outcome in verdict.outcomes
        ],
        "findings": [
            {
                "check": finding.check,
                "call": finding.call,
                "expected": finding.expected,
                "found": finding.found,
                "why": finding.why,
                "try": finding.advice,
                "line": finding.line,
                "details": list(finding.details),
            }
            for finding in verdict.findings
        ],
    }


def joined(one: Mapping[str, Any] | None, other: Mapping[str, Any], checks: Sequence[str]) -> dict[str, Any]:
    """Two verdicts on one file put together: what two processes found out, or an earlier and a later state.

    Args:
        checks: the names of the kata's checks; a kata is solved only where each of them has passed.
    """
    known = {check["name"]: check for part in (one, other) if part for check in part["checks"]}
    findings = {finding["check"]: finding for part in (one, other) if part for finding in part["findings"]}
    status = other["status"]
    if status not in ("todo", "error") or known:
        statuses = [known[name]["status"] if name in known else "not run" for name in checks]
        status = (
            "error"
            if "error" in statuses
            else "failed"
            if "failed" in statuses
            else "solved"
            if all(status == "passed" for status in statuses)
            else "partial"
        )
    return {
        **other,
        "status": status,
        "checks": [known[name] for name in checks if name in known],
        "findings": [findings[name] for name in checks if name in findings],
    }


def verdicts_text(verdicts: Sequence[Mapping[str, Any]]) -> str:
    """Verdicts as the text of a JSON file."""
    return json.dumps({"version": VERSION, "verdicts": list(verdicts)}, indent=2, ensure_ascii=False)


def write_whole(path: Path, text: str) -> None:
    """Write a text and a line end to a file: whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text + "\n")
        # A temporary file is its owner's alone; this one is to be as any other.
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
