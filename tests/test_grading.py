"""`keraskata grade`: a class of awkward submissions, graded by one command as an instructor would."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from rich.console import Console

from pytest_keraskata.cli import main
from pytest_keraskata.cli.bar import Bar
from pytest_keraskata.grading.answers import Answer, Unusable, answers
from pytest_keraskata.grading.classes import Class, NoClass, class_in
from pytest_keraskata.grading.judging import Result, Task
from pytest_keraskata.grading.reader import Reader
from tests.conftest import resized

ROOT = Path(__file__).parents[1]
KATA, OTHER = "recurrent_params", "ann_params"
RIGHT = (ROOT / "solutions/recurrent/recurrent_params.py").read_text("utf-8")
OTHER_RIGHT = next((ROOT / "solutions").glob(f"*/{OTHER}.py")).read_text("utf-8")
STUB = (ROOT / "katas/recurrent/recurrent_params.py").read_text("utf-8")
WRONG = RIGHT.replace("4 * simple", "3 * simple")
CRASH = "import os\nos._exit(0)\n"
# Of a learner whose name should steer nothing.
HOSTILE = "=cmd|'calc'!A1 <b>\N{RIGHT-TO-LEFT OVERRIDE}x"


def notebook(*cells: str) -> str:
    told = [
        {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": cell} for cell in cells
    ]
    return json.dumps({"cells": told, "metadata": {}, "nbformat": 4, "nbformat_minor": 4})


def zipped(files: Mapping[str, str | bytes], *, link: str = "") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        if link:
            info = zipfile.ZipInfo(link)
            info.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, "/etc/passwd")
    return written.getvalue()


def written(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def awkward(folder: Path) -> Path:
    """A class of thirty, of whom hardly one sent what was asked for."""
    written(
        folder,
        {
            "01 plain/recurrent_params.py": RIGHT,
            "02 wrong/recurrent_params.py": WRONG,
            "03 stub/recurrent_params.py": STUB,
            "04 empty/recurrent_params.py": "",
            "05 huge/recurrent_params.py": "x = 1\n" * 50_000,
            "06 not utf8/recurrent_params.py": b"NAME = '\xff\xfe\x80'\n" + RIGHT.encode(),
            "07 latin/recurrent_params.py": b"# -*- coding: latin-1 -*-\n# \xe9\n" + RIGHT.encode(),
            "08 broken/recurrent_params.py": RIGHT + "\ndef broken(:\n",
            "09 crash/recurrent_params.py": CRASH,
            "10 case/Recurrent_Params.py": RIGHT,
            "11 copy/recurrent_params (1).py": RIGHT,
            "12 nested/week 3/mine/recurrent_params.py": RIGHT,
            "13 renamed/homework.py": RIGHT,
            "14 two the same/recurrent_params.py": RIGHT,
            "14 two the same/backup/recurrent_params.py": RIGHT,
            "15 two others/recurrent_params.py": RIGHT,
            "15 two others/recurrent_params (1).py": WRONG,
            "16 notebook/recurrent_params.ipynb": notebook("%matplotlib inline\n!pip list\nimport math", RIGHT),
            "17 cell/homework.ipynb": notebook("print('hello')", f"%%kata {KATA}\n{RIGHT}"),
            "18 no notebook/recurrent_params.ipynb": '{"cells": 1}',
            "19.zip": zipped({"deep/recurrent_params.py": RIGHT}),
            "20 zip inside/work.zip": zipped({"recurrent_params.py": RIGHT}),
            "21 slip/work.zip": zipped({"../../recurrent_params.py": RIGHT}),
            "22 linked zip/work.zip": zipped({"notes.py": "x = 1"}, link="recurrent_params.py"),
            "23 bomb/work.zip": zipped({"recurrent_params.py": b"#" * 50_000_000}),
            "24 no zip/work.zip": b"PK\x03\x04 nothing",
            "25 nothing/readme.txt": "I was ill.",
            "26 both/recurrent_params.py": RIGHT,
            "26 both/ann_params.py": OTHER_RIGHT,
            "27 one file/all.py": RIGHT + "\n\n" + OTHER_RIGHT,
            "28 whole folder/katas/recurrent/recurrent_params.py": RIGHT,
            "28 whole folder/solutions/recurrent/recurrent_params.py": WRONG,
            f"{HOSTILE}/recurrent_params.py": RIGHT,
            "30 deep/a.py": "(" * 200_000,
            "30 deep/b.py": "-" * 200_000 + "1",
            "stray.py": RIGHT,
        },
    )
    for number in range(201):
        written(folder, {f"31 many/{number}.py": "x = 1"})
    for number in range(40):
        written(folder, {f"37 much/{number}.py": b"#" * 250_000})
    (folder / "32 link").mkdir()
    (folder / "32 link/recurrent_params.py").symlink_to("/etc/passwd")
    (folder / "33 pipe").mkdir()
    os.mkfifo(folder / "33 pipe/recurrent_params.py")
    (folder / "34 linked folder").symlink_to(folder / "01 plain")
    (folder / "35 folder/recurrent_params.py").mkdir(parents=True)
    (folder / os.fsdecode(b"36 \xff\n")).mkdir()
    return folder


SOLVED = ("01", "07", "10", "11", "12", "13", "14", "16", "17", "19", "20", "26", "27", "28", "=c")
REFUSED = ("05", "15", "18", "21", "22", "23", "24", "30", "31", "32", "33", "34", "37")
EXPECTED = {
    **dict.fromkeys(SOLVED, "solved"),
    **dict.fromkeys(REFUSED, "error: refused"),
    **dict.fromkeys(("04", "06", "08"), "error: import"),
    **dict.fromkeys(("25", "35", "36"), "missing"),
    "02": "failed",
    "03": "todo",
    "09": "error: crash",
}


class Graded:
    """What one run of `keraskata grade` said and wrote."""

    def __init__(self, submissions: Path, out: Path, *more: str, katas: str = f"{KATA},{OTHER}") -> None:
        self.out = out
        done = subprocess.run(
            [sys.executable, "-c", "from pytest_keraskata.cli import main; main()", "grade", str(submissions),
             f"--katas={katas}", f"--out={out}", *more],
            capture_output=True, text=True, timeout=540, check=False, cwd=ROOT,
        )  # fmt: skip
        self.code, self.said, self.errors = done.returncode, done.stdout, done.stderr

    @property
    def rows(self) -> dict[str, dict[str, str]]:
        """The gradebook's rows by the first two letters of the learner's name."""
        return {row["name"].lstrip("'")[:2]: row for row in table(self.out / "gradebook.csv")}


def table(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))


@pytest.fixture(scope="module")
def submissions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return awkward(tmp_path_factory.mktemp("class"))


@pytest.fixture(scope="module")
def graded(submissions: Path, tmp_path_factory: pytest.TempPathFactory) -> Graded:
    """The awkward class, graded once."""
    out = tmp_path_factory.mktemp("out")
    roster = out / "list.csv"
    roster.write_text("id,name,email\n01 plain,Anna Kovács,anna@example.org\n99,99 Away,away@example.org\n", "utf-8")
    # Of few files most of the time goes to starting the judges.
    return Graded(submissions, out, f"--roster={roster}", "--seed=7", "--jobs=1")


# What looks at that run belongs to one worker of pytest-xdist, with `--dist loadgroup`.
one_class = pytest.mark.xdist_group("a graded class")


@one_class
def test_every_learner_gets_what_they_sent_judged(graded: Graded) -> None:
    """Whatever one of them sends, it costs nobody else a verdict."""
    expected = {("An" if name == "01" else name): outcome for name, outcome in EXPECTED.items()} | {"99": "missing"}

    assert 1 == graded.code, graded.errors
    assert expected == {name: row[KATA] for name, row in graded.rows.items()}
    assert {"26", "27"} == {name for name, row in graded.rows.items() if row[OTHER] == "solved"}


@one_class
def test_what_is_missing_counts(graded: Graded) -> None:
    """Points that nobody earned stand in what was possible; a check that passed is worth its point."""
    rows = graded.rows
    checks = [name for name in rows["02"] if name.startswith((f"{KATA}: ", f"{OTHER}: "))]

    assert {str(len(checks))} == {row["possible"] for row in rows.values()}
    assert "0" == rows["99"]["total"]
    assert rows["26"]["total"] == str(len(checks))
    assert "2" == rows["02"]["total"]
    assert ["passed", "failed", "passed"] == [rows["02"][f"{KATA}: {one}"] for one in ("simple_rnn", "lstm", "gru")]


@one_class
def test_renames_are_told_and_nothing_is_guessed(graded: Graded) -> None:
    """How a file was found is said where its name doesn't say it; of two that could be meant, neither is."""
    assert "used as recurrent_params.py by what it defines" == graded.rows["13"][f"{KATA} note"]
    assert "a cell that begins with %%kata recurrent_params" == graded.rows["17"][f"{KATA} note"]
    assert "none was chosen" in graded.rows["15"][f"{KATA} note"]
    assert "stray.py lies beside the learners' folders" in graded.said
    assert "13 renamed: recurrent_params: homework.py, used as" in graded.said


@one_class
def test_hostile_names_are_inert(graded: Graded) -> None:
    """No cell of the gradebook is a formula, and no name steers a terminal."""
    text = (graded.out / "gradebook.csv").read_text("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]

    assert not [cell for cell in cells if re.match(r"\s*[=+@-]", cell)]
    assert all(cell.isprintable() for cell in cells)
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in graded.said


@one_class
def test_its_pages_are_read_in_a_browser(graded: Graded, browser: Any) -> None:
    """They fit, run nothing, and lead to each learner; who sent the same is listed once."""
    resized(browser, 800)
    browser.get((graded.out / "class.html").as_uri())
    body = browser.execute_script("return document.body.innerText")
    alike = browser.execute_script(
        "return [...document.querySelectorAll('h2')].find(one => one.innerText === 'Nearly the same')"
        ".nextElementSibling.nextElementSibling.querySelectorAll('tbody tr').length"
    )
    wide = "return document.documentElement.scrollWidth > document.documentElement.clientWidth"
    links = browser.execute_script("return [...document.querySelectorAll('a')].map(one => one.href)")

    assert "38 learners, 2 katas" in body
    assert "1 of 21" in body
    assert 1 == alike
    assert not browser.execute_script(wide)
    assert 38 == len(set(links))
    for link in links:
        browser.get(link)
        assert not browser.execute_script(wide)
        assert re.search("[0-9.]+ of [0-9]+ points", browser.execute_script("return document.body.innerText"))
        assert not browser.execute_script("return document.scripts.length")


@one_class
def test_a_second_run_grades_nothing_again(graded: Graded, submissions: Path) -> None:
    """What is graded is kept: the same command gives the same gradebook, and judges nothing."""
    before = (graded.out / "gradebook.csv").read_bytes()

    again = Graded(submissions, graded.out, f"--roster={graded.out / 'list.csv'}")

    assert "a minute" not in again.said
    assert before == (graded.out / "gradebook.csv").read_bytes()


@pytest.mark.parametrize("width", [60, 80])
def test_progress_cuts_no_number(width: int) -> None:
    """However many files there are, and however narrow the terminal is."""
    out = io.StringIO()
    outcomes = {"solved": 1042, "failed": 312, "missing": 58, "error": 4}
    with Bar(Console(file=out, width=width, force_terminal=True), 4900) as bar:
        results = [Result("lstm", None, outcome) for outcome, count in outcomes.items() for _ in range(count)]
        for number, result in enumerate(results):
            bar.tell(Task(str(number), {}, 0), result)
    shown = re.sub(r"\x1b\[[?0-9;]*[A-Za-z]", "", out.getvalue())
    first, second = shown[shown.rindex("grading") :].splitlines()[:2]

    assert re.fullmatch(r"grading [━╸╺]+ 1416/4900 \d+ a minute 0:00:\d\d [-:0-9]+", first.strip())
    assert "1042 solved, 312 failed, 58 missing, 4 error" == second.strip()


@pytest.mark.parametrize(("source", "score"), [(WRONG, 2), ("", 0)])
def test_gradescope_autograder(tmp_path: Path, source: str, score: float) -> None:
    """Its run_autograder, on a folder laid out as Gradescope's, writes results.json."""
    root = tmp_path / "autograder"
    made = CliRunner(env={"COLUMNS": "1000"}).invoke(
        main, ["gradescope-zip", f"--katas={KATA}", f"--out={tmp_path / 'a.zip'}", "--unsafe-no-sandbox"]
    )
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        archive.extractall(root / "source")
        modes = {info.filename: info.external_attr >> 16 for info in archive.infolist()}
    run = root / "run_autograder"
    run.write_bytes((root / "source/run_autograder").read_bytes())
    written(root, {"submission/recurrent_params.py": source} if source else {"submission/notes.txt": "nothing"})
    command = root / "venv/bin/keraskata"
    written(root, {"venv/bin/keraskata": f"#!{sys.executable}\nfrom pytest_keraskata.cli import main\nmain()\n"})
    for file in (run, command):
        file.chmod(0o755)

    done = subprocess.run([str(run)], capture_output=True, text=True, timeout=300, check=True, cwd=tmp_path)

    assert 0 == made.exit_code
    assert {"points.toml": 0o644, "setup.sh": 0o755, "run_autograder": 0o755} == modes
    told = json.loads((root / "results/results.json").read_text("utf-8"))
    assert score == told["score"], done.stdout + done.stderr
    assert [f"{KATA}: {name}" for name in ("simple_rnn", "lstm", "gru")] == [test["name"] for test in told["tests"]]


def test_an_autograder_that_fails_says_so(tmp_path: Path) -> None:
    """Where nothing could be graded, Gradescope gets no score that looks like the learner's."""
    CliRunner(env={"COLUMNS": "1000"}).invoke(
        main, ["gradescope-zip", f"--katas={KATA}", f"--out={tmp_path / 'a.zip'}"]
    )
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        archive.extract("run_autograder", tmp_path)

    run = tmp_path / "run_autograder"
    run.chmod(0o755)
    subprocess.run([str(run)], capture_output=True, timeout=60, check=True)

    assert "grader fault" in json.loads((tmp_path / "results/results.json").read_text("utf-8"))["output"]


def lives(process: int) -> bool:
    """Whether a process runs; one that has ended and that nobody has waited for does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def children_of(parent: int) -> list[int]:
    """The processes that a process has started and that run."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError):
            if int((folder / "stat").read_text().rpartition(")")[2].split()[1]) == parent and lives(int(folder.name)):
                found.append(int(folder.name))
    return found


def judges_of(supervisor: int) -> list[int]:
    """The judges' processes that a supervisor has started."""
    return [one for one in children_of(supervisor) if b"pytest_keraskata.grading.judge" in _command(one)]


def parents_of(supervisor: int) -> list[int]:
    """What the players of a supervisor's judges are forked from, once it has players."""
    found = [one for judge in judges_of(supervisor) for one in children_of(judge)]
    return [one for one in found if b"pytest_keraskata.answer" in _command(one) and children_of(one)]


def _command(process: int) -> bytes:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_bytes()
    return b""


def test_judges_parents_and_supervisors_may_be_killed(tmp_path: Path) -> None:
    """The same command gives the same gradebook afterwards, and nobody is blamed; Ctrl-C says how to continue."""
    texts = {name: f"# {name}\n{WRONG if name in 'bd' else RIGHT}" for name in "abcdef"}
    written(tmp_path / "class", {f"{name}/recurrent_params.py": text for name, text in texts.items()})
    killed: set[int] = set()
    ended = []
    for signals in (
        ((judges_of, signal.SIGKILL), (parents_of, signal.SIGKILL), (parents_of, None), (None, signal.SIGKILL)),
        ((judges_of, None), (None, signal.SIGINT)),
        (),
    ):
        supervisor = subprocess.Popen(
            [sys.executable, "-c", "from pytest_keraskata.cli import main; main()", "grade", str(tmp_path / "class"),
             f"--katas={KATA}", f"--out={tmp_path / 'out'}", "--jobs=1"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
        )  # fmt: skip
        for of, number in signals:
            seen = {supervisor.pid}
            while of is not None and not (seen := {*of(supervisor.pid)} - killed):
                assert supervisor.poll() is None, supervisor.communicate()
                time.sleep(0.02)
            killed |= seen
            for victim in seen if number is not None else ():
                os.kill(victim, number)
        _, errors = supervisor.communicate(timeout=240)
        ended.append((supervisor.returncode, errors))
    deadline = time.monotonic() + 60
    while any(map(lives, killed)) and time.monotonic() < deadline:
        time.sleep(0.02)

    assert not any(map(lives, killed))
    assert [-signal.SIGKILL, 130, 1] == [code for code, _ in ended]
    assert "the same command continues from here" in ended[1][1]
    assert {name: "failed" if name in "bd" else "solved" for name in texts} == {
        row["name"]: row[KATA] for row in table(tmp_path / "out" / "gradebook.csv")
    }


# --- who sent what ----------------------------------------------------------------------------------------


def found(people: Class) -> dict[str, dict[str, str]]:
    """By learner the path of what is taken for each kata, or why nothing is."""
    with Reader() as reader:
        return {
            one.learner.name: {
                kata: answer.path if isinstance(answer, Answer) else f"! {answer.reason}"
                for kata, answer in answers(one, [KATA, OTHER], reader).items()
            }
            for one in people.submissions
        }


CANVAS = {
    "kovacsanna_1201_9001_recurrent_params-1.py": RIGHT,
    "kovacsanna_1201_9002_ann_params.py": OTHER_RIGHT,
    "lebrunben_LATE_1202_9003_recurrent_params.py": RIGHT,
    "smithsam_1203_9004_work.zip": zipped({"recurrent_params.py": RIGHT}),
    "smithsam_1204_9005_recurrent_params.py": WRONG,
}


@pytest.mark.parametrize("is_zip", [False, True])
def test_canvas(tmp_path: Path, is_zip: bool) -> None:
    """Canvas's export is flat: its names say whose a file is, and whether it is late."""
    place = written(tmp_path / "submissions", CANVAS)
    if is_zip:
        place = tmp_path / "submissions.zip"
        place.write_bytes(zipped(CANVAS))

    people = class_in(place)

    assert "Canvas" == people.origin
    assert [("1201", False), ("1202", True), ("1203", False), ("1204", False)] == [
        (one.learner.id, one.late) for one in people.submissions
    ]
    assert {KATA: "recurrent_params-1.py", OTHER: "ann_params.py"} == found(people)["kovacsanna"]


@pytest.mark.parametrize("is_zip", [False, True])
def test_moodle(tmp_path: Path, is_zip: bool) -> None:
    """Moodle puts whose a file is into the name of a folder, or in front of the file's own."""
    files = {
        "Anna Kovács_1201_assignsubmission_file_/recurrent_params.py": RIGHT,
        "Ben Lebrun_1202_assignsubmission_file_recurrent_params.py": WRONG,
        "Ben Lebrun_1202_assignsubmission_file_ann_params.py": OTHER_RIGHT,
    }
    place = written(tmp_path / "all", files)
    if is_zip:
        place = tmp_path / "all.zip"
        place.write_bytes(zipped(files))

    people = class_in(place)

    assert "Moodle" == people.origin
    assert {
        "Anna Kovács": {KATA: "recurrent_params.py"},
        "Ben Lebrun": {KATA: "recurrent_params.py", OTHER: "ann_params.py"},
    } == found(people)


@pytest.mark.parametrize("is_zip", [False, True])
def test_gradescope(tmp_path: Path, is_zip: bool) -> None:
    """Gradescope's export names its folders by numbers, and says in a file whose they are; a group shares one."""
    metadata = """\
submission_1:
  :submitters:
  - :name: Anna Kovács
    :sid: '100'
    :email: anna@example.org
  :created_at: 2026-11-20 22:59:59.000000000 Z
submission_2:
  :submitters:
  - {":name": Ben Lebrun, ":sid": '200', ":email": ben@example.org}
  - {":name": Carl Lund, ":sid": '201', ":email": carl@example.org}
"""
    files = {
        "submission_metadata.yml": metadata,
        "submission_1/recurrent_params.py": RIGHT,
        "submission_2/src/recurrent_params.py": WRONG,
        "submission_3/recurrent_params.py": RIGHT,
    }
    place = written(tmp_path / "assignment_1_export", files)
    if is_zip:
        place = tmp_path / "any.zip"
        place.write_bytes(zipped({f"assignment_1_export/{name}": content for name, content in files.items()}))

    people = class_in(place)

    assert ["100", "200", "201"] == [one.learner.id for one in people.submissions]
    assert "2026-11-20T22:59:59+00:00" == people.submissions[0].sent.isoformat()  # type: ignore[union-attr]
    assert {KATA: "src/recurrent_params.py"} == found(people)["Carl Lund"]
    assert ["submission_3 isn't in submission_metadata.yml, and belongs to no learner"] == people.remarks


def test_a_notebook_of_the_right_name_is_judged_as_it_is(tmp_path: Path) -> None:
    """What is wrong in it shows when it runs."""
    written(tmp_path, {"a/recurrent_params.ipynb": notebook("def broken(:")})

    with Reader() as reader:
        one = answers(class_in(tmp_path).submissions[0], [KATA], reader)[KATA]

    assert isinstance(one, Answer)
    assert b"def broken(:\n" == one.source


def test_a_hostile_export_makes_no_object(tmp_path: Path) -> None:
    """YAML that asks for Python objects is refused."""
    place = written(tmp_path, {"submission_metadata.yml": "a: !!python/object/apply:os.system ['true']"})

    with pytest.raises(NoClass, match="can't be read"):
        class_in(place)


def test_nothing_is_not_a_class(tmp_path: Path) -> None:
    with pytest.raises(NoClass, match="a folder or a zip for each learner"):
        class_in(written(tmp_path, {"readme.txt": "hello"}))


def test_of_two_submissions_none_is_chosen(tmp_path: Path) -> None:
    """A folder and a zip of one name are reported; names that only look the same are two learners."""
    written(tmp_path, {
        "a/recurrent_params.py": RIGHT,
        "a.zip": zipped({"recurrent_params.py": WRONG}),
        "b\u200b/recurrent_params.py": RIGHT,
        "b\u2060/recurrent_params.py": WRONG,
    })  # fmt: skip

    told = found(class_in(tmp_path))

    assert "2 submissions of this learner" in told["a"][KATA]
    assert 3 == len(told)


def test_a_refused_file_is_not_replaced_by_another(tmp_path: Path) -> None:
    """Whoever sends a link called lstm.py and something else beside is told, and not guessed for."""
    written(tmp_path, {"a/old/recurrent_params.py": RIGHT})
    (tmp_path / "a/recurrent_params.py").symlink_to("/etc/passwd")

    with Reader() as reader:
        one = answers(class_in(tmp_path).submissions[0], [KATA], reader)[KATA]

    assert isinstance(one, Unusable)
    assert "old/recurrent_params.py is not used in its place" in one.reason
