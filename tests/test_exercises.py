"""Exercises beyond katas, by their real commands: a bug to hunt, tests to write, an interview."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pexpect
import pytest

from pytest_keraskata import catalogue
from pytest_keraskata.audit.mutation import mutants
from pytest_keraskata.exercises import asserting, hunting, interviewing
from pytest_keraskata.exercises.rewriting import rewritten
from pytest_keraskata.learner.course import place_of
from pytest_keraskata.learner.folder import Folder, shipped_solution, shipped_stub
from pytest_keraskata.learner.progress import Progress
from tests.test_practice import solved

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-c", "from pytest_keraskata.cli import main; main()"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A learner's folder as `init` makes it."""
    Folder(tmp_path / "mine").fill()
    return tmp_path / "mine"


def run(root: Path, *arguments: str, status: int = 0) -> str:
    """What the command says, in a process of its own, as through a pipe."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(
        [*COMMAND, *arguments], cwd=root, env=env, capture_output=True, stdin=subprocess.DEVNULL, text=True,
        encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
    assert status == done.returncode, done.stdout + done.stderr
    return done.stdout + done.stderr


def kept(root: Path, name: str) -> Any:
    return json.loads((root / ".keraskata/progress.json").read_bytes())["exercises"][name]


# --- hunt -------------------------------------------------------------------------------------------------


def test_a_hunt(root: Path) -> None:
    """A bug that the checks refuse is hidden; a check is named; what isn't repaired is refused, and it ends when it is."""
    mine = (root / "katas/recurrent/recurrent_params.py").read_bytes()
    told = run(root, "hunt", "recurrent_params", "--seed", "3")
    file, opened = root / "hunt/recurrent_params.py", kept(root, "hunt")["open"]
    checks = [check.name for check in catalogue.load("recurrent_params").checks]
    passing = next(name for name in checks if name not in opened["failing"])

    assert "a bug is hidden in hunt/recurrent_params.py" in told
    assert opened["failing"][0] in checks
    assert ast.get_docstring(ast.parse(shipped_stub("recurrent_params"))) == ast.get_docstring(ast.parse(file.read_text("utf-8")))  # fmt: skip
    assert mine == (root / "katas/recurrent/recurrent_params.py").read_bytes()

    assert "keraskata hunt --fails CHECK" in run(root, "hunt", status=1)
    assert f"{passing} doesn't fail; look again" in run(root, "hunt", "--fails", passing, status=1)
    assert "has no check 'speed'" in run(root, "hunt", "--fails", "speed", status=2)
    assert "(2 guesses)" in run(root, "hunt", "--fails", opened["failing"][0])
    assert f"recurrent_params · {opened['failing'][0]}" in run(root, "hunt", status=1)
    file.write_text(shipped_solution("recurrent_params"), "utf-8")
    assert "1 repaired so far, 0 of them named at the first guess" in run(root, "hunt")
    assert kept(root, "hunt")["open"] is None
    assert 1 == sum(Progress(root).days().values())


def test_a_hunt_in_a_terminal(root: Path) -> None:
    """It asks which check fails, and takes one of its checks only."""
    Progress(root).keep_exercise(
        "hunt", {"open": {"kata": "conv_output", "failing": ["valid"], "named": False, "guesses": 0}}
    )
    (root / "hunt").mkdir()
    (root / "hunt/conv_output.py").write_text("# a bug", "utf-8")
    process = pexpect.spawn(
        COMMAND[0], [*COMMAND[1:], "hunt"], cwd=str(root), encoding="utf-8", dimensions=(40, 80), timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    process.expect_exact("which check fails?")
    process.sendline("speed")
    process.expect_exact("is not one of")
    process.sendline("valid")
    process.expect_exact("right, valid fails")
    process.expect(pexpect.EOF)
    Progress(root).keep_exercise(
        "hunt", {"open": {"kata": "conv_output", "failing": ["valid"], "named": False, "guesses": 0}}
    )
    process = pexpect.spawn(
        COMMAND[0], [*COMMAND[1:], "hunt"], cwd=str(root), encoding="utf-8", dimensions=(40, 60), timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    process.expect_exact("> ")
    process.sendline("q")
    process.expect(pexpect.EOF)
    assert 0 == kept(root, "hunt")["open"]["guesses"]


def test_never_the_same_bug_twice_in_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two bugs that are possible, the other one comes."""
    found = [one for one in mutants(shipped_solution("recurrent_params")) if one.operator == "change-number"][:2]
    monkeypatch.setattr(hunting, "mutants", lambda source: found)
    first = hunting.a_bug("recurrent_params", Random(0))
    others = {hunting.a_bug("recurrent_params", Random(seed), but=first.key).key for seed in range(2)}

    assert {one.key for one in found} == {first.key, *others}
    assert first.key not in others
    monkeypatch.setattr(hunting, "mutants", lambda source: [found[0]])
    with pytest.raises(hunting.NoBug, match="no bug can be hidden in recurrent_params"):
        hunting.a_bug("recurrent_params", Random(0), but=found[0].key)


def test_what_the_checks_let_through_is_no_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is what can't be run at all: the checks have refused what is hidden."""
    source = shipped_solution("recurrent_params")
    wrong = next(one for one in mutants(source) if one.operator == "change-number")
    found = [
        replace(wrong, after="right", source=source + "\n# the same\n"),
        replace(wrong, source="raise ValueError\n", after="raise"),
        wrong,
    ]
    monkeypatch.setattr(hunting, "mutants", lambda source: found)

    assert {wrong.key} == {hunting.a_bug("recurrent_params", Random(seed)).key for seed in range(2)}


def test_a_hunt_among_what_is_solved(root: Path) -> None:
    """Without a name, it is a kata that was solved; a file of an earlier hunt is kept."""
    Progress(root).record([solved("conv_output")])
    (root / "hunt").mkdir()
    (root / "hunt/conv_output.py").write_text("# an earlier one", "utf-8")
    told = run(root, "hunt")

    assert "a bug is hidden in hunt/conv_output.py" in told
    assert "the file of the last hunt is kept as hunt/conv_output.py.1.bak" in told
    assert "# an earlier one" == (root / "hunt/conv_output.py.1.bak").read_text("utf-8")


# --- assert -----------------------------------------------------------------------------------------------

TESTS = """
def test_lstm(lstm_params):
    assert 10400 == lstm_params(1, 50)


def test_gru(gru_params, simple_rnn_params):
    assert 63 == gru_params(2, 3)
    assert 18 == simple_rnn_params(2, 3)
"""
THOROUGH = """
import random


def test_all(simple_rnn_params, lstm_params, gru_params):
    drawn = random.Random(0)
    sizes = [(drawn.randint(1, 99), drawn.randint(1, 99)) for _ in range(20)] + [(10**6, 10**6 + 1), (3, 3), (1, 1)]
    for features, units in sizes:
        once = units * (features + units + 1)
        assert type(simple_rnn_params(features, units)) is int
        assert (once, 4 * once) == (simple_rnn_params(features, units), lstm_params(features, units))
        assert 3 * (once + units) == gru_params(features, units) == gru_params(features, units, True)
        assert 3 * once == gru_params(features, units, False) == gru_params(features, units, reset_after=False)
"""


def test_tests_are_tried(root: Path) -> None:
    """A file to write in; a score; the smallest survivor; and an end when all wrong answers are refused."""
    assert "not solved yet" in run(root, "assert", "recurrent_params", status=1)
    Progress(root).record([solved("recurrent_params")])
    assert "write your tests in assert/recurrent_params.py" in run(root, "assert", "recurrent_params", status=1)
    file = root / "assert/recurrent_params.py"
    assert "nothing is written in assert/recurrent_params.py yet\n" == run(root, "assert", "recurrent_params", status=1)

    file.write_text(TESTS, "utf-8")
    told = run(root, "assert", "recurrent_params", status=1)
    killed, total = map(int, re.findall(r"(\d+) of (\d+) wrong answers refused", told)[0])
    assert 0 < killed < total
    assert "the smallest change that your tests accept:" in told
    assert re.search(r"^  [+-] ", told, re.M)
    assert {"killed": killed, "of": total} == kept(root, "assert")["recurrent_params"]

    file.write_text(THOROUGH, "utf-8")
    told = run(root, "assert", "recurrent_params")
    assert f"{total} of {total} wrong answers refused" in told
    assert "accept" not in told


OF_A_MODEL = """
import keras
import numpy as np


def computed(model, x):
    kernel, recurrent, bias, out, last = model.get_weights()
    state = cell = np.zeros((len(x), recurrent.shape[0]))
    for step in range(x.shape[1]):
        parts = np.split(x[:, step] @ kernel + state @ recurrent + bias, 4, axis=1)
        let_in, keep, let_out = (1 / (1 + np.exp(-parts[place])) for place in (0, 1, 3))
        cell = keep * cell + let_in * np.tanh(parts[2])
        state = let_out * np.tanh(cell)
    return 1 / (1 + np.exp(-(state @ out + last)))


def test_outputs(build_lstm):
    drawn = np.random.default_rng(0)
    for sizes in ((3, 2, 5), (1, 1, 1), (7, 4, 3)):
        model = build_lstm(*sizes)
        assert (None, *sizes[:2]) == model.input_shape
        assert len(model.get_weights()) == 5
        model.set_weights([drawn.normal(size=one.shape) for one in model.get_weights()])
        x = drawn.normal(size=(8, *sizes[:2])).astype("float32")
        for training in (False, True):
            np.testing.assert_allclose(np.array(model(x, training=training)), computed(model, x), rtol=1e-4, atol=1e-5)


def test_defaults(build_lstm):
    model = build_lstm()
    assert (None, 20, 1) == model.input_shape
    assert 4 * 50 * 52 + 51 == model.count_params()


def test_compiled(build_lstm):
    model = build_lstm(3, 2, 5)
    assert type(model.optimizer) is keras.optimizers.Adam
    assert abs(float(model.optimizer.learning_rate) - 0.001) < 1e-9
    truth, said = np.array([[1.0], [0.0]]), np.array([[0.8], [0.4]])
    expected = -(np.log(0.8) + np.log(0.6)) / 2
    assert abs(float(model.compute_loss(y=truth, y_pred=said)) - expected) < 1e-3
    x = np.zeros((4, 3, 2))
    assert "accuracy" in model.evaluate(x, np.ones((4, 1)), verbose=0, return_dict=True)
"""


def test_tests_of_a_model_are_tried(root: Path) -> None:
    """All but two wrong answers are refused by a test that computes an LSTM by hand; the units are all it doesn't ask for."""
    (root / "assert").mkdir()
    (root / "assert/lstm.py").write_text(OF_A_MODEL, "utf-8")
    told = run(root, "assert", "lstm", "--anyway", status=1)
    killed, total = map(int, re.findall(r"(\d+) of (\d+) wrong answers refused", told)[0])

    assert 60 < killed == total - 2
    assert "right answer" not in told
    assert re.search(r"the smallest change that your tests accept:\n(  .*\n)*  \+ +units = 50\n", told)


def test_tests_of_spelling_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is as right in other words; but not where the task itself names the words."""
    right = {kata: [one for one in asserting.variants(kata) if one.is_right] for kata in ("lstm", "sequential")}
    monkeypatch.setattr(asserting, "variants", lambda kata: right[kata])

    def wronged(kata: str, text: str) -> list[str]:
        file = tmp_path / f"{kata}.py"
        file.write_text(text, "utf-8")
        return [one.variant.name for one in asserting.tried(kata, file).wronged]

    assert ["the worked answer with objects for optimizer and loss instead of their names"] == wronged(
        "lstm", "def test(build_lstm):\n    assert build_lstm().loss == 'binary_crossentropy'\n"
    )
    assert ["the worked answer with the Functional API"] == wronged(
        "lstm", "def test(build_lstm):\n    assert 2 == len(build_lstm().layers)\n"
    )
    assert [] == wronged("sequential", "def test(build_sequential):\n    assert 2 == len(build_sequential().layers)\n")


def test_rewritings_leave_the_rest() -> None:
    """What has nothing to rewrite has no rewriting; `keras` is imported where a rewriting needs it."""
    assert [] == list(rewritten(shipped_solution("recurrent_params")))
    assert [] == list(rewritten("model = keras.Sequential([keras.Input((3,))])\nmodel.add(layers.Dense(1))\n"))
    ((words, source),) = rewritten(shipped_solution("regression"))
    assert "objects" in words
    assert "import keras" in source.splitlines()
    assert "keras.losses.MeanSquaredError()" in source


def test_tests_that_refuse_what_is_right(root: Path) -> None:
    """Which answer, and in which line of the tests."""
    (root / "assert").mkdir()
    (root / "assert/recurrent_params.py").write_text("def test(lstm_params):\n    assert 1 == lstm_params(1, 1)\n", "utf-8")  # fmt: skip
    told = run(root, "assert", "recurrent_params", "--anyway", status=1)

    assert "your tests refuse " in told
    assert "the worked answer: test: line 2: AssertionError" in told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no function whose name begins with test"),
        ("def test(", "line 1: SyntaxError"),
        ("1 / 0", "line 1: ZeroDivisionError"),
        ("def test(build_gru): ...", "test takes build_gru; a test can take gru_params, lstm_params"),
    ],
)
def test_tests_that_cannot_be_run(tmp_path: Path, text: str, words: str) -> None:
    """One sentence, with the line."""
    file = tmp_path / "recurrent_params.py"
    file.write_text(text, "utf-8")
    with pytest.raises(asserting.NoTests, match=words):
        asserting.tried("recurrent_params", file)


def test_answers_that_hang_or_end_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are refused, and the others are tried all the same."""
    right = shipped_solution("recurrent_params")
    found = [
        asserting.Variant("right", right, is_right=True),
        asserting.Variant("hangs", right.replace("    return 4", "    while True: pass\n    return 4"), is_right=False),
        asserting.Variant("ends", f"{right}\nimport os\nos._exit(0)\n", is_right=False),
        asserting.Variant("survives", f"{right}\nprint('" + '{"refusal": "no"}' + "')\n", is_right=False),
    ]
    monkeypatch.setattr(asserting, "variants", lambda kata: found)
    monkeypatch.setattr(asserting, "_EACH", 3.0)
    file = tmp_path / "recurrent_params.py"
    file.write_text(TESTS, "utf-8")
    score = asserting.tried("recurrent_params", file)

    assert ([], 2) == (score.wronged, score.killed)
    assert ["survives"] == [one.name for one in score.survivors]


def test_the_smallest_survivor_comes_first() -> None:
    """By the letters that are changed; a mistake that has only a sentence comes last."""
    small, large = (asserting.Variant(one, "", False, f"-a\n+{one}") for one in ("b", "longer"))
    told = asserting.Variant("the biases are missing", "", False, mistake=("lstm", "no-bias"))

    assert [small, large, told] == sorted([told, large, small], key=asserting._size)


# --- interview --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("solved_katas", "level"), [(0, 1), (10, 2), (40, 3)])
@pytest.mark.parametrize("topic", ["", "recurrent", "Q31", "lstm"])
def test_an_interview_is_planned(topic: str, solved_katas: int, level: int) -> None:
    """Questions of the topic, a prediction, katas that fit time and learner, and what follows from the last."""
    for seed in range(5):
        steps = interviewing.planned(45, topic, solved_katas, "2030-01-10T12:00:00+00:00", Random(seed)).steps
        katas = [step.id for step in steps if step.kind == "kata"]
        cards = [step.id for step in steps if step.kind == "card"]

        assert 1 <= len(katas) <= 2
        assert 45 * 0.7 >= sum(place_of(kata).minutes for kata in katas)
        assert place_of(katas[-1]).follow_up == steps[-1].id
        assert len(cards) == len(set(cards))
        assert ["prediction"] == [step.kind for step in steps if step.kind not in ("card", "kata")]
        if topic == "recurrent":
            assert {"recurrent"} == set(map(catalogue.topic_of, katas))
        if not topic:
            # Two of the hardest would take longer than they may.
            assert 2 == len(katas)
            assert all(abs(level - place_of(kata).level) <= 1 for kata in katas)


def test_time_passes_and_ends_it() -> None:
    """What is done counts, what is left isn't reached; as plain data it is the same again."""
    whole = interviewing.planned(45, "recurrent", 0, "2030-01-10T12:00:00+00:00", Random(1))
    first = whole.with_step(0, replace(whole.steps[0], seconds=60.0, tries=1, right=True))
    late = first.with_step(1, replace(whole.steps[1], seconds=2700.0, tries=1, right=False))

    assert (0, 1, None) == (whole.place, first.place, late.place)
    assert 2640 == first.left
    assert late == interviewing.Interview.from_data(json.loads(json.dumps(late.as_data())))
    told = interviewing.debrief(late)
    assert [first.steps[0].name] == told["right at once"]
    assert [late.steps[1].name] == told["to repeat"]
    assert [step.name for step in late.steps[2:]] == told["not reached"]


def test_an_interview_in_a_terminal(root: Path) -> None:
    """It is held, paused and gone on with; a kata is written and checked; a debrief is kept."""
    stub = (root / "katas/dense/ann_params.py").read_bytes()

    def begun(*arguments: str) -> Any:
        return pexpect.spawn(
            COMMAND[0], [*COMMAND[1:], "interview", *arguments], cwd=str(root), encoding="utf-8", timeout=120,
            dimensions=(50, 80), env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        )  # fmt: skip

    process = begun("ann_params", "--minutes", "45")
    process.expect(r"1 of \d · question Q10 · 45 min left")
    process.expect_exact("> ")
    process.sendline("16 * 11 + 8 * 17 + 9")
    process.expect_exact("how well did you know it?")
    process.expect_exact("> ")
    process.sendline("5")
    process.expect_exact("please type one of 1, 2")
    process.sendline("1")
    process.expect(r"2 of \d · on paper: \w+ ")
    process.expect_exact("output shape? ")
    process.sendintr()
    process.expect_exact("paused; keraskata interview continues from here")
    process.expect(pexpect.EOF)
    assert "16 * 11 + 8 * 17 + 9" == kept(root, "interview")["open"]["steps"][0]["said"]

    process = begun()
    process.expect_exact("continuing the interview")
    for asked in ("output shape? ", "parameters in all? "):
        process.expect_exact(asked)
        process.sendline("7, 7, 7" if "shape" in asked else "1")
        process.expect_exact(asked)
        process.sendline("7, 7, 7" if "shape" in asked else "1")
    process.expect(r"3 of \d · kata ann_params")
    process.expect_exact("> ")
    process.sendline("")
    process.expect_exact("ann_params: todo")
    process.expect_exact("> ")
    (root / "interview/ann_params.py").write_text(shipped_solution("ann_params"), "utf-8")
    process.sendline("")
    process.expect_exact("ann_params: solved")
    process.expect(r"4 of 4 · question Q11")
    process.expect_exact("> ")
    process.sendline("")
    process.expect_exact("how well did you know it?")
    process.expect_exact("> ")
    process.sendline("good")
    process.expect_exact("debrief")
    process.expect(r"kata ann_params: right, 2 tries")
    process.expect_exact("right at once: question Q11")
    process.expect(r"to repeat: question Q10, on paper: \w+")
    process.expect_exact("keraskata quiz Q10 asks these questions again")
    process.expect(pexpect.EOF)

    held = kept(root, "interview")
    assert (None, 1) == (held["open"], len(held["held"]))
    assert {"Q10", "Q11"} == set(json.loads((root / ".keraskata/quiz.json").read_bytes())["cards"])
    assert stub == (root / "katas/dense/ann_params.py").read_bytes()


def test_an_interview_needs_a_terminal(root: Path) -> None:
    """Through a pipe it says so, and begins nothing."""
    assert "an interview needs a terminal to type in" in run(root, "interview", status=2)
    assert not (root / ".keraskata").exists()
