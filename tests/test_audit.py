"""The audit: mutants are what they say, every kata's checks kill theirs, and an author is told what survives."""

from __future__ import annotations

import ast
import importlib
import json
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from pytest_keraskata import catalogue
from pytest_keraskata.audit import running, table
from pytest_keraskata.audit.ledger import Ledger
from pytest_keraskata.audit.mutation import mutants
from pytest_keraskata.audit.operators import OPERATORS
from pytest_keraskata.audit.trial import Result, equivalents, tried

ROOT = Path(__file__).parents[1]
SOLUTIONS = ROOT / "solutions"

SOURCE = '''
"""A network."""

import keras
from keras import layers


def build(units=4, rate=0.5):
    """Build it."""
    if units < 1:
        raise ValueError("units")
    model = keras.Sequential(
        [
            keras.Input((2,)),
            layers.Dense(units, activation="relu"),
            layers.Dropout(rate),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
'''


def made(source: str, operator: str) -> list[tuple[str, str]]:
    """What an operator makes of a source: the lines before and after."""
    return [(one.before, one.after) for one in mutants(source) if one.operator == operator]


# --- mutants ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("operator", "before", "after"),
    [
        ("change-activation", 'layers.Dense(1, activation="sigmoid"),', 'layers.Dense(1, activation="tanh"),'),
        ("remove-activation", 'layers.Dense(1, activation="sigmoid"),', "layers.Dense(1),"),
        ("resize", 'layers.Dense(units, activation="relu"),', 'layers.Dense(units - 1, activation="relu"),'),
        ("remove-layer", "layers.Dropout(rate),", "nothing"),
        ("duplicate-layer", "layers.Dropout(rate),", "layers.Dropout(rate), layers.Dropout(rate),"),
        (
            "swap-layers",
            'layers.Dropout(rate), ⏎ layers.Dense(1, activation="sigmoid"),',
            'layers.Dense(1, activation="sigmoid"), ⏎ layers.Dropout(rate),',
        ),
        (
            "without-bias",
            'layers.Dense(1, activation="sigmoid"),',
            'layers.Dense(1, activation="sigmoid", use_bias=False),',
        ),
        ("change-comparison", "if units < 1:", "if units <= 1:"),
        ("change-condition", "if units < 1:", "if not (units < 1):"),
        ("change-number", "def build(units=4, rate=0.5):", "def build(units=4, rate=1.0):"),
        ("hard-code", "nothing", "rate = 0.5"),
        ("swap-arguments", "nothing", "units, rate = rate, units"),
    ],
)
def test_an_operator_makes_one_change(operator: str, before: str, after: str) -> None:
    """The change, told by the lines that differ."""
    assert (before, after) in made(SOURCE, operator)


@pytest.mark.parametrize("kata", catalogue.index())
def test_mutants_are_programs_that_differ(kata: str) -> None:
    """Each can be parsed, none is the solution, none comes twice, and its key is its own."""
    source = (SOLUTIONS / catalogue.load(kata).file).read_text("utf-8")
    found = mutants(source)

    trees = [ast.dump(ast.parse(one.source)) for one in found]
    assert len({*trees, ast.dump(ast.parse(source))}) == len(trees) + 1
    assert {one.operator for one in found} <= set(OPERATORS)
    assert all(one.diff(source) for one in found)


def test_mutants_are_the_same_on_every_run() -> None:
    """An audit that was interrupted can go on."""
    assert mutants(SOURCE) == mutants(SOURCE)


def test_every_operator_applies_somewhere() -> None:
    """None is there for nothing."""
    used = {
        one.operator
        for kata in catalogue.index()
        for one in mutants((SOLUTIONS / catalogue.load(kata).file).read_text("utf-8"))
    }
    assert used == set(OPERATORS)


# --- what the checks say to them ----------------------------------------------------------------------------


def test_a_mutant_of_every_operator_is_killed(audited: str) -> None:
    """A sample of what `keraskata audit` runs: of an eighth of the katas on each commit."""
    chosen = running.sampled(running.trials(catalogue.load(audited), SOLUTIONS, None))
    results = [result for trial in chosen for result in tried([trial])]

    assert results
    assert [] == list(table.survivors(results))


@pytest.mark.parametrize("kata", catalogue.index())
def test_every_excuse_is_for_a_mutant_that_exists(kata: str) -> None:
    """What is listed as equivalent is still made from the solution, and has a reason of its own words."""
    known = {one.key for one in mutants((SOLUTIONS / catalogue.load(kata).file).read_text("utf-8"))}
    excuses = equivalents(kata)

    assert set(excuses) <= known
    assert all(len(reason.split()) >= 3 for reason in excuses.values())


def test_excuses_stand_beside_specs() -> None:
    """A file of excuses that belongs to no kata would excuse nothing."""
    specs = Path(str(importlib.import_module("pytest_keraskata.specs").__file__)).parent
    assert {file.stem for file in specs.rglob("*.equivalent")} <= set(catalogue.index())


# --- the command --------------------------------------------------------------------------------------------

LAX = '''
"""A kata of somebody else's, with a check that lets things through."""

from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.functions import signature, whole_number
from pytest_keraskata.kata import Kata

@check(n=st.just(3), draws=1)
def values(subject, n):
    whole_number(subject, Call("double", (n,)), 6)

kata = Kata(__name__, "Doubling", (), (signature("double(n)"),), (values,), ("What is twice?",))
'''
DOUBLE = "def double(n):\n    return n * 2\n"


@pytest.fixture
def author(tmp_path: Path) -> Path:
    """A folder with somebody else's kata, solution and answers, as an installed package would bring it."""
    files = {
        "lax/__init__.py": 'TOPICS = ("sums",)\n',
        "lax/sums/__init__.py": 'KATAS = ("double",)\n',
        "lax/sums/double.py": LAX,
        "lax-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: lax\nVersion: 1.0\n",
        "lax-1.0.dist-info/entry_points.txt": "[keraskata.specs]\nlax = lax\n",
        "solutions/sums/double.py": DOUBLE,
        "tests/answers/double/right_sum.py": "def double(n):\n    return n + n\n",
        "tests/answers/double/wrong_constant.py": "def double(n):\n    return 6\n",
        "tests/answers/double/wrong_triple.py": "def double(n):\n    return n * 3\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip("\n"), "utf-8")
    return tmp_path


def audited(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command's end, run there."""
    return subprocess.run(
        [sys.executable, "-c", "from pytest_keraskata.cli import main; main()", "audit", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}", "COLUMNS": "100"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def test_an_author_is_told_what_the_checks_let_through(author: Path) -> None:
    """Survivors as diffs, wrong answers by name, rates; the same from memory, for as long as the spec is the same."""
    done = audited(author, "double", "--json", "audit.json", "--markdown", "audit.md", "--jobs", "1")

    assert done.returncode == 1, done.stdout + done.stderr
    told = " ".join(done.stdout.split())
    assert "wrong answer wrong_constant.py accepted" in told
    assert "0 of 2 right answers refused (0.0%), 1 of 2 wrong answers accepted (50.0%)" in told
    by_name = json.loads((author / "audit.json").read_text("utf-8"))["katas"]["double"]
    assert {one["name"]: one["fate"] for one in by_name if one["kind"] != "mutant"} == {
        "the solution": "survived",
        "right_sum.py": "survived",
        "wrong_constant.py": "survived",
        "wrong_triple.py": "killed",
    }
    assert "| change-number |" in (author / "audit.md").read_text("utf-8")

    memory = author / ".keraskata/audit.jsonl"
    remembered = memory.read_text("utf-8").splitlines()
    again = audited(author, "double", "--jobs", "1")
    assert again.stdout.splitlines()[-3:] == done.stdout.splitlines()[-3:]
    assert remembered == memory.read_text("utf-8").splitlines()

    with (author / "lax/sums/double.py").open("a", encoding="utf-8") as file:
        file.write("# Another line of what judges.\n")
    audited(author, "double", "--jobs", "1")
    assert 2 * len(remembered) == len(memory.read_text("utf-8").splitlines())


def test_processes_are_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No result is lost between one set of processes and the next."""
    monkeypatch.setattr(running, "_TRIALS", 1)
    found = running.trials(catalogue.load("conv_output"), SOLUTIONS, None)[:2]
    results = running.run(found, Ledger(tmp_path / "audit.jsonl"), jobs=2)

    assert [(one.trial, one.fate) for one in results] == [(found[0], "survived"), (found[1], "killed")]


def test_what_is_right_is_tried_with_many_seeds(author: Path) -> None:
    """An answer that some draws refuse isn't refused by the first; the others' seeds are named, once for each."""
    spec = author / "lax/sums/double.py"
    spec.write_text(LAX.replace("st.just(3), draws=1", "st.integers(0, 9), draws=2").replace("), 6)", "), 2 * n)"))
    (author / "tests/answers/double/right_below_nine.py").write_text(
        "def double(n):\n    return n * 2 if n < 9 else 0\n"
    )

    first = audited(author, "double", "--jobs", "1")
    assert "0 of 3 right answers refused (0.0%)" in " ".join(first.stdout.split())

    done = audited(author, "double", "--seeds", "12", "--jobs", "1")
    assert done.returncode == 1, done.stdout + done.stderr
    seeds = re.findall(r"right answer right_below_nine\.py refused by values with seed (\d+)", done.stdout)
    assert seeds
    assert seeds == sorted({*seeds}, key=int)
    assert "1 of 3 right answers refused (33.3%) with 12 seeds each" in " ".join(done.stdout.split())


def test_a_survivor_is_shown_as_a_diff_until_it_is_excused(author: Path) -> None:
    """A kata that is only ever asked about 3, and a solution that decides at 2."""
    solution = "def double(n):\n    if n > 1:\n        return n * 2\n    return n + n\n"
    (author / "solutions/sums/double.py").write_text(solution, "utf-8")
    done = audited(author, "double", "--mutants-only", "--jobs", "1")

    assert done.returncode == 1, done.stdout + done.stderr
    assert "-    if n > 1:\n+    if n >= 1:" in done.stdout
    assert "double: change-comparison in line 2 survived" in done.stdout

    survivors = [one.split(" survived")[0] for one in done.stdout.splitlines() if one.endswith(" survived")]
    keys = [one.key for one in mutants(solution) if f"double: {one.operator} in line {one.line}" in survivors]
    excuses = "".join(f"{key} because nobody asks about less than three\n" for key in keys)
    (author / "lax/sums/double.equivalent").write_text(excuses, "utf-8")
    excused = audited(author, "double", "--mutants-only", "--jobs", "1")
    assert excused.returncode == 0, excused.stdout

    with (author / "lax/sums/double.equivalent").open("a", encoding="utf-8") as file:
        file.write("change-number: 3 → 4 because it was so once\n")
    stale = audited(author, "double", "--mutants-only", "--jobs", "1")
    assert stale.returncode == 1
    assert "listed as equivalent, and no such mutant survived\nchange-number: 3 → 4" in stale.stdout


def test_a_memory_that_was_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """The last line may be half of one."""
    kata = catalogue.load("recurrent_params")
    trial = running.trials(kata, SOLUTIONS, None)[0]
    memory = Ledger(tmp_path / "deep/audit.jsonl")
    memory.keep(Result(trial, "killed", "values"))
    with (tmp_path / "deep/audit.jsonl").open("a") as file:
        file.write('["abc", "kil')

    again = Ledger(tmp_path / "deep/audit.jsonl")
    assert again.get(trial) == Result(trial, "killed", "values")
    assert again.get(running.trials(kata, SOLUTIONS, None)[1]) is None


def test_an_unknown_kata_and_a_missing_solution_are_mistakes(tmp_path: Path) -> None:
    """Exit status 2, and what was meant."""
    assert "did you mean lstm" in " ".join(audited(tmp_path, "lstn").stderr.split())
    assert audited(tmp_path, "lstm").returncode == 2
