"""The gradebook in the forms that other systems read: JUnit, Gradescope, PrairieLearn, Exercism, Classroom 50."""

from __future__ import annotations

import json
import math
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from pytest_keraskata import catalogue
from pytest_keraskata.grading.gradebook import Cell, Gradebook, Row
from pytest_keraskata.grading.intake import printable
from pytest_keraskata.grading.sheets import outcome
from pytest_keraskata.render.failures import message, without_case

# Of the words for one check, and of a file: what the strictest reader takes.
_WORDS = 4_000
_OURS = "it could not be graded, by no fault of yours; it will be graded again"


@dataclass(frozen=True)
class Item:
    """One check of one learner's answer, as it is told to the learner.

    Args:
        cell: the answer.
        check: the check's name.
        passed: whether it did.
        earned: its points; None where the answer couldn't be graded.
        possible: what it is worth.
        words: what the learner is told, without any case that was drawn.
    """

    cell: Cell
    check: str
    passed: bool
    earned: float | None
    possible: float
    words: str

    @property
    def name(self) -> str:
        return f"{self.cell.kata}: {self.check}"


def items(book: Gradebook, row: Row) -> Iterator[Item]:
    """All checks of a learner's answers, in order; what didn't run is there, and hasn't passed."""
    for cell in row.cells:
        for check, possible in book.points.checks[cell.kata].items():
            passed = cell.outcome != "fault" and cell.checks[check] == "passed"
            earned = None if cell.outcome == "fault" else possible if passed else 0.0
            yield Item(cell, check, passed, earned, possible, "" if passed else words(cell, check))


def words(cell: Cell, check: str) -> str:
    """Why a check of an answer has not passed, in words for its learner."""
    ending = trouble(cell)
    if ending:
        return ending
    finding = cell.finding(check)
    if finding is None:
        return f"{cell.checks[check]}: what comes before it has to be right first"
    known = catalogue.load(cell.kata).mistakes
    told = "\n".join(f"{label}: {text}" for label, text in without_case(finding, known))
    return _plain(told) or f"not passed; pytest --kata={cell.kata} shows it on your machine"


def trouble(cell: Cell) -> str:
    """Why an answer was not judged at all, or ""."""
    match cell.outcome:
        case "missing":
            return "nothing was sent for it"
        case "fault":
            return _OURS
        case "todo":
            return "nothing is written yet"
        case "error" if cell.verdict is not None and cell.verdict.trouble is not None:
            where = f" (line {cell.line})" if cell.line else ""
            return _plain(message(cell.verdict)) + where
        case "error" if cell.verdict is None:
            return _plain(cell.detail or cell.kind)
    return ""


def _plain(text: str) -> str:
    """Text of several lines without what would steer whatever shows it."""
    return "\n".join(printable(line) for line in text.splitlines())[:_WORDS]


def junit(book: Gradebook) -> str:
    """JUnit's XML: a suite for each kata, a case for each learner and check."""
    root = ET.Element("testsuites", name="keraskata")
    for place, kata in enumerate(book.katas):
        suite = ET.SubElement(root, "testsuite", name=kata)
        _properties(suite, {"tier": book.tier, "seed": book.seed, "points": f"{book.points.possible(kata):g}"})
        cases = [(row, one) for row in book.rows for one in items(book, row) if one.cell is row.cells[place]]
        kinds = [_case(suite, row, one) for row, one in cases]
        counts = {"tests": len(kinds), "failures": kinds.count("failure"), "errors": kinds.count("error"), "skipped": 0}
        suite.attrib.update({name: str(count) for name, count in counts.items()})
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True)


def _case(suite: ET.Element, row: Row, one: Item) -> str:
    """Write a case; what it has beside its name, or ""."""
    seconds = one.cell.kept.seconds if one.cell.kept is not None else 0.0
    share = seconds / max(len(one.cell.checks), 1)
    case = ET.SubElement(suite, "testcase", classname=_xml(row.learner.id), name=one.check, time=f"{share:.3f}")
    told = {
        "learner": row.learner.name,
        "outcome": outcome(one.cell),
        "points": f"{one.earned or 0:g}",
        "of": f"{one.possible:g}",
    }
    _properties(case, told)
    if one.passed:
        return ""
    kind = "error" if one.cell.outcome in ("error", "fault") else "failure"
    said = ET.SubElement(case, kind, message=_xml(one.words.partition("\n")[0]), type=outcome(one.cell))
    said.text = _xml(one.words)
    return kind


def _properties(parent: ET.Element, told: Mapping[str, object]) -> None:
    listed = ET.SubElement(parent, "properties")
    for name, value in told.items():
        ET.SubElement(listed, "property", name=name, value=_xml(str(value)))


def _xml(text: str) -> str:
    """Printable text without the two characters beyond these that XML has no way to write."""
    return "".join(one for one in _plain(text) if one == "\n" or not 0xFFFE <= ord(one) <= 0xFFFF)


def gradescope(book: Gradebook, row: Row) -> dict[str, Any]:
    """What Gradescope reads as results.json."""
    tests: list[dict[str, Any]] = []
    for one in items(book, row):
        told: dict[str, Any] = {
            "name": one.name,
            "max_score": one.possible,
            "status": "passed" if one.passed else "failed",
            "visibility": book.points.shown(one.cell.kata),
            "output_format": "text",
        }
        # A learner whose answers couldn't all be graded gets no points yet, and loses none.
        if row.total is not None and one.earned is not None:
            told["score"] = one.earned
        if one.words:
            told["output"] = one.words
        tests.append(told)
    output = "" if row.total is not None else "ungradable: grader fault; nothing is lost, and it will be graded again"
    notes = [
        output,
        *([str(row.late)] if row.late else []),
        *([f"decided: {_plain(row.decided)}"] if row.decided else []),
    ]
    return {
        "score": row.total if row.total is not None else 0,
        "execution_time": round(_seconds(row), 3),
        "output": "\n".join(note for note in notes if note),
        "output_format": "text",
        "stdout_visibility": "hidden",
        "tests": tests,
        "extra_data": {"sandbox": book.tier, "outcomes": {cell.kata: outcome(cell) for cell in row.cells}},
    }


def prairielearn(book: Gradebook, row: Row) -> dict[str, Any]:
    """What PrairieLearn reads as results.json; nothing is gradable where something is our fault."""
    if row.total is None:
        return {"gradable": False, "message": _OURS}
    tests = [
        {"name": one.name, "points": one.earned, "max_points": one.possible, "message": one.words}
        for one in items(book, row)
    ]
    share = min(row.total / row.possible, 1.0) if row.possible else 0.0
    return {"gradable": True, "score": round(share, 6), "message": _plain(row.decided), "tests": tests}


def exercism(book: Gradebook, row: Row, cell: Cell) -> dict[str, Any]:
    """What Exercism reads as results.json of one exercise, version 3."""
    ending = trouble(cell)
    if ending:
        return {"version": 3, "status": "error", "message": ending[:65535], "tests": []}
    tests = []
    for one in items(book, row):
        if one.cell is cell:
            test = {"name": one.check, "status": "pass" if one.passed else _status(cell, one.check), "test_code": ""}
            tests.append(test if one.passed else {**test, "message": one.words})
    solved = all(test["status"] == "pass" for test in tests)
    return {"version": 3, "status": "pass" if solved else "fail", "tests": tests}


def _status(cell: Cell, check: str) -> str:
    return "error" if cell.checks[check] == "error" else "fail"


# What Classroom 50's runner tells an autograder in its environment, by the key of the result that it belongs to.
CLASSROOM = {
    "classroom": "CLASSROOM",
    "assignment": "ASSIGNMENT",
    "owner": "USERNAME",
    "submission": "SUBMISSION_TAG",
    "commit": "COMMIT_URL",
    "release": "RELEASE_URL",
}


def classroom50(book: Gradebook, row: Row, told: Mapping[str, str]) -> dict[str, Any]:
    """What Classroom 50 reads as result.json (classroom50/result/v1).

    Args:
        book: the gradebook.
        row: the learner.
        told: the environment of Classroom 50's runner.
    """
    # Its points are whole numbers.
    parts = [points for checks in book.points.checks.values() for points in checks.values()]
    whole = 1 if all(float(points).is_integer() for points in parts) else 100
    tests: list[dict[str, Any]] = [
        {
            "test-name": one.name,
            "passed": one.passed,
            "score": _whole(one.earned or 0.0, whole),
            "max-score": _whole(one.possible, whole),
            "message": one.words,
        }
        for one in items(book, row)
    ]
    most = sum(test["max-score"] for test in tests)
    when = (row.sent or datetime.now(timezone.utc)).astimezone(timezone.utc)
    return {
        "schema": "classroom50/result/v1",
        **{key: told[name] for key, name in CLASSROOM.items()},
        "assignment_type": told.get("MODE", "").strip().lower() or "individual",
        "review": told.get("REVIEW_URL") or told["COMMIT_URL"],
        "datetime": when.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "score": min(_whole(row.total or 0.0, whole), most),
        "max-score": most,
        "tests": tests,
    }


def _whole(points: float, whole: int) -> int:
    return math.floor(points * whole + 0.5)


def _seconds(row: Row) -> float:
    return sum(cell.kept.seconds for cell in row.cells if cell.kept is not None)


def text(data: object) -> str:
    """Plain data as the text of a JSON file."""
    return json.dumps(data, indent=1, ensure_ascii=True, allow_nan=False)
