"""The history: attempts, times, days in a row, katas that come again; and what older files say."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pytest_keraskata import catalogue
from pytest_keraskata.cli import history as commands
from pytest_keraskata.cli import main
from pytest_keraskata.learner import desk as desks
from pytest_keraskata.learner import progress as progresses
from pytest_keraskata.learner.desk import Desk
from pytest_keraskata.learner.folder import Folder
from pytest_keraskata.learner.history import History, minutes
from pytest_keraskata.learner.progress import Attempt, Progress
from pytest_keraskata.render.history import sparkline
from pytest_keraskata.verdict import Status
from tests.conftest import resized
from tests.test_practice import solved, verdict

NOON = datetime(2030, 1, 10, 12, tzinfo=timezone.utc)
Pass = Callable[[timedelta], None]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner's folder as `init` makes it, and the current directory."""
    Folder(tmp_path / "mine").fill()
    monkeypatch.chdir(tmp_path / "mine")
    return tmp_path / "mine"


@pytest.fixture
def wait(monkeypatch: pytest.MonkeyPatch) -> Pass:
    """Lets time pass on a clock that stands still otherwise."""
    now = NOON

    def clock() -> datetime:
        return now

    def passing(time: timedelta) -> None:
        nonlocal now
        now += time

    for module in (progresses, desks, commands):
        monkeypatch.setattr(module, "clock", clock)
    return passing


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, arguments, input=typed, env={"COLUMNS": "100", "NO_COLOR": "1"})


def save(root: Path, kata: str, text: str) -> None:
    Folder(root).stub(kata).write_text(text, "utf-8")


def test_attempts_are_files_that_were_judged(root: Path, wait: Pass) -> None:
    """The same file again is none; an untouched stub and a part of the checks neither."""
    progress = Progress(root)
    progress.record([verdict("lstm", "passed")])
    for text in ("# 1", "# 1", "# 2"):
        save(root, "lstm", text)
        progress.record([verdict("lstm", "passed", "failed")])
        wait(timedelta(minutes=5))
    save(root, "lstm", "# 3")
    progress.record([solved("lstm")])
    progress.record([solved("lstm")])

    attempts = Progress(root).attempts()
    assert ["failed", "failed", "solved"] == [str(one.status) for one in attempts["lstm"]]
    history = commands.history_of(Desk(Folder(root)))
    assert (3, 3, 0) == (history.tries("lstm"), history.count, history.at_once)
    assert timedelta(minutes=15) == history.took("lstm")
    assert (None, None) == (history.tries("gru"), history.took("gru"))


def test_days_in_a_row() -> None:
    """Today is open until it is over; a day without anything ends a row."""
    today = date(2030, 1, 10)
    days = {today - timedelta(days=back): 1 for back in (1, 2, 5, 6, 7)}

    assert (2, 3) == (History({}, days, today).in_a_row, History({}, days, today).longest_row)
    assert 3 == History({}, {**days, today: 4}, today).in_a_row
    assert 0 == History({}, days, today + timedelta(days=1)).in_a_row
    assert [(today - timedelta(days=1), 1), (today, 0)] == History({}, days, today).last_days(2)


def test_who_goes_away_is_not_at_work() -> None:
    """A pause of more than half an hour isn't counted."""
    times = [NOON, NOON + timedelta(minutes=10), NOON + timedelta(hours=5), NOON + timedelta(hours=5, minutes=4)]
    statuses = [Status.FAILED] * 3 + [Status.SOLVED]
    tried = [Attempt(time.isoformat(), status) for time, status in zip(times, statuses, strict=True)]

    assert timedelta(minutes=14) == History({"lstm": tried}, {}, NOON.date()).took("lstm")
    assert ("14 min", "under a minute") == (minutes(timedelta(minutes=14)), minutes(timedelta(seconds=3)))


def test_a_kata_comes_again(root: Path, wait: Pass) -> None:
    """The worse it went, the sooner; solved again it comes later, and not twice on one day."""
    progress = Progress(root)
    save(root, "gru", "# at once")
    progress.record([solved("gru")])
    for number in range(4):
        save(root, "lstm", f"# {number}")
        progress.record([solved("lstm") if number == 3 else verdict("lstm", "failed")])
    first = progress.reviews()
    assert NOON < first["lstm"] < first["gru"]
    save(root, "lstm", "# another way")
    progress.record([solved("lstm")])
    assert first == progress.reviews()

    assert "to repeat" not in run("next").output
    wait(first["lstm"] - NOON)
    assert "to repeat: lstm; keraskata reset lstm gives you the empty stub again" in run("next").output
    assert 0 == run("reset", "lstm").exit_code
    assert "to repeat" not in run("next").output
    save(root, "lstm", "# by heart")
    Progress(root).record([solved("lstm")])
    again = Progress(root).reviews()["lstm"]
    assert again - first["lstm"] > first["lstm"] - NOON


def test_hints_bring_a_kata_back_sooner(root: Path, wait: Pass) -> None:
    """Whoever needed one knows it less well."""
    progress = Progress(root)
    progress.hint_shown("lstm")
    for kata in ("lstm", "gru"):
        save(root, kata, "# at once")
        progress.record([solved(kata)])

    assert progress.reviews()["lstm"] < progress.reviews()["gru"]


def test_an_older_file(root: Path, wait: Pass) -> None:
    """What version 1 kept is read: verdicts, hints, and as much of the history as it knew."""
    old = {"status": "failed", "checks": {"architecture": "failed"}, "total": 5, "digest": "abc",
           "at": "2029-12-31T12:00:00+00:00", "solved_at": "2029-12-24T12:00:00+00:00"}  # fmt: skip
    path = Progress(root).path
    path.parent.mkdir()
    path.write_text(json.dumps({"version": 1, "katas": {"lstm": old}, "hints": {"gru": 2}}), "utf-8")
    progress = Progress(root)

    assert ("failed", 2, "") == (progress.status("lstm"), progress.hints_shown("gru"), progress.problem)
    assert ["solved", "failed"] == [str(one.status) for one in progress.attempts()["lstm"]]
    assert 2 == sum(progress.days().values())
    assert ["lstm"] == list(progress.reviews())
    progress.hint_shown("gru")
    kept = json.loads(path.read_bytes())
    assert 2 == kept["version"]
    assert progress.attempts() == Progress(root).attempts()
    assert old == kept["katas"]["lstm"]


@pytest.mark.parametrize(
    "broken",
    [
        {"attempts": {"lstm": [{"at": "yesterday", "status": "solved"}]}},
        {"attempts": {"lstm": [{"at": "2029-12-31T12:00:00+00:00", "status": "fine"}]}},
        {"reviews": {"lstm": {"due": "soon"}}},
        {"reviews": {"lstm": 3}},
        {"days": {"someday": 1}},
        {"exercises": {"hunt": 3}},
    ],
    ids=str,
)
def test_a_damaged_history_is_moved_aside(root: Path, broken: dict[str, object]) -> None:
    """Nothing raises, and nothing is lost."""
    whole = {"version": 2, "katas": {}, "hints": {}, "attempts": {}, "reviews": {}, "days": {}, "exercises": {}}
    path = Progress(root).path
    path.parent.mkdir()
    path.write_text(json.dumps({**whole, **broken}), "utf-8")
    result = run("progress")

    assert 0 == result.exit_code
    assert "it is kept as progress.json.broken, and a new one is started" in result.stderr


def test_a_review_that_fsrs_cannot_read(root: Path, wait: Pass) -> None:
    """It begins anew."""
    progress = Progress(root)
    save(root, "lstm", "# mine")
    progress.record([solved("lstm")])
    kept = json.loads(progress.path.read_bytes())
    kept["reviews"]["lstm"] = {"due": NOON.isoformat()}
    progress.path.write_text(json.dumps(kept), "utf-8")
    save(root, "lstm", "# mine, again")
    Progress(root).record([solved("lstm")])

    assert Progress(root).reviews()["lstm"] > NOON


def test_progress_draws_it(root: Path, wait: Pass) -> None:
    """A bar a day, days in a row, attempts; nothing where nothing was done."""
    assert "in a row" not in run("progress").output
    progress = Progress(root)
    for text, status in (("# 1", "failed"), ("# 2", "failed"), ("# 3", "solved")):
        save(root, "lstm", text)
        progress.record([solved("lstm") if status == "solved" else verdict("lstm", status)])
        wait(timedelta(days=1))
    told = run("progress").output.splitlines()

    assert f"{'·' * 24}███·  the last 28 days" in told
    assert "3 days in a row; the most so far: 3" in told
    assert "3 attempts; a solved kata usually took 3, and 0 were solved at the first" in told


def test_progress_as_a_page(root: Path, wait: Pass, tmp_path: Path) -> None:
    """The same, and a row for each kata; where it can't be written, that is said."""
    save(root, "lstm", "# 1")
    Progress(root).record([solved("lstm")])
    told = run("progress", "--page", str(tmp_path / "page.html"))
    page = (tmp_path / "page.html").read_text("utf-8")

    assert f"page: {tmp_path / 'page.html'}" in told.output.splitlines()
    assert "<li>1 day in a row; the most so far: 1</li>" in page
    assert (
        '<tr><th scope="row">lstm</th><td class="kk-solved">solved</td><td>1</td><td>under a minute</td><td>in ' in page
    )
    assert len(catalogue.index()) == page.count('<tr><th scope="row">')
    assert 60 == page.count("<rect ")
    assert "<script" not in page
    assert 1 == run("progress", "--page", str(root / "README.md" / "page.html")).exit_code


def test_page_in_a_browser(root: Path, wait: Pass, tmp_path: Path, browser: Any) -> None:
    """From a phone to a desk, nothing has to be scrolled to sideways, and no kata's name is cut."""
    for text, status in (("# 1", "failed"), ("# 2", "solved")):
        save(root, "multiclass_evaluation", text)
        one = solved("multiclass_evaluation") if status == "solved" else verdict("multiclass_evaluation", status)
        Progress(root).record([one])
    save(root, "lstm", "# 1")
    Progress(root).record([verdict("lstm", "failed")])
    run("progress", "--page", str(tmp_path / "page.html"))
    browser.get((tmp_path / "page.html").as_uri())
    for width in (390, 1400):
        resized(browser, width)
        assert width >= browser.execute_script("return document.documentElement.scrollWidth")
        beyond = "[...document.querySelectorAll('.kk-wide, th, td')].filter(one => one.scrollWidth > one.clientWidth)"
        assert [] == browser.execute_script(f"return {beyond}.map(one => one.textContent)"), width


def test_cards_count_as_work(root: Path, wait: Pass) -> None:
    """A day on which cards were rated is one on which something was done."""
    run("quiz", "Q30,Q31", typed="\n3\n\n3\n")

    assert {NOON.astimezone().date(): 2} == Progress(root).days()


@pytest.mark.parametrize(
    ("counts", "drawn"), [([], ""), ([0, 0], "··"), ([1, 2, 4, 8], "▁▂▄█"), ([5, 0, 5], "█·█"), ([1, 1000], "▁█")]
)
def test_counts_as_bars(counts: list[int], drawn: str) -> None:
    """The highest is full, nothing is a dot, and a little is seen."""
    assert drawn == sparkline(counts)
