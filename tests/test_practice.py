"""A learner's own folder: the commands, what is remembered, and what may be wrong with the folder."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pytest_keraskata import catalogue
from pytest_keraskata.cli import main
from pytest_keraskata.failures import Failure
from pytest_keraskata.failures.unchecked import Silent, Unwritten
from pytest_keraskata.learner import course, files
from pytest_keraskata.learner import folder as folders
from pytest_keraskata.learner.desk import Desk, Hint, NotSolved
from pytest_keraskata.learner.environment import Part, parts
from pytest_keraskata.learner.folder import Folder, NoFolder, NotShipped
from pytest_keraskata.learner.progress import Progress
from pytest_keraskata.verdict import CheckStatus, Finding, Outcome, Verdict
from tests.conftest import Project

ROOT = Path(__file__).parents[1]
KATAS = list(catalogue.index())
# Where beginners begin.
FIRST = "sequential"
SOLVED = 'def build_lstm(timesteps=20, features=1, units=50):\n    return "something"\n'


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner's folder as `init` makes it, and the current directory."""
    Folder(tmp_path / "mine").fill()
    monkeypatch.chdir(tmp_path / "mine")
    return tmp_path / "mine"


def run(*arguments: str, columns: int | None = None, **env: str | None) -> Result:
    width = {} if columns is None else {"COLUMNS": str(columns)}
    return CliRunner().invoke(main, arguments, env={"COLUMNS": None, "NO_COLOR": "1", **width, **env})


def lines(*arguments: str, columns: int | None = None) -> list[str]:
    result = run(*arguments, columns=columns)
    assert 0 == result.exit_code, result.output
    return [line.rstrip() for line in result.output.splitlines()]


def verdict(kata: str, *statuses: str) -> Verdict:
    """A verdict on the first checks of a kata."""
    names = [check.name for check in catalogue.load(kata).checks]
    outcomes = [Outcome(name, CheckStatus(one)) for name, one in zip(names, statuses, strict=False)]
    return Verdict.of(catalogue.load(kata), "", outcomes)


def solved(kata: str) -> Verdict:
    return verdict(kata, *("passed" for _ in catalogue.load(kata).checks))


def stopped(kata: str, failure: Failure) -> Verdict:
    """A verdict on an answer that can't be checked."""
    return Verdict.of(catalogue.load(kata), "", (), Finding("", "", failure))


# --- the folder -------------------------------------------------------------------------------------------


def test_init_makes_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All stubs as they are shipped, a README of two lines, and settings for pytest."""
    monkeypatch.chdir(tmp_path)

    assert [f"{len(KATAS)} katas are in {tmp_path / 'mine/katas'}", "begin: cd mine, then keraskata next"] == lines(
        "init", "mine"
    )
    assert {Folder(tmp_path / "mine").stub(kata) for kata in KATAS} == set(tmp_path.glob("mine/katas/*/*"))
    for kata in KATAS:
        assert folders.shipped_stub(kata) == Folder(tmp_path / "mine").stub(kata).read_text("utf-8")
    assert 2 == len((tmp_path / "mine/README.md").read_text("utf-8").splitlines())
    assert 'testpaths = ["katas"]' in (tmp_path / "mine/pyproject.toml").read_text("utf-8")


def test_init_overwrites_nothing(tmp_path: Path) -> None:
    """What is there stays, byte for byte, and is named; settings that are missing are shown."""
    theirs = {"README.md": "mine", "pyproject.toml": "[project]\n", "katas/recurrent/lstm.py": SOLVED}
    for name, text in theirs.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / "katas").rename(tmp_path / "aside")
    told = lines("init", str(tmp_path))
    (tmp_path / "katas/recurrent/lstm.py").write_text(SOLVED, "utf-8")
    again = lines("init", str(tmp_path))

    assert {"kept: README.md", "kept: pyproject.toml", '  testpaths = ["katas"]'} <= set(told)
    assert f"0 katas added, {len(KATAS)} left as they are" == again[0]
    assert theirs == {name: (tmp_path / name).read_text("utf-8") for name in theirs}


def test_init_in_an_older_folder(root: Path) -> None:
    """What is new is added and named; what is no kata any more is named and left alone."""
    (root / "katas/recurrent/gru.py").unlink()
    (root / "katas/recurrent/perceptron.py").write_text("mine", "utf-8")

    assert [
        "new: katas/recurrent/gru.py",
        f"1 kata added, {len(KATAS) - 1} left as they are",
        "not a kata, or no longer: katas/recurrent/perceptron.py (left alone)",
    ] == lines("init")
    assert "mine" == (root / "katas/recurrent/perceptron.py").read_text("utf-8")
    assert [f"0 katas added, {len(KATAS)} left as they are", "not a kata, or no longer: katas/recurrent/perceptron.py (left alone)"] == lines("init")  # fmt: skip


def test_init_within_the_katas(root: Path) -> None:
    """A folder of katas among katas is a slip; a folder that is only called so is not."""
    result = run("init", str(root / "katas/recurrent"))

    assert 2 == result.exit_code
    assert f"keraskata init {root} adds what is new" in result.output.replace("\n", "")
    (root.parent / "katas/mine").mkdir(parents=True)
    assert 0 == run("init", str(root.parent / "katas/mine")).exit_code


@pytest.mark.parametrize("name", ["katas", "katas/recurrent", "."])
def test_init_where_nothing_can_be_written(tmp_path: Path, name: str) -> None:
    """One sentence, and no traceback: a file is where a folder should be."""
    place = tmp_path / "mine" / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("", "utf-8")
    result = run("init", str(tmp_path / "mine"))

    assert result.exit_code == (2 if name == "." else 1)
    assert result.output.splitlines()[-1].startswith("Error: ")
    assert isinstance(result.exception, SystemExit)


def test_the_nearest_folder_is_found(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At or above the current directory; where there is none, what makes one is named."""
    assert root == Folder.find().root
    monkeypatch.chdir("katas/recurrent")
    assert Folder(root) == Folder.find() == Folder.nearest()
    monkeypatch.chdir(root.anchor)
    assert Folder.nearest() is None
    with pytest.raises(NoFolder, match="keraskata init makes one"):
        Folder.find()


@pytest.mark.parametrize("command", [["list"], ["next"], ["progress"], ["hint", "lstm"], ["reset", "lstm"], ["solution", "lstm"]])  # fmt: skip
def test_commands_without_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Sequence[str]) -> None:
    """They say how to get one."""
    monkeypatch.chdir(tmp_path)
    result = run(*command)

    assert 2 == result.exit_code
    assert "keraskata init makes one" in result.output.replace("\n", " ")


def test_a_path_with_spaces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shown to be typed can be typed."""
    monkeypatch.chdir(tmp_path)

    assert "begin: cd 'my katas', then keraskata next" in lines("init", "my katas")


def test_stubs_of_a_copy_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There a learner writes where the stubs are; the untouched one comes from git's history, however often committed."""
    path = tmp_path / "katas/recurrent/lstm.py"
    path.parent.mkdir(parents=True)
    stub = folders.shipped_stub("lstm")
    monkeypatch.setattr(catalogue, "shipped", lambda kata, folder: path)
    assert_not_shipped = pytest.raises(NotShipped, match="no untouched stub of lstm")
    with assert_not_shipped:
        folders.shipped_stub("lstm")

    git = ["git", "-c", "user.name=me", "-c", "user.email=me@localhost"]
    subprocess.run([*git, "init", "--quiet", str(tmp_path)], check=True)
    for text in (stub, SOLVED, SOLVED + "\n"):
        path.write_text(text, "utf-8")
        subprocess.run([*git, "add", "."], cwd=tmp_path, check=True)
        subprocess.run([*git, "commit", "--quiet", "--message", "more"], cwd=tmp_path, check=True)

    assert stub == folders.shipped_stub("lstm")
    path.unlink()
    assert stub == folders.shipped_stub("lstm")


# --- list, next, progress ---------------------------------------------------------------------------------


def test_list_and_next(root: Path) -> None:
    """By topic, with questions, status and last result; first what was begun, then what wasn't."""
    assert f"next: {FIRST}" == lines("next")[0].partition("  ")[0]

    progress = Progress(root)
    (root / "katas/recurrent/rnn.py").write_text("# mine", "utf-8")
    (root / "katas/recurrent/gates.py").unlink()
    progress.record([solved("lstm"), verdict("gru", "passed", "failed"), verdict("rnn_step", "passed")])
    progress.record([stopped("recurrent_params", Silent("nothing")), stopped("ann", Unwritten())])
    total = len(catalogue.load("gru").checks)
    steps = len(catalogue.load("rnn_step").checks)
    told = [line for line in lines("list", "recurrent") if not line.startswith("    ")]

    assert told[0] == "recurrent"
    assert ["rnn unchecked", "lstm solved", f"gru failed 1/{total}"] == [" ".join(line.split()[: 3 if "/" in line else 2]) for line in told[1:4]]  # fmt: skip
    assert [f"rnn_step partial 1/{steps}", "gates missing", "recurrent_params error"] == [" ".join(line.split()[: 3 if "/" in line else 2]) for line in told[4:7]]  # fmt: skip
    assert told[2].endswith("easy, 10 min · LSTM classifier (Q31)")
    assert ["1 of 6 katas solved, 2 failed, 1 missing", "missing: keraskata init adds the file"] == told[-2:]
    following = lines("next")
    assert "next: rnn  Simple RNN classifier (Q30)  unchecked" == following[0]
    assert ["  katas/recurrent/rnn.py", "  pytest --kata=rnn, or keraskata watch rnn"] == following[-2:]
    assert f"1 of {len(KATAS)} katas solved, 2 failed, 1 missing" == lines("list")[-2]


def test_a_changed_file_is_stale(root: Path) -> None:
    """Solved is what was seen to be right; also a question and a pattern choose."""
    progress = Progress(root)
    progress.record([solved("lstm")])
    assert not progress.is_stale("lstm")
    (root / "katas/recurrent/lstm.py").write_text(SOLVED, "utf-8")

    assert progress.is_stale("lstm")
    assert "solved" == progress.status("lstm")
    told = lines("list", "Q31")
    assert ["lstm", "stale", "(solved)"] == told[1].split()[:3]
    assert ["0 of 1 kata solved, 1 stale", "stale: the file has changed since it was checked"] == told[-2:]
    assert "next: lstm  LSTM classifier (Q31)  stale (solved)" == lines("next")[0]
    progress.record([verdict("lstm", "passed", "failed")])
    assert f"failed 1/{len(catalogue.load('lstm').checks)}" in lines("list", "ls*")[1]


def test_progress_by_topic(root: Path) -> None:
    """A row a topic, the totals, and what comes next."""
    Progress(root).record([solved("rnn"), solved("lstm")])
    told = lines("progress")
    topics = list(dict.fromkeys(map(catalogue.topic_of, KATAS)))
    rows = {line.split()[0]: line for line in told[: len(topics)]}

    assert topics == list(rows)
    assert rows["recurrent"].endswith("2/6")
    assert "━" in rows["recurrent"]
    assert "━" not in rows["dense"]
    assert f"2 of {len(KATAS)} katas solved" == told[len(topics)]
    assert f"next: {FIRST}  katas/dense/{FIRST}.py" == told[-1]


def test_all_solved(root: Path) -> None:
    """Then nothing comes next."""
    Progress(root).record([solved(kata) for kata in KATAS])

    assert [f"all {len(KATAS)} katas are solved"] == lines("next")
    told = lines("progress")
    assert f"{len(KATAS)} of {len(KATAS)} katas solved" in told
    assert not any(line.startswith("next") for line in told)


def test_a_narrow_terminal(root: Path) -> None:
    """Forty columns: nothing is cut off, and what is laid out keeps within them."""
    listed, bars, looked_at = (lines(command, columns=40) for command in ("list", "progress", "doctor"))
    place = listed.index("  recurrent_params  todo")

    assert ["    medium, 15 min · Counting the", "    parameters of recurrent layers (Q15)"] == listed[
        place + 1 : place + 3
    ]
    assert 40 >= max(map(len, listed))
    assert ["0/6"] == [line.split()[-1] for line in bars if line.startswith("recurrent") and len(line) <= 40]
    assert str(root) in "".join("".join(looked_at).split())


# --- hints, solutions, starting over ----------------------------------------------------------------------


def test_hints_one_more_each_time(root: Path) -> None:
    """Questions, then the idea, then names with their pages; but never the code."""
    hints = course.hints("lstm")
    told = [lines("hint", name) for name in ("lstm", "Q31", "lstm", "lstm", "lstm", "lstm")]
    counts = [sum(hint in " ".join(" ".join(one).split()) for hint in hints) for one in told]

    assert [*catalogue.load("lstm").hints] == [*hints[:3]]
    assert [1, 2, 3, 4, 5, 5] == counts
    assert f"  1. {hints[0]}" == told[0][0]
    assert "4 more: keraskata hint lstm" == told[0][-1]
    assert "the last hidden state is its summary" in hints[3]
    assert "keras.layers.LSTM (https://keras.io/api/layers/recurrent_layers/lstm/)" in hints[4]
    assert "these are all the hints; the code: keraskata solution lstm --anyway" == told[4][-1] == told[5][-1]
    assert "build_lstm" not in "".join(told[5])


@pytest.mark.parametrize(
    "kata", ["recurrent_params", "gates", "optimizers", "batch_norm", "ann_params", "cnn_params", "conv_output"]
)
def test_formulas_are_the_last_hint(root: Path, kata: str) -> None:
    """Where the formula is the question, neither the task nor an earlier hint says it."""
    *earlier, last = course.hints(kata)
    formulas = course.place_of(kata).formulas
    asked = "".join([folders.shipped_stub(kata), *earlier]).replace(" ", "")
    right_sides = [
        re.split(r" = |: ", formula)[-1].replace(" ", "") for formula in formulas if re.search(r"[*/]", formula)
    ]

    assert last == "the formulas: " + "\n".join(formulas)
    assert right_sides
    assert not [one for one in right_sides if one in asked]
    assert 6 == len(earlier) + 1
    told = [lines("hint", kata) for _ in range(6)][-1]
    whole = " ".join(line.strip() for line in told)
    assert all(formula in whole for formula in formulas)
    # Each begins a line of its own.
    assert all(any(line.strip().startswith(one.partition(" = ")[0][:20]) for line in told) for one in formulas[1:])


def test_every_kata_has_its_commentary() -> None:
    """It is the solution's own."""
    assert all(len(folders.commentary(kata)) > 80 for kata in KATAS)


def test_solution_when_solved(root: Path) -> None:
    """Before, only on demand; once solved, for good; and as it is, so that it can go into a file."""
    text = (ROOT / "solutions/recurrent/lstm.py").read_text("utf-8")
    refused = run("solution", "lstm")
    progress = Progress(root)
    progress.record([verdict("lstm", "passed", "failed")])
    still_refused = run("solution", "lstm")
    progress.record([solved("lstm")])
    progress.record([verdict("lstm", "failed")])

    assert 1 == refused.exit_code == still_refused.exit_code
    assert "lstm is not solved yet: keraskata hint lstm gives you a hint, --anyway shows the solution" in refused.output
    assert text == run("solution", "lstm").output
    assert folders.shipped_solution("gru") == run("solution", "gru", "--anyway").output


def test_a_desk_without_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It gives out the same as any other; what it knows goes with it, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    desk = Desk()
    hints = tuple(course.hints("lstm"))
    given = [desk.hint("lstm") for _ in range(7)]
    with pytest.raises(NotSolved):
        desk.solution("lstm")
    desk.record(replace(solved("lstm"), file="In[1]"))

    assert [Hint(hints[: left + 1], 4 - left, False) for left in range(5)] == given[:5]
    assert [Hint(hints, 0, True)] * 2 == given[5:]
    assert folders.shipped_solution("lstm") == desk.solution("lstm")
    assert {"lstm": "solved"} == {one.kata: one.words for one in desk.standings() if one.words != "todo"}
    assert "gru" == getattr(desk.behind("lstm"), "kata", None)
    assert FIRST == getattr(desk.following(), "kata", None)
    assert "" == desk.trouble()
    assert [] == list(tmp_path.iterdir())


def test_reset_keeps_every_file(root: Path) -> None:
    """A backup beside it, never over an older one; the kata begins anew, with its first hint."""
    file = root / "katas/recurrent/lstm.py"
    stub = file.read_text("utf-8")
    assert ["lstm has been reset to its stub: katas/recurrent/lstm.py"] == lines("reset", "lstm")
    Progress(root).hint_shown("lstm")
    for number in (1, 2):
        file.write_text(f"# {number}\n", "utf-8")
        Progress(root).record([solved("lstm")])
        told = lines("reset", "lstm")
        assert f"your file was kept as katas/recurrent/lstm.py.{number}.bak" == told[-1]

    assert stub == file.read_text("utf-8")
    assert ["# 1\n", "# 2\n"] == [file.with_name(f"lstm.py.{one}.bak").read_text("utf-8") for one in (1, 2)]
    assert ("todo", 0) == (Progress(root).status("lstm"), Progress(root).hints_shown("lstm"))
    assert not Progress(root).is_stale("lstm")
    assert ["lstm", "todo,", "solved", "before"] == lines("list", "lstm")[1].split()[:4]
    # What was solved once stays solved once: its solution may be seen.
    assert folders.shipped_solution("lstm") == Desk(Folder(root)).solution("lstm")
    file.unlink()
    lines("reset", "lstm")
    assert stub == file.read_text("utf-8")
    assert 2 == len(list(file.parent.glob("*.bak")))


def test_reset_that_cannot_write(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The learner's file is as it was."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), "lstm.py.1.bak")

    file = root / "katas/recurrent/lstm.py"
    file.write_text(SOLVED, "utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    result = run("reset", "lstm")
    monkeypatch.undo()

    assert (1, "Error: lstm.py.1.bak can't be written: Read-only file system\n") == (result.exit_code, result.output)
    assert SOLVED == file.read_text("utf-8")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["hint", "ltsm"], "did you mean lstm"),
        (["solution", "qqqqqq"], "see keraskata list"),
        (["reset", "recurrent"], "'recurrent' means 6 katas; choose one of rnn, lstm"),
        (["list", "ltsm"], "did you mean lstm"),
        (["hint"], "Missing argument"),
        (["hint", ","], "means 0 katas"),
    ],
    ids=" ".join,
)
def test_mistakes_in_the_command(root: Path, command: Sequence[str], words: str) -> None:
    """Exit status 2, and what is wrong with the command."""
    result = run(*command)

    assert 2 == result.exit_code
    assert words in result.output


# --- what is remembered -----------------------------------------------------------------------------------


def test_one_check_more_about_the_same_file(root: Path) -> None:
    """Adds to what was known about it; about another text it counts alone."""
    names = [check.name for check in catalogue.load("lstm").checks]
    progress = Progress(root)
    progress.record([verdict("lstm", *["passed"] * (len(names) - 1), "failed")])
    last = replace(verdict("lstm"), outcomes=(Outcome(names[-1], CheckStatus.PASSED),))
    progress.record([last])
    entry = progress.entry("lstm")
    assert entry is not None
    assert ("solved", len(names), len(names)) == (entry.status, entry.passed, entry.total)

    (root / "katas/recurrent/lstm.py").write_text(SOLVED, "utf-8")
    progress.record([last])
    entry = Progress(root).entry("lstm")
    assert entry is not None
    assert ("partial", 1, len(names)) == (entry.status, entry.passed, entry.total)


def test_todo_needs_no_entry(root: Path) -> None:
    """An untouched stub leaves a trace only where something was known."""
    progress = Progress(root)
    progress.record([stopped("lstm", Unwritten())])
    assert progress.entry("lstm") is None
    progress.record([solved("lstm")])
    progress.record([stopped("lstm", Unwritten())])
    assert "todo" == Progress(root).status("lstm")


def test_deleting_the_file_loses_the_history(root: Path) -> None:
    """And nothing else."""
    before = {path: path.read_bytes() for path in root.rglob("*.py")}
    progress = Progress(root)
    progress.record([solved("lstm")])
    progress.path.unlink()

    assert ("todo", "") == (Progress(root).status("lstm"), Progress(root).problem)
    assert f"0 of {len(KATAS)} katas solved" == lines("list")[-1]
    progress.hint_shown("lstm")
    assert {"lstm": 1} == json.loads(progress.path.read_bytes())["hints"]
    assert before == {path: path.read_bytes() for path in root.rglob("*.py")}


BROKEN = [
    b"",
    b"{",
    b"\xff\xfe",
    b"[]",
    b"{}",
    b"[" * 100_000,
    b'{"version": 1, "katas": {"lstm": 3}, "hints": {}}',
    b'{"version": 1, "katas": {"lstm": {"status": "solved"}}, "hints": {}}',
    b'{"version": 1, "katas": {"lstm": {"status": 1, "checks": {}, "total": 5, "digest": "", "at": "", "solved_at": ""}}, "hints": {}}',
    b'{"version": 1, "katas": {}, "hints": {"lstm": "many"}}',
]


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_file_is_moved_aside(root: Path, text: bytes) -> None:
    """Told in one line, once, and kept; an older broken one too."""
    path = Progress(root).path
    path.parent.mkdir()
    path.with_name("progress.json.broken").write_text("older", "utf-8")
    path.write_bytes(text)
    first, second = run("next"), run("next")

    told = f"{path} could not be read; it is kept as progress.json.broken1, and a new one is started\n"
    assert (0, told, "") == (first.exit_code, first.stderr, second.stderr)
    assert f"next: {FIRST}" in first.stdout
    assert text == path.with_name("progress.json.broken1").read_bytes()
    assert "older" == path.with_name("progress.json.broken").read_text("utf-8")


def test_a_file_of_a_newer_version(root: Path) -> None:
    """It is left as it is."""
    path = Progress(root).path
    path.parent.mkdir()
    path.write_text('{"version": 3}', "utf-8")
    progress = Progress(root)
    progress.record([solved("lstm")])

    assert "written by a newer version of keraskata" in progress.problem
    assert "solved" == progress.status("lstm")
    assert '{"version": 3}' == path.read_text("utf-8")


def test_entries_of_katas_that_are_gone(root: Path) -> None:
    """Nothing of them is shown, and nothing lost."""
    progress = Progress(root)
    progress.record([solved("lstm")])
    text = progress.path.read_text("utf-8").replace('"lstm"', '"perceptron"')
    progress.path.write_text(text, "utf-8")
    progress.hint_shown("gru")

    assert f"0 of {len(KATAS)} katas solved" == lines("list")[-1]
    assert ["perceptron"] == list(json.loads(progress.path.read_bytes())["katas"])


def no_folder(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / ".keraskata").write_text("", "utf-8")


def read_only(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    (root / ".keraskata").mkdir()
    monkeypatch.setattr(files.os, "open", refuse)


def full_disk(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    Progress(root).record([solved("gru")])
    monkeypatch.setattr("pytest_keraskata.learner.files.os.replace", refuse)


@pytest.mark.parametrize(
    ("make", "words"),
    [(no_folder, "File exists"), (read_only, "Read-only file system"), (full_disk, "No space left on device")],
)
def test_where_nothing_can_be_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path, pytest.MonkeyPatch], None], words: str
) -> None:
    """Nothing raises: it is told, holds for this process, and what was there stays."""
    make(root, monkeypatch)
    before = (root / ".keraskata/progress.json").read_bytes() if make is full_disk else None
    progress = Progress(root)
    progress.record([solved("lstm")])
    result = run("hint", "lstm")

    assert f"{progress.path} can't be written: {words}" == progress.problem
    assert "solved" == progress.status("lstm")
    assert 0 == result.exit_code
    assert f"{progress.path} can't be written: {words}\n" == result.stderr
    assert catalogue.load("lstm").hints[0] in result.stdout
    if before is not None:
        assert before == progress.path.read_bytes()
        assert ["progress.json", "progress.lock"] == sorted(path.name for path in progress.path.parent.iterdir())


def test_processes_that_record_at_once(root: Path) -> None:
    """None loses what another one wrote: every hint is counted."""
    each = 40
    code = f"""
from pathlib import Path
from pytest_keraskata.learner.progress import Progress
progress = Progress(Path({str(root)!r}))
for _ in range({each}):
    progress.hint_shown("lstm")
assert not progress.problem, progress.problem
"""
    running = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(3)]
    codes = [process.wait(120) for process in running]

    assert [0, 0, 0] == codes
    assert 3 * each == Progress(root).hints_shown("lstm")


@pytest.mark.skipif(sys.platform == "win32", reason="holds the lock as POSIX systems do")
def test_a_process_that_never_lets_go(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock is waited for, and then not any longer."""
    monkeypatch.setattr(files, "_PATIENCE", 0.02)
    progress = Progress(root)
    with files.locked(root / "held"), files.locked(root / "held"):
        progress.hint_shown("lstm")

    assert 1 == Progress(root).hints_shown("lstm")


# --- pytest -----------------------------------------------------------------------------------------------


def test_pytest_records_verdicts(project: Project) -> None:
    """Of the learner's own files, as they were when they were judged."""
    project.with_solutions("recurrent/recurrent_params.py").with_stubs("recurrent/lstm.py")
    changing = "import pathlib\npathlib.Path(__file__).write_text('# changed')\n"
    project.given({"katas/dense/ann_params.py": changing})
    done = project.run("-n", "1")
    progress = Progress(project.folder)

    assert 1 == done.ret
    assert "solved" == progress.status("recurrent_params")
    assert not progress.is_stale("recurrent_params")
    assert progress.entry("lstm") is None
    assert "error" == progress.status("ann_params")
    assert progress.is_stale("ann_params")


def test_pytest_leaves_other_folders_alone(project: Project) -> None:
    """What is in a folder that was named is nobody's progress; so it is with solutions."""
    project.with_stubs("recurrent/lstm.py")
    Progress(project.folder).record([solved("lstm")])
    project.run("--kata-dir=katas")

    assert "solved" == Progress(project.folder).status("lstm")


def test_pytest_tells_of_a_broken_file(project: Project) -> None:
    """Once, after the board; where nothing can be written, it is silent."""
    project.with_stubs("recurrent/lstm.py").given({".keraskata/progress.json": "{"})
    told = project.run()
    (project.folder / ".keraskata").rename(project.folder / "aside")
    project.given({".keraskata": "a file"})
    silent = project.run()

    assert "it is kept as progress.json.broken" in told.stdout.str()
    assert 1 == silent.ret == told.ret
    assert "progress" not in silent.stdout.str() + silent.stderr.str()


# --- doctor -----------------------------------------------------------------------------------------------


def part(name: str) -> Part:
    return next(one for one in parts() if one.name == name)


def test_doctor_says_what_is_there(root: Path) -> None:
    """Versions of all that is needed, and the folder."""
    told = lines("doctor")
    rows = {line.partition(" ")[0] for line in told}

    assert {"Python", "pytest", "keras", "tensorflow", "hypothesis", "numpy", "click", "rich"} <= rows
    assert "katas can be checked here" == told[-1]
    assert f"folder{' ' * 12}{root}" in told


def test_doctor_outside_of_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That is nothing wrong."""
    monkeypatch.chdir(tmp_path)

    assert "keraskata init makes one" in " ".join(lines("doctor"))


@pytest.mark.parametrize(("name", "wanted"), [("keras", "keras<4,>=99"), ("keras", "absent-package>=2")])
def test_doctor_says_how_to_get_what_is_missing(root: Path, monkeypatch: pytest.MonkeyPatch, name: str, wanted: str) -> None:  # fmt: skip
    """Exit status 1, and the command that gets it."""
    monkeypatch.setattr("pytest_keraskata.learner.environment.requires", lambda _: [wanted, "x; extra == 'test'"])
    result = run("doctor")

    assert 1 == result.exit_code
    assert f"{sys.executable} -m pip install '{wanted}'" in result.output
    assert result.output.rstrip().endswith("1 to put right")


def test_doctor_knows_other_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    """TensorFlow has several names."""

    def version(name: str) -> str:
        if name == "tensorflow-cpu":
            return "2.20.0"
        raise environment.PackageNotFoundError(name)

    from pytest_keraskata.learner import environment

    monkeypatch.setattr(environment, "version", version)
    assert "2.20.0" == environment._version("tensorflow")


@pytest.mark.parametrize(
    ("chosen", "written", "found", "level"),
    [
        ("torch", None, "torch (KERAS_BACKEND)", "note"),
        ("tensorflow", '{"backend": "jax"}', "tensorflow (KERAS_BACKEND)", "fine"),
        (None, '{"backend": "torch"}', "torch", "note"),
        (None, '{"floatx": "float32"}', "tensorflow", "fine"),
        (None, "{", "tensorflow", "fine"),
        (None, "[]", "tensorflow", "fine"),
        (None, None, "tensorflow", "fine"),
    ],
)
def test_doctor_knows_the_backend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str | None, written: str | None, found: str, level: str
) -> None:
    """Where it isn't TensorFlow, what that means and what to do."""
    monkeypatch.delenv("KERAS_BACKEND", raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    if chosen:
        monkeypatch.setenv("KERAS_BACKEND", chosen)
    if written:
        (tmp_path / "keras.json").write_text(written, "utf-8")
    backend = part("backend of Keras")

    assert (found, level) == (backend.found, backend.level)
    assert ("TensorFlow" in backend.advice) == (level != "fine")


@pytest.mark.parametrize(("system", "level"), [("linux", "fine"), ("darwin", "note"), ("win32", "note")])
def test_doctor_knows_how_answers_run(monkeypatch: pytest.MonkeyPatch, system: str, level: str) -> None:
    """Watching is quickest where forking is safe."""
    monkeypatch.setattr("pytest_keraskata.learner.environment.sys.platform", system)

    assert level == part("watch").level


def test_doctor_knows_pythons_that_are_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is needed is named."""
    monkeypatch.setattr("platform.python_version", lambda: "3.9.1")

    assert ("wrong", True) == (part("Python").level, "3.10" in part("Python").advice)


# --- all of them ------------------------------------------------------------------------------------------


def test_commands_start_without_keras(root: Path) -> None:
    """Nothing heavy is imported for any of them."""
    code = """
import sys
from click.testing import CliRunner
from pytest_keraskata.cli import main
for line in ("init", "list", "next", "progress", "hint lstm", "solution lstm --anyway", "reset lstm", "doctor"):
    result = CliRunner().invoke(main, line.split())
    assert result.exit_code == 0, (line, result.output)
    heavy = {"keras", "tensorflow", "sklearn", "matplotlib", "jinja2", "fsrs", "watchfiles"} & set(sys.modules)
    assert not heavy, (line, heavy)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)

    assert (0, "") == (done.returncode, done.stderr)
