"""What comes out of a class that is graded: tables, forms of other systems, pages; nothing lost when a run is killed."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import jsonschema
import junitparser
import pytest
from click.testing import CliRunner, Result

from pytest_keraskata import catalogue
from pytest_keraskata.answer import box
from pytest_keraskata.answer.box import Tier
from pytest_keraskata.cli import main
from pytest_keraskata.failures.functions import WrongInteger
from pytest_keraskata.failures.unchecked import Silent
from pytest_keraskata.grading import alike, judging, supervising
from pytest_keraskata.verdict import CheckStatus, Finding, Outcome, Verdict

ROOT = Path(__file__).parents[1]
KATA, OTHER = "recurrent_params", "ann_params"
CHECKS = [check.name for check in catalogue.load(KATA).checks]
MISTAKE = next(iter(catalogue.load(KATA).mistakes.values()))
# Of a learner whose name and messages should steer nothing, wherever they are shown.
HOSTILE = "=1+1 <script>alert(1)</script> ]]></failure><testcase name='forged'/> \N{RIGHT-TO-LEFT OVERRIDE}"
# In what an answer says there may be more, which no name can have.
STEERING = f"{HOSTILE}\0\x0b\x1b[2J\ufffe\r\n=1+1"


def played(kata: str, source: bytes, seed: int) -> judging.Result:
    """What a judge would say, told by a word in the source; for what comes after the judge it makes no difference."""
    names = tuple(check.name for check in catalogue.load(kata).checks)
    word = source.decode().split()[1]
    passed = [Outcome(name, CheckStatus.PASSED) for name in names]
    failure = WrongInteger(260, 195)
    if word == "fault":
        return judging.Result(kata, None, "fault", "RuntimeError", "something of ours")
    if word == "crash":
        return judging.Result(kata, None, "error", "crash", STEERING)
    if word == "stops":
        silent = Finding(names[1], "f(13)", Silent(STEERING, "time"), line=3)
        outcomes = (passed[0], Outcome(names[1], CheckStatus.ERROR, silent), Outcome(names[2], CheckStatus.NOT_REACHED))
        verdict = Verdict(kata, catalogue.topic_of(kata), names, "x.py", outcomes)
        return judging.Result(kata, verdict, "error", "timeout", line=3)
    if word == "wrong":
        finding = Finding(names[1], "f(917)", failure, MISTAKE.why, MISTAKE.advice, 4, rule=MISTAKE.id)
        passed[1] = Outcome(names[1], CheckStatus.FAILED, finding)
    if word == "odd":
        finding = Finding(names[1], "f(917)", failure, f"{STEERING} where this call asks for 917", STEERING)
        passed[1] = Outcome(names[1], CheckStatus.FAILED, finding)
    verdict = Verdict(kata, catalogue.topic_of(kata), names, "x.py", tuple(passed))
    return judging.Result(kata, verdict, str(verdict.status), seconds=0.5)


Judge = Callable[..., Any]


def judged_by_word(task: judging.Task, *, tier: Tier) -> list[judging.Result]:
    return [played(kata, source, task.seed) for kata, source in task.files.items()]


def given(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def handed_in(folder: Path, words: Mapping[str, str]) -> Path:
    """A folder per learner, whose answer is what the judge in these tests goes by."""
    return given(folder, {f"{name}/{KATA}.py": f"# {word} {name}\n" for name, word in words.items()})


class Office:
    """Where a class is graded again and again.

    Args:
        folder: for submissions and gradebook.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = folder / "out"
        self.judged: list[tuple[str, str]] = []

    def grade(self, *more: str, katas: str = KATA, judge: Judge = judged_by_word, compare: bool = False) -> Result:
        def noted(task: judging.Task, *, tier: Tier) -> list[judging.Result]:
            self.judged += [(task.learner, kata) for kata in task.files]
            return list(judge(task, tier=tier))

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(supervising, "judge", noted)
            if not compare:
                patch.setattr(alike, "alike", lambda *_: ([], []))
            place = self.folder / "class"
            return CliRunner(env={"COLUMNS": "1000"}).invoke(
                main, ["grade", str(place), f"--katas={katas}", f"--out={self.out}", "--unsafe-no-sandbox", *more]
            )

    @property
    def rows(self) -> dict[str, dict[str, str]]:
        return {row["id"]: row for row in table(self.out / "gradebook.csv")}

    def read(self, pattern: str) -> dict[str, Any]:
        """The JSON files of a form, by the first word of their names."""
        return {path.stem.partition("-")[0]: json.loads(path.read_text("utf-8")) for path in self.out.glob(pattern)}


def table(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


WORDS = {
    "anna": "right",
    "ben": "wrong",
    "carl": "fault",
    "dora": "crash",
    "emil": "odd",
    "fred": "stops",
    "gus": "wrong",
}


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A small class, one of each kind, in every form."""
    office = Office(tmp_path_factory.mktemp("office"))
    handed_in(office.folder / "class", WORDS)
    given(office.folder, {"roster.csv": f'id,name\nanna,"{HOSTILE}"\nzoe,Zoë Zimt\n'})
    also = [f"--also={one}" for one in ("junit", "gradescope", "prairielearn", "exercism")]
    result = office.grade(f"--roster={office.folder / 'roster.csv'}", *also)
    assert 3 == result.exit_code, result.output
    return office


# --- points -----------------------------------------------------------------------------------------------


def test_what_each_outcome_earns(books: Office) -> None:
    """A point for each check that passed; a fault of ours leaves the total open and costs nothing."""
    expected = {"anna": "3", "ben": "2", "carl": "", "dora": "0", "emil": "2", "fred": "1", "gus": "2", "zoe": "0"}

    assert expected == {name: row["total"] for name, row in books.rows.items()}
    assert {"3"} == {row["possible"] for row in books.rows.values()}


def test_declared_points(office: Office) -> None:
    """What a check is worth is declared; one that isn't declared earns nothing, one that doesn't exist is refused."""
    handed_in(office.folder / "class", {"anna": "right", "ben": "wrong"})
    points = office.folder / "points.toml"
    given(office.folder, {"points.toml": f"[{KATA}.checks]\n{CHECKS[0]} = 2\n{CHECKS[1]} = 2.5\n"})

    assert 1 == office.grade(f"--points={points}").exit_code
    assert ["4.5", "2"] == [row["total"] for row in office.rows.values()]
    assert ["4.5", "4.5"] == [row["possible"] for row in office.rows.values()]
    for text, problem in (
        (f"[{KATA}.checks]\nnothing = 1", f"has no check 'nothing'; its checks are {', '.join(CHECKS)}"),
        (f"[{KATA}.checks]\n{CHECKS[0]} = -1", "0 or more"),
        ("", f"no table [{KATA}.checks]"),
        ("[", "points.toml"),
    ):
        given(office.folder, {"points.toml": text})
        refused = office.grade(f"--points={points}")
        assert (2, True) == (refused.exit_code, problem in refused.output), refused.output


# --- forms ------------------------------------------------------------------------------------------------

TEXT = {"type": "string"}
AMOUNT = {"type": "number", "minimum": 0}
# Written from the systems' own descriptions of what they read, as none of them publishes a schema or a reader as a
# package: Gradescope's autograder specifications, PrairieLearn's documentation of external grading, exercism/docs
# building/tooling/test-runners/interface.md (at 19e037f), and Classroom 50's result/v1.
GRADESCOPE = {
    "type": "object",
    "required": ["score", "tests"],
    "additionalProperties": False,
    "properties": {
        "score": AMOUNT, "execution_time": AMOUNT, "output": TEXT, "output_format": {"enum": ["text"]},
        "stdout_visibility": {"const": "hidden"}, "extra_data": {"type": "object"},
        "tests": {"type": "array", "items": {
            "type": "object", "required": ["name", "max_score", "status"], "additionalProperties": False,
            "properties": {
                "name": TEXT, "score": AMOUNT, "max_score": AMOUNT, "status": {"enum": ["passed", "failed"]}, "output": TEXT,
                "output_format": {"enum": ["text"]},
                "visibility": {"enum": ["visible", "hidden", "after_due_date", "after_published"]},
            },
        }},
    },
}  # fmt: skip
PRAIRIELEARN = {
    "type": "object",
    "required": ["gradable"],
    "additionalProperties": False,
    "if": {"properties": {"gradable": {"const": True}}},
    "then": {"required": ["score", "tests"]},
    "properties": {
        "gradable": {"type": "boolean"}, "score": {**AMOUNT, "maximum": 1}, "message": TEXT,
        "tests": {"type": "array", "items": {
            "type": "object", "required": ["name", "points", "max_points"], "additionalProperties": False,
            "properties": {"name": TEXT, "points": AMOUNT, "max_points": AMOUNT, "message": TEXT},
        }},
    },
}  # fmt: skip
EXERCISM = {
    "type": "object",
    "required": ["version", "status", "tests"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": 3}, "status": {"enum": ["pass", "fail", "error"]}, "message": {"type": "string", "maxLength": 65535},
        "tests": {"type": "array", "items": {
            "type": "object", "required": ["name", "status"], "additionalProperties": False,
            "properties": {"name": TEXT, "status": {"enum": ["pass", "fail", "error"]}, "message": TEXT, "test_code": TEXT},
            "if": {"properties": {"status": {"enum": ["fail", "error"]}}}, "then": {"required": ["message"]},
        }},
    },
    "if": {"properties": {"status": {"const": "error"}}},
    "then": {"required": ["message"], "properties": {"tests": {"maxItems": 0}}},
    "else": {"properties": {"tests": {"minItems": 1}}},
}  # fmt: skip
CLASSROOM = {
    "type": "object",
    "required": ["schema", "classroom", "assignment", "assignment_type", "owner", "submission", "commit", "release", "review",
                 "datetime", "score", "max-score", "tests"],
    "additionalProperties": False,
    "properties": {
        "schema": {"const": "classroom50/result/v1"}, "assignment_type": {"enum": ["individual", "group"]},
        **{name: {"type": "string", "minLength": 1} for name in ("classroom", "assignment", "owner", "commit", "release", "review")},
        "submission": {"type": "string", "pattern": "^submit/"},
        "datetime": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "score": {"type": "integer", "minimum": 0}, "max-score": {"type": "integer", "minimum": 0},
        "tests": {"type": "array", "items": {
            "type": "object", "required": ["test-name", "passed", "score", "max-score"],
            "properties": {"passed": {"type": "boolean"}, "score": {"type": "integer"}, "max-score": {"type": "integer"}},
        }},
    },
}  # fmt: skip


def test_gradescope(books: Office) -> None:
    """What is right has its points; where something is our fault, no check has any, and it says so."""
    told = books.read("gradescope/*.json")

    for one in told.values():
        jsonschema.validate(one, GRADESCOPE)
    assert {"carl": 0, "ben": 2.0, "zoe": 0.0} == {name: told[name]["score"] for name in ("carl", "ben", "zoe")}
    assert ["passed", "failed", "passed"] == [test["status"] for test in told["ben"]["tests"]]
    assert MISTAKE.why in told["ben"]["tests"][1]["output"]
    assert not any("score" in test for test in told["carl"]["tests"])
    assert told["carl"]["output"].startswith("ungradable: grader fault")


def test_prairielearn(books: Office) -> None:
    """Our fault isn't gradable, so that it costs no attempt."""
    told = books.read("prairielearn/*.json")

    for one in told.values():
        jsonschema.validate(one, PRAIRIELEARN)
    assert [name for name, one in told.items() if not one["gradable"]] == ["carl"]
    assert 0.666667 == told["gus"]["score"]


def test_exercism(books: Office) -> None:
    """Tests stand in the order of the checks; what didn't pass says why; an answer that couldn't be tried has none."""
    told = {
        path.parent.name.partition("-")[0]: json.loads(path.read_text("utf-8"))
        for path in books.out.glob("exercism/*/*")
    }

    for one in told.values():
        jsonschema.validate(one, EXERCISM)
    assert "pass" == told[page_of("1-1")]["status"]
    assert CHECKS == [test["name"] for test in told["fred"]["tests"]]
    assert ["pass", "error", "fail"] == [test["status"] for test in told["fred"]["tests"]]
    assert ["error", "error", "error"] == [told[name]["status"] for name in ("carl", "dora", "zoe")]


def page_of(name: str) -> str:
    """How a file of the learner with the hostile name begins."""
    return name.partition("-")[0]


def test_junit(books: Office) -> None:
    """Every check of every learner is a case; nothing that a learner says becomes a part of the file."""
    root = ET.parse(books.out / "junit.xml").getroot()
    (suite,) = root
    cases = suite.findall("testcase")
    learners = len(WORDS) + 1

    assert str(learners * len(CHECKS)) == suite.get("tests")
    assert learners * len(CHECKS) == len(cases)
    assert {*CHECKS} == {case.get("name") for case in cases}
    assert suite.get("failures") == str(sum(case.find("failure") is not None for case in cases))
    assert suite.get("errors") == str(sum(case.find("error") is not None for case in cases))
    assert suite.get("skipped") == "0"

    # As a program that reads such files takes it.
    (read,) = junitparser.JUnitXml.fromfile(str(books.out / "junit.xml"))
    tally = Counter(type(one.result[0]).__name__ if one.result else "passed" for one in read)
    assert (read.tests, read.failures, read.errors) == (len(cases), tally["Failure"], tally["Error"])


def test_classroom50(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """In Classroom 50's runner, whose environment says what is graded; points are whole numbers."""
    handed_in(office.folder / "class", {"anna": "wrong"})
    given(office.folder, {"points.toml": f"[{KATA}.checks]\n" + "\n".join(f"{name} = 1.5" for name in CHECKS)})
    options = "--also=classroom50", f"--points={office.folder / 'points.toml'}"

    refused = office.grade(*options)
    for name in ("CLASSROOM", "ASSIGNMENT", "USERNAME", "COMMIT_URL", "RELEASE_URL"):
        monkeypatch.setenv(name, name.lower())
    monkeypatch.setenv("SUBMISSION_TAG", "submit/2026-06-01T14-32-05Z-a1b2c3d")
    office.grade(*options)

    (told,) = office.read("classroom50/*.json").values()
    assert (2, True) == (refused.exit_code, "CLASSROOM, ASSIGNMENT" in refused.output)
    jsonschema.validate(told, CLASSROOM)
    assert (300, 450) == (told["score"], told["max-score"])
    assert "username" == told["owner"]


def test_canvas(office: Office) -> None:
    """Canvas's own export is filled in where its rows say who is meant, and nothing else is written."""
    handed_in(office.folder / "class", {"kovacsanna_1201_9001_x": "right"})
    (office.folder / "class").rename(office.folder / "away")
    given(office.folder / "class", {
        "kovacsanna_1201_9001_recurrent_params.py": "# right\n",
        "lebrunben_LATE_1202_9002_recurrent_params.py": "# wrong\n",
        "faultyfrida_1204_9003_recurrent_params.py": "# fault\n",
    })  # fmt: skip
    given(office.folder, {"canvas.csv": (
        "Student,ID,SIS User ID,SIS Login ID,Section,Homework 3 (99),Other (98)\n"
        "    Points Possible,,,,,10,10\n"
        '"Kovács, Anna",1201,u1,anna,One,,7\n"Lebrun, Ben",1202,u2,ben,One,5,8\n'
        '"=Away, Al",1203,u3,al,One,6,9\n"Faulty, Frida",1204,u4,fr,One,4,9\n'
    )})  # fmt: skip

    result = office.grade(f"--canvas={office.folder / 'canvas.csv'}", "--canvas-column=Homework 3")

    rows = table(office.out / "canvas.csv")
    assert ["10", "3", "2", "6", "4"] == [row["Homework 3 (99)"] for row in rows]
    assert "Other (98)" not in rows[0]
    assert "'=Away, Al" == rows[3]["Student"]
    assert "canvas.csv has no grade for =Away, Al" in result.output
    assert "canvas.csv has no grade for Faulty, Frida" in result.output
    assert "late" == office.rows["1202"]["late"]


def test_moodle(office: Office) -> None:
    """Moodle's worksheet is filled in on its own scale."""
    given(office.folder / "class", {
        "Anna Kovács_1201_assignsubmission_file_/recurrent_params.py": "# right\n",
        "Ben Lebrun_1202_assignsubmission_file_/recurrent_params.py": "# wrong\n",
    })  # fmt: skip
    given(office.folder, {"moodle.csv": (
        "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed\n"
        "Participant 1201,Anna Kovács,a@example.org,Submitted,,100.00,Yes\n"
        "Participant 1202,Ben Lebrun,b@example.org,Submitted,,100.00,Yes\n"
    )})  # fmt: skip

    office.grade(f"--moodle={office.folder / 'moodle.csv'}")

    assert ["100", "66.6667"] == [row["Grade"] for row in table(office.out / "moodle.csv")]


# --- pages ------------------------------------------------------------------------------------------------


def pages(office: Office) -> dict[str, str]:
    return {path.name.partition("-")[0]: path.read_text("utf-8") for path in (office.out / "learners").iterdir()}


def test_a_learners_page_shows_no_drawn_case(books: Office) -> None:
    """It says which check failed, why and what to try, and never for which numbers."""
    shown = pages(books)

    assert MISTAKE.why in shown["ben"]
    for text in (
        shown["ben"],
        shown["emil"],
        json.dumps(books.read("gradescope/*.json")),
        (books.out / "junit.xml").read_text(),
    ):
        assert not re.search(r"917|260|195", text)
    assert "by no fault of yours" in shown["carl"]
    assert "nothing was sent for it" in shown["zoe"]


def test_the_class_is_grouped_by_its_mistakes(books: Office) -> None:
    """Who made the same mistake stands together, with how many there are."""
    text = (books.out / "class.html").read_text("utf-8")

    assert f"<strong>2 of 5</strong>: {MISTAKE.why}" in text
    assert "ben, gus</details>" in text


def test_nearly_the_same(office: Office) -> None:
    """Renamed variables hide nothing, the stub counts for nothing, and another right answer is another one."""
    right = (ROOT / "solutions/recurrent/recurrent_params.py").read_text("utf-8")
    stub = (ROOT / "katas/recurrent/recurrent_params.py").read_text("utf-8")
    others = sorted((ROOT / "tests/answers" / KATA).glob("right_*.py"))[:4]
    texts = {"anna": right, "ben": right.replace("units", "n").replace("features", "k"), "carl": stub, "dora": stub}
    texts |= {f"own {number}": path.read_text("utf-8") for number, path in enumerate(others)}
    texts["hostile"] = "(" * 100_000
    given(office.folder / "class", {f"{name}/{KATA}.py": f"# right {name}\n{text}" for name, text in texts.items()})

    office.grade(compare=True)

    text = (office.out / "class.html").read_text("utf-8")
    table = text.split("Nearly the same")[1].split("</table>")[0]
    assert ["anna, ben"] == re.findall(r"<td>([^<]+)</td>", table)


def test_hostile_words_are_inert_on_pages(books: Office) -> None:
    """What a learner is called, and what an answer says, is text and nothing else."""
    for path in (*(books.out / "learners").iterdir(), books.out / "class.html"):
        text = path.read_text("utf-8")
        assert "<script" not in text
        assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in text
        assert "default-src 'none'" in text


@pytest.mark.parametrize(
    ("level", "has"), [("score", (False, False)), ("checks", (True, False)), ("findings", (True, True))]
)
def test_levels(office: Office, level: str, has: tuple[bool, bool]) -> None:
    """How much a page tells is the instructor's choice."""
    handed_in(office.folder / "class", {"ben": "wrong"})

    office.grade(f"--pages={level}")

    text = pages(office)["ben"]
    assert has == (f">{CHECKS[1]}<" in text, MISTAKE.why in text)
    assert "2 of 3 points" in text


def test_a_kata_may_stay_hidden(office: Office) -> None:
    """What isn't visible yet is on no learner's page."""
    handed_in(office.folder / "class", {"ben": "wrong"})
    checks = "\n".join(f"{name} = 1" for name in CHECKS)
    given(office.folder, {"points.toml": f'[{KATA}]\nvisibility = "after_published"\n[{KATA}.checks]\n{checks}\n'})

    office.grade(f"--points={office.folder / 'points.toml'}")

    text = pages(office)["ben"]
    assert "not shown yet" in text
    assert MISTAKE.why not in text


# --- decisions --------------------------------------------------------------------------------------------


def test_what_a_person_decides_stays(office: Office) -> None:
    """Points that a person gives have a reason, survive later runs, and are taken back by an empty cell."""
    handed_in(office.folder / "class", {"anna": "wrong", "ben": "fault"})
    decisions = office.folder / "decisions.csv"
    given(office.folder, {"decisions.csv": f"who,kata,points,why\nanna,{KATA},2.5,a typo\nben,,3,seen in person\n"})

    office.grade(f"--override={decisions}")
    office.grade()

    assert ["2.5", "3"] == [row["total"] for row in office.rows.values()]
    assert "decided: a typo" == office.rows["anna"][f"{KATA} note"]
    assert "seen in person" == office.rows["ben"]["decided"]
    given(office.folder, {"decisions.csv": f"who,kata,points,why\nanna,{KATA},,\n"})
    office.grade(f"--override={decisions}")
    assert ["2", "3"] == [row["total"] for row in office.rows.values()]
    for text, problem in (
        ("who,points,why\nnobody,1,x\n", "row 2: there is no learner 'nobody'"),
        ("who,points,why\nanna,many,x\n", "'many' is not a number of points"),
        ("who,points,why\nanna,1,\n", "a decision needs a reason"),
        ("who,points\nanna,1\n", "has no column 'why'"),
    ):
        given(office.folder, {"decisions.csv": text})
        refused = office.grade(f"--override={decisions}")
        assert (2, True) == (refused.exit_code, problem in refused.output), refused.output


def test_late_work_costs_nothing_without_a_rule(office: Office) -> None:
    """It is recorded and told; only a declared rule deducts."""
    handed_in(office.folder / "class", {"anna": "right", "ben": "right", "carl": "right"})
    given(office.folder, {"times.csv": "who,time\nanna,2026-11-20 20:00\nben,2026-11-22 01:30\n"})
    options = f"--times={office.folder / 'times.csv'}", "--due=2026-11-20 23:59"

    office.grade(*options)
    assert [("", "3"), ("late by 1 d 2 h", "3"), ("", "3")] == [
        (row["late"], row["total"]) for row in office.rows.values()
    ]
    office.grade(*options, "--late=10% per day, at most 15%")
    assert [("0", "3"), ("0.45", "2.55"), ("0", "3")] == [
        (row["deducted"], row["total"]) for row in office.rows.values()
    ]
    assert 2 == office.grade(*options, "--late=a lot").exit_code


# --- nothing lost, nothing twice --------------------------------------------------------------------------


def test_only_what_is_new_is_judged(office: Office) -> None:
    """Equal bytes are judged once, also of two learners; a changed file is judged again, and a fault of ours."""
    place = given(office.folder / "class", {f"{name}/{KATA}.py": "# right\n" for name in ("anna", "ben")})
    given(place, {f"carl/{KATA}.py": "# fault\n"})

    office.grade()
    assert [("anna", KATA), ("carl", KATA)] == sorted(office.judged)
    office.grade()
    assert [("anna", KATA), ("carl", KATA), ("carl", KATA)] == sorted(office.judged)
    given(place, {f"ben/{KATA}.py": "# wrong\n"})
    office.grade()
    assert ("ben", KATA) in office.judged
    assert ["solved", "failed", "fault"] == [row[KATA] for row in office.rows.values()]


def test_again(office: Office) -> None:
    """One learner's files are judged again when that is asked for."""
    handed_in(office.folder / "class", {"anna": "right", "ben": "wrong"})

    office.grade()
    office.grade("--again=anna")

    assert [("anna", KATA), ("anna", KATA), ("ben", KATA)] == sorted(office.judged)
    assert 2 == office.grade("--again=nobody").exit_code


def test_changed_checks_judge_their_kata_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only that kata, and what becomes of it is told before the gradebook is written over."""
    place = handed_in(office.folder / "class", {"anna": "right", "ben": "wrong"})
    given(place, {f"anna/{OTHER}.py": "# right\n"})
    office.grade(katas=f"{KATA},{OTHER}")
    office.judged.clear()
    digest = supervising.checks_of
    monkeypatch.setattr(supervising, "checks_of", lambda kata: "new" if kata == KATA else digest(kata))

    def stricter(task: judging.Task, *, tier: Tier) -> list[judging.Result]:
        assert "3" == office.rows["anna"]["recurrent_params points"]
        return [played(kata, b"# wrong", task.seed) for kata in task.files]

    result = office.grade(katas=f"{KATA},{OTHER}", judge=stricter)

    assert [("anna", KATA), ("ben", KATA)] == sorted(office.judged)
    assert f"changed: anna: {KATA}: solved → failed (2 of 3 checks)" in result.output
    assert "changed: ben" not in result.output
    assert "2" == office.rows["anna"]["recurrent_params points"]


def test_a_busy_machine_blames_nobody(office: Office) -> None:
    """What ran out of time or memory is judged once more, alone, after all others; the second result stands."""
    handed_in(office.folder / "class", {"anna": "crash", "ben": "right", "carl": "right"})
    seen: list[str] = []

    def second_time(task: judging.Task, *, tier: Tier) -> list[judging.Result]:
        seen.append(task.learner)
        source = b"# right" if seen.count("anna") > 1 else next(iter(task.files.values()))
        return [played(kata, source, task.seed) for kata in task.files]

    result = office.grade("--jobs=1", judge=second_time)

    assert ["anna", "ben", "carl", "anna"] == seen
    assert (0, "solved") == (result.exit_code, office.rows["anna"][KATA])


def test_the_seed_is_secret_and_kept(office: Office) -> None:
    """Each folder has a seed of its own; another one can be asked for, and judges everything anew."""
    handed_in(office.folder / "class", {"anna": "right"})
    seeds: list[int] = []

    def noted(task: judging.Task, *, tier: Tier) -> list[judging.Result]:
        seeds.append(task.seed)
        return judged_by_word(task, tier=tier)

    office.grade(judge=noted)
    office.grade("--again=anna", judge=noted)
    office.grade("--seed=5", judge=noted)

    assert seeds[0] == seeds[1] != 5
    assert 5 == seeds[2]
    assert str(seeds[0]) not in (office.out / "gradebook.csv").read_text("utf-8")


# Grades a class, and is killed at some moment, again and again; one process, so that Python starts but once.
KILLED = """
import os, random, signal, sys, time
import rich.progress
sys.path.insert(0, {tests!r})
from test_gradebook import judged_by_word
from pytest_keraskata.cli import main
from pytest_keraskata.answer import box
from pytest_keraskata.grading import alike, outputs, supervising

def slowly(task, *, tier):
    time.sleep(0.02)
    return judged_by_word(task, tier=tier)

supervising.judge = slowly
alike.alike = lambda *_: ([], [])
# What takes a while at the start is known to all of them.
supervising.checks_of({kata!r}), box.best()
drawn = random.Random(3)
for _ in range(20):
    child = os.fork()
    if child == 0:
        sys.stdout = open(os.devnull, "w")
        try:
            main({arguments!r}, standalone_mode=False)
        finally:
            os._exit(0)
    time.sleep(drawn.uniform(0.05, 0.3))
    os.kill(child, signal.SIGKILL)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


def test_a_killed_run_loses_nothing(office: Office) -> None:
    """Twenty times killed without warning, and the gradebook is that of a run that was left alone."""
    drawn = random.Random(7)
    words = [drawn.choice(("right", "wrong", "odd")) for _ in range(60)]
    handed_in(office.folder / "class", {f"learner {number:03}": word for number, word in enumerate(words)})
    arguments = ["grade", str(office.folder / "class"), f"--katas={KATA}", f"--out={office.out}", "--unsafe-no-sandbox",
                 "--jobs=2"]  # fmt: skip
    script = KILLED.format(tests=str(ROOT / "tests"), kata=KATA, arguments=arguments)

    ends = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=True, cwd=ROOT
    )
    office.grade()
    whole = Office(office.folder)
    whole.out = office.folder / "whole"
    whole.grade()

    assert str(-signal.SIGKILL) in ends.stdout.split()
    assert (whole.out / "gradebook.csv").read_bytes() == (office.out / "gradebook.csv").read_bytes()
    # What was kept before the kill was not judged again.
    assert len(office.judged) < len(words) == len(whole.judged)


# Grades a class on a cluster of two workers, one of which is killed when a third of the results is there.
CLUSTER = """
import json, os, signal, sys, time
from pathlib import Path
import dask
from distributed import LocalCluster, Client
from pytest_keraskata.answer.box import Tier
from pytest_keraskata.grading.answers import Answer
from pytest_keraskata.grading.store import Store
from pytest_keraskata.grading.supervising import Grading, on_cluster
from test_gradebook import on_a_worker

if __name__ == "__main__":
    dask.config.set({{"distributed.scheduler.allowed-failures": 0}})
    words = {words!r}
    answers = {{name: {{{kata!r}: Answer("x.py", f"# {{word}} {{name}}".encode())}} for name, word in words.items()}}
    store = Store(Path({store!r}))
    told = []
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        victim = next(iter(client.run(os.getpid).values()))

        def tell(task, result):
            told.append((task.learner, result.outcome, result.kind))
            if len(told) == len(words) // 3:
                os.kill(victim, signal.SIGKILL)

        executor, count = on_cluster(cluster.scheduler_address)
        Grading(answers, store, seed=1, tier=Tier.NONE).run(executor, count, tell=tell, work=on_a_worker)
    print(json.dumps(told))
"""


def on_a_worker(task: judging.Task, tier: Tier) -> list[judging.Result]:
    time.sleep(0.05)
    (source,) = task.files.values()
    if source.startswith(b"# kills"):
        os._exit(1)
    return [played(kata, source, task.seed) for kata in task.files]


def test_a_lost_worker_loses_nothing(tmp_path: Path) -> None:
    """On a cluster, one worker killed: nobody is blamed, nothing is lost or doubled; who kills two workers is blamed."""
    words = {f"learner {number:02}": "right" for number in range(30)} | {"guilty": "kills"}
    script = tmp_path / "cluster.py"
    script.write_text(CLUSTER.format(words=words, kata=KATA, store=str(tmp_path / "store.sqlite")), "utf-8")
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests"), os.environ.get("PYTHONPATH", "")])

    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=240, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path}, check=False,
    )  # fmt: skip

    assert 0 == done.returncode, done.stderr[-3000:]
    told = [tuple(one) for one in json.loads(done.stdout.splitlines()[-1])]
    expected = [(name, "solved", "") for name in words if name != "guilty"]
    assert expected == sorted(one for one in told if one[0] != "guilty")
    assert {("guilty", "error", "crash")} == {one for one in told if one[0] == "guilty"}


def test_two_runs_into_one_folder(office: Office) -> None:
    """The second one is told, and harms nothing."""
    handed_in(office.folder / "class", {"anna": "right"})

    def second(task: judging.Task, *, tier: Tier) -> Sequence[judging.Result]:
        inner = CliRunner(env={"COLUMNS": "1000"}).invoke(main, ["grade", str(office.folder / "class"), f"--katas={KATA}", f"--out={office.out}",
                                          "--unsafe-no-sandbox"])  # fmt: skip
        assert (2, True) == (inner.exit_code, "does another run grade into the same folder?" in inner.output)
        return judged_by_word(task, tier=tier)

    assert 0 == office.grade(judge=second).exit_code


def test_without_a_sandbox_nothing_runs(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless that is asked for in so many words; and what ran without one counts for nothing in one."""
    handed_in(office.folder / "class", {"anna": "right"})
    monkeypatch.setattr(box, "problem", lambda tier: "no such thing")

    refused = CliRunner(env={"COLUMNS": "1000"}).invoke(
        main, ["grade", str(office.folder / "class"), f"--katas={KATA}", f"--out={office.out}"]
    )

    assert (2, True) == (refused.exit_code, "namespaces: no such thing" in refused.output)
    assert not office.out.exists()
    assert "sandbox: none" in office.grade().output
    monkeypatch.undo()
    office.grade()
    assert [("anna", KATA), ("anna", KATA)] == office.judged


def test_the_gradebook_is_not_among_the_submissions(office: Office) -> None:
    """Its folder would be taken for a learner's."""
    handed_in(office.folder / "class", {"anna": "right"})
    office.out = office.folder / "class/out"

    assert 2 == office.grade().exit_code
