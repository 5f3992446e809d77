"""The course: its order, what is said of each kata, and what follows when one is solved."""

from __future__ import annotations

import ast
import os
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pexpect
import pytest
from click.testing import CliRunner, Result

from pytest_keraskata import catalogue
from pytest_keraskata.cli import main
from pytest_keraskata.learner import course
from pytest_keraskata.learner.cards import all_cards
from pytest_keraskata.learner.folder import Folder, shipped_solution, shipped_stub
from pytest_keraskata.learner.progress import Progress
from pytest_keraskata.render.beside import bare, beside
from tests.test_practice import solved

KATAS = list(catalogue.index())
COMMAND = ["-c", "from pytest_keraskata.cli import main; main()"]

each_kata = pytest.mark.parametrize("kata", KATAS)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner's folder as `init` makes it, and the current directory."""
    Folder(tmp_path / "mine").fill()
    monkeypatch.chdir(tmp_path / "mine")
    return tmp_path / "mine"


def run(*arguments: str, columns: int = 100, typed: str = "") -> Result:
    return CliRunner().invoke(main, arguments, input=typed, env={"COLUMNS": str(columns), "NO_COLOR": "1"})


# --- what is said of each kata ----------------------------------------------------------------------------


@each_kata
def test_every_kata_has_its_place(kata: str) -> None:
    """A level, minutes, katas and pages that exist, and a follow-up that the kata doesn't ask itself."""
    entry, place = course._read("course")[kata], course.place_of(kata)

    assert {"level", "minutes", "follow_up"} <= set(entry)
    assert place.level in (1, 2, 3)
    assert 5 <= place.minutes <= 30
    assert place.follow_up in all_cards()
    assert place.follow_up not in catalogue.questions()[kata]
    assert set(place.builds_on) <= set(KATAS) - {kata}
    assert set(place.pages) <= set(course._read("pages"))
    assert course.pages(kata)


def test_nothing_else_has_a_place() -> None:
    """Every entry is a kata's, and every page is used by one of them."""
    used = {page.url for kata in KATAS for page in course.pages(kata)}

    assert set(KATAS) == set(course._read("course"))
    assert used == {url for _, url in course._read("pages").values()}


def test_the_path_begins_with_what_is_easy() -> None:
    """Each kata once, at first a stack of layers; by level, and after those that it builds on."""
    path = course.path()
    levels = [course.place_of(kata).level for kata in path]

    assert "sequential" == path[0]
    assert sorted(KATAS) == sorted(path)
    assert sorted(levels) == levels
    for kata in KATAS:
        assert all(path.index(other) < path.index(kata) for other in course.place_of(kata).builds_on), kata


@each_kata
def test_the_layers_of_a_worked_answer_have_their_pages(kata: str) -> None:
    """Whatever layer, callback or optimizer it names."""
    named = set(re.findall(r"\b(?:layers|callbacks|optimizers|applications)\.([A-Z]\w+)", shipped_solution(kata)))
    names = {page.name.rpartition(".")[2] for page in course.pages(kata)}

    assert named <= names


@pytest.mark.parametrize("name", course._read("pages"))
def test_addresses_are_well_formed(name: str) -> None:
    """A secure address of a host that documents what katas use, without a query."""
    url = urlsplit(course._read("pages")[name][1])

    assert "https" == url.scheme
    assert url.hostname in ("keras.io", "www.tensorflow.org", "numpy.org", "scikit-learn.org")
    assert re.fullmatch(r"(/[\w.]+)+/?", url.path)
    assert not url.query
    assert not url.fragment


@each_kata
def test_a_stub_quotes_its_questions(kata: str) -> None:
    """In full, between its title and its task."""
    asked = (ast.get_docstring(ast.parse(shipped_stub(kata))) or "").split("\n\n")[1]

    assert " ".join(f"{name}: {text}" for name, text in course.asked(kata).items()) == " ".join(asked.split())


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_list_shows_questions_and_levels(root: Path, columns: int) -> None:
    """Of the katas that were named; and what the letters of their questions mean."""
    told = run("list", "transfer_learning", columns=columns).output
    flat = " ".join(told.split())

    assert columns >= max(map(len, told.splitlines()))
    assert "medium, 20 min · Transfer learning (Q35, Q3, Q16, K10)" in flat
    assert all(f"{name}: {text}" in flat for name, text in course.asked("transfer_learning").items())
    assert f"K: {course.COLLECTIONS['K']} Q: {course.COLLECTIONS['Q']}" in flat
    assert "G: " not in flat
    assert all_cards()["Q35"].question not in " ".join(run("list", columns=columns).output.split())


def test_list_in_the_order_for_beginners(root: Path) -> None:
    """The path from its beginning."""
    told = run("list", "--path", columns=120).output.splitlines()
    listed = [line.split()[0] for line in told if line.startswith("  ")]

    assert "the path for beginners" == told[0].strip()
    assert list(course.path()) == listed


def test_next_says_what_is_asked(root: Path) -> None:
    """The question in full, how hard it is, and what it builds on."""
    save = Folder(root).stub("gru")
    save.write_text("# begun", "utf-8")
    told = " ".join(run("next").output.split())

    assert f"Q32: {all_cards()['Q32'].question}" in told
    assert "easy, 10 min; builds on lstm" in told


# --- after solving ----------------------------------------------------------------------------------------


def test_review_of_a_solved_kata(root: Path) -> None:
    """Both answers beside each other, why, a follow-up, pages, and the next kata with its path."""
    mine = shipped_solution("lstm").replace("model =", "network =").replace("return model", "return network")
    (root / "katas/recurrent/lstm.py").write_text(mine, "utf-8")
    assert 1 == run("review", "lstm").exit_code
    Progress(root).record([solved("lstm")])
    told = run("review", "lstm", columns=110).output

    assert re.search(r"network = keras\.Sequential\( +│ +model = keras\.Sequential\(", told)
    assert "the last hidden state is its summary" in " ".join(told.split())
    assert f"Q15: {all_cards()['Q15'].question}" in told
    assert "keras.layers.LSTM: https://keras.io/api/layers/recurrent_layers/lstm/" in told
    assert "next: gru · GRU classifier (easy, 10 min)\n  katas/recurrent/gru.py\n" in told


@pytest.mark.parametrize("columns", [60, 80])
def test_review_in_a_terminal(root: Path, columns: int) -> None:
    """No line is wider than the screen, and addresses and files can be clicked."""
    (root / "katas/recurrent/lstm.py").write_text(shipped_solution("lstm"), "utf-8")
    Progress(root).record([solved("lstm")])
    here = str(Path(__file__).parents[1])
    env = {**os.environ, "PYTHONPATH": here, "TERM": "xterm-256color"} | {"COLUMNS": str(columns)}
    told, status = pexpect.run(
        f"{sys.executable} -c 'from pytest_keraskata.cli import main; main()' review lstm",
        env=env, withexitstatus=True, encoding="utf-8", dimensions=(50, columns),
    )  # fmt: skip

    assert 0 == status
    assert re.search(r"\x1b\]8;[^;]*;https://keras\.io/api/layers/recurrent_layers/lstm/\x1b\\", told)
    assert f"{(root / 'katas/recurrent/gru.py').as_uri()}\x1b\\" in told
    shown = re.sub(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[0-9;]*m", "", told).splitlines()
    assert columns >= max(map(len, shown))
    assert "your answer" in shown
    assert "worked answer" in shown


def test_review_before(root: Path) -> None:
    """Only on demand; with nothing written, the worked answer stands alone."""
    refused, shown = run("review", "lstm"), run("review", "lstm", "--anyway")

    assert 1 == refused.exit_code
    assert "not solved yet" in refused.output
    assert "layers.LSTM" not in refused.output
    assert "your answer" not in shown.output.splitlines()
    assert "layers.LSTM(units)" in shown.output


def test_review_of_the_last_one(root: Path) -> None:
    """Then nothing comes next."""
    for kata in KATAS:
        Folder(root).stub(kata).write_text(shipped_solution(kata), "utf-8")
    Progress(root).record([solved(kata) for kata in KATAS])

    assert "all katas are solved\n" in run("review", "residual").output


def test_code_beside_code() -> None:
    """Long lines are folded within their half; without room, one piece stands below the other."""
    left, right = ("yours", "a = 1\n" + "b = " + "very " * 30), ("ours", "c = 2")
    wide, narrow = list(beside(left, right, 100)), list(beside(left, right, 60))

    assert ["yours", "ours"] == re.split(r" +│ ", wide[0])
    assert ["a = 1", "c = 2"] == re.split(r" +│ ", wide[2])
    assert 100 >= max(map(len, wide))
    assert narrow.index("yours") < narrow.index("  b = very very very very very very very very very very") < narrow.index("ours")  # fmt: skip


@each_kata
def test_bare_code_is_the_code(kata: str) -> None:
    """Only docstrings are gone; what can't be parsed stays as it is."""
    assert '"""' not in bare(shipped_solution(kata))
    assert shipped_stub(kata).count("raise NotImplementedError") == bare(shipped_stub(kata)).count("raise NotImpl")
    assert "def (" == bare("def (\n")
