"""Diagnosis of any model: every faulty program's fault is found and named, no sound program has any error."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from click.testing import CliRunner

from pytest_keraskata import api
from pytest_keraskata.asking.message import unpack
from pytest_keraskata.backend import import_keras
from pytest_keraskata.cli import main
from pytest_keraskata.portrait import script
from pytest_keraskata.portrait.fault import Diagnosis
from pytest_keraskata.portrait.rules import RULES, diagnosis
from pytest_keraskata.testing import Failed, assert_healthy

if TYPE_CHECKING:
    from conftest import Project

PROGRAMS = Path(__file__).parent / "diagnosis"
FAULTY = sorted((PROGRAMS / "faulty").glob("*.py"))
SOUND = sorted((PROGRAMS / "sound").glob("*.py"))


def told(path: Path, seed: int, report: Path, monkeypatch: pytest.MonkeyPatch) -> Diagnosis:
    """What is found when a program is run with this seed."""
    import_keras()
    import keras

    keras.backend.clear_session()
    monkeypatch.setenv("SEED", str(seed))
    monkeypatch.setattr(sys, "path", sys.path[:])
    monkeypatch.setattr(sys, "argv", sys.argv)
    monkeypatch.chdir(path.parent)
    script.run(path, report)
    seen = unpack(report.read_bytes())
    for portrait in seen.portraits:
        for rule in RULES:
            # Elsewhere a rule that stumbles is passed over.
            list(rule(portrait))
    return diagnosis(seen)


def test_there_are_enough_programs() -> None:
    """At least eighty of either kind."""
    assert min(len(FAULTY), len(SOUND)) >= 80


def test_every_fault_has_a_program_or_is_a_note() -> None:
    """The page lists all that a rule can find; what a program is written for is among it."""
    root = Path(__file__).parents[1]
    done = subprocess.run([sys.executable, "docs/write_diagnosis.py", "--check"], cwd=root, check=False)
    wanted = {re.findall(r"^# finds: (.+)$", path.read_text("utf-8"), re.MULTILINE)[0] for path in FAULTY}

    assert 0 == done.returncode, "python docs/write_diagnosis.py writes the page anew"
    assert wanted <= {name for rule in RULES for name in rule.names}


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_fault_is_named(
    faulty_program: Path, program_seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program says what must be found.

    An eighth of the programs, each on one of three seeds; `--all-answers` takes them all, on all three.
    """
    expected = re.search(r"^# finds: (.+)$", faulty_program.read_text("utf-8"), re.MULTILINE)

    assert expected, "a faulty program names the finding that it must lead to"
    found = told(faulty_program, program_seed, tmp_path / "report", monkeypatch)
    fault = next((one for one in found.faults if one.name == expected[1] and one.level == "error"), None)
    assert fault, found
    assert 1 == found.status
    assert (str(faulty_program), True) == (fault.file, fault.line > 0)


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_sound_program_has_no_error(
    sound_program: Path, program_seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever form it has."""
    found = told(sound_program, program_seed, tmp_path / "report", monkeypatch)
    assert [] == [fault for fault in found.faults if fault.level == "error"]
    assert (0, "") == (found.status, found.problem)


# --- the doors ----------------------------------------------------------------------------------------------


def test_a_model_is_left_as_it_was() -> None:
    """Weights, optimizer and metrics are put back; a second look finds the same."""
    import_keras()
    import keras

    generator = np.random.default_rng(0)
    x = generator.normal(size=(40, 3)).astype("float32")
    y = (x.sum(1) > 0).astype("int32")
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(4, activation="relu"), keras.layers.Dense(1)])
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    model.fit(x, y, verbose=0)
    before = [value.copy() for value in model.get_weights()]
    state = [np.array(variable) for variable in model.optimizer.variables]
    found = api.diagnose(model, x, y)

    assert [finding.name for finding in found if finding.level == "error"] == ["no probability"]
    assert all(np.array_equal(one, other) for one, other in zip(before, model.get_weights(), strict=True))
    assert all(
        np.array_equal(one, np.array(other)) for one, other in zip(state, model.optimizer.variables, strict=True)
    )
    assert found == api.diagnose(model, x, y)
    assert "read by binary_crossentropy as probabilities" in found[0].found


def test_whatever_draws_at_random_is_left_as_it_was() -> None:
    """Dropout goes on as if nobody had looked, and so do the numbers of everybody else."""
    import_keras()
    import keras

    keras.utils.set_random_seed(1)
    x = np.random.default_rng(0).normal(size=(40, 3)).astype("float32")
    layers = [keras.layers.Dense(8, activation="relu"), keras.layers.Dropout(0.3), keras.layers.Dense(1, "sigmoid")]
    model = keras.Sequential([keras.Input((3,)), *layers])
    model.compile("adam", "binary_crossentropy")
    states = [np.array(variable) for variable in model.variables]
    drawn = np.random.get_state()[1].copy()

    assert api.diagnose(model, x, (x.sum(1) > 0).astype("int32")) == []
    assert all(np.array_equal(one, np.array(other)) for one, other in zip(states, model.variables, strict=True))
    assert np.array_equal(drawn, np.random.get_state()[1])


def test_a_model_without_data_is_looked_at_as_far_as_it_goes() -> None:
    """Its outputs tell something already."""
    import_keras()
    import keras

    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, activation="softmax")])
    assert [finding.name for finding in api.diagnose(model)] == ["softmax over one unit"]


PROGRAM = """
import keras, numpy as np
x = np.random.default_rng(0).normal(size=(50, 3))
y = (x.sum(1) > 0).astype(int)
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(4, "relu"), keras.layers.Dense(1, "softmax")])
model.compile("adam", "binary_crossentropy")
history = model.fit(x, y, epochs=100000, validation_split=0.2)
print("done", history.history["val_loss"])
"""


def test_the_command_runs_a_script_in_a_process_of_its_own(tmp_path: Path) -> None:
    """Each finding with its line, exit status 1, and nothing of what the script prints."""
    (tmp_path / "train.py").write_text(PROGRAM, "utf-8")
    page = tmp_path / "page.html"
    done = CliRunner(env={"COLUMNS": "1000"}).invoke(
        main, ["diagnose", str(tmp_path / "train.py"), "--html", str(page)]
    )

    assert done.exit_code == 1, done.output
    for words in ("error: softmax over one unit", "line 5", "gradients before the first step", "outputs for 50 rows"):
        assert words in page.read_text("utf-8")
    assert "train.py:5: error: softmax over one unit (the activation of the last layer)" in done.output
    assert "use a sigmoid on the one unit, or two units with the softmax" in done.output
    assert "1 model, 1 error, 0 notes" in done.output
    assert "done" not in done.output


def test_a_script_that_hangs_is_stopped(tmp_path: Path) -> None:
    """It gets the time that it is given, and no more."""
    (tmp_path / "train.py").write_text("while True:\n    pass\n", "utf-8")
    done = CliRunner(env={"COLUMNS": "1000"}).invoke(main, ["diagnose", str(tmp_path / "train.py"), "--timeout", "1"])

    assert done.exit_code == 2
    assert "it still ran after 1 s, and was stopped" in done.output


# --- scripts that come to nothing -----------------------------------------------------------------------------

BROKEN: dict[str, tuple[str, int, str]] = {
    "a missing package": ("import nothing_of_this_name\n", 2, "line 1: ModuleNotFoundError: No module named"),
    "a typing error": ("import keras\nmodel = keras.Sequential([\n", 2, "SyntaxError"),
    "nothing trained": ("import keras\nmodel = keras.Sequential([keras.Input((2,))])\n", 2, "nothing is trained"),
    "data that isn't there": ("import numpy as np\nx = np.load('no.npy')\n", 2, "line 2: FileNotFoundError"),
    "an API that is gone": ("import keras\nopt = keras.optimizers.Adam(lr=0.1)\n", 1, "learning_rate"),
    "layers that don't fit": (
        "import keras\nfrom keras import layers\nkeras.Sequential([keras.Input((4, 2)), layers.LSTM(3), layers.LSTM(3)])\n",
        1,
        "return_sequences=True",
    ),
    "an exit": ("import sys\nsys.exit(3)\n", 2, "line 2: SystemExit: 3 (the script ends itself before it trains)"),
    "arguments that are needed": (
        "import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument('--data', required=True)\n"
        "parser.parse_args()\n",
        2,
        "line 4: SystemExit: 2 (it may need arguments: keraskata diagnose SCRIPT -- ARGUMENTS",
    ),
    "a package's relative import": ("from .data import x\n", 2, "a script does not belong to a package"),
    "nothing at all": ("", 2, "nothing is trained"),
    "bytes": ("import keras\n\0\0\n", 2, "this file is not the text of a program"),
    "cells of a notebook": ("%matplotlib inline\n", 2, "line 1: SyntaxError: invalid syntax"),
    "an exception without words": (
        "class Own(Exception):\n    def __str__(self):\n        raise RuntimeError\nraise Own\n",
        2,
        "line 4: Own",
    ),
    "an endless recursion": ("def f():\n    return f()\nf()\n", 2, "RecursionError"),
    "an interrupt": ("raise KeyboardInterrupt\n", 2, "line 1: KeyboardInterrupt"),
    "text for numbers": (
        "import keras\nmodel = keras.Sequential([keras.layers.Dense(1)])\nmodel.compile('sgd', 'mse')\n"
        "model.fit([['a', 'b']], [1])\n",
        1,
        "it does not run",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_script_leads_to_a_sentence(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its own exception with its line, and no traceback."""
    program, status, words = BROKEN[name]
    (tmp_path / "train.py").write_text(program, "utf-8")
    found = told(tmp_path / "train.py", 0, tmp_path / "report", monkeypatch)

    assert status == found.status, found
    said = " ".join([found.problem, *(f"{fault.name} {fault.found} {fault.advice}" for fault in found.faults)])
    assert words in said
    assert "Traceback" not in capsys.readouterr().err


def test_a_process_that_ends_is_told_by_its_status(tmp_path: Path) -> None:
    """As is a file that is no script; arguments are passed to the script."""
    (tmp_path / "train.py").write_text("import os, sys\nos._exit(int(sys.argv[1]))\n", "utf-8")
    # Python would read it in the place of its own, where it started here.
    (tmp_path / "signal.py").write_text("raise ValueError\n", "utf-8")
    (tmp_path / "train.ipynb").write_text("{}", "utf-8")
    runner = CliRunner(env={"COLUMNS": "1000"})
    done = runner.invoke(main, ["diagnose", str(tmp_path / "train.py"), "--", "7"])
    notebook = runner.invoke(main, ["diagnose", str(tmp_path / "train.ipynb")])

    assert (2, 2) == (done.exit_code, notebook.exit_code)
    assert "its process ended before the script's end, with exit status 7" in done.output
    assert "it is a notebook; jupyter nbconvert --to script train.ipynb" in notebook.output


# --- in pytest ------------------------------------------------------------------------------------------------

MODELS = """
import keras
import numpy as np
from keras import layers

x = np.random.default_rng(0).normal(size=(60, 4)).astype("float32")
y = (x.sum(1) > 0).astype("int32")


def built(activation):
    model = keras.Sequential([keras.Input((4,)), layers.Dense(8, "relu"), layers.Dense(1, activation)])
    model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
    return model


def healthy():
    return built("sigmoid"), x, y


def ill():
    return built(None), x, y


def nothing():
    return None
"""


def test_an_assertion_names_the_first_error() -> None:
    """And passes where there is none."""
    import_keras()
    names: dict[str, Any] = {}
    exec(MODELS, names)  # noqa: S102 - it stands above
    assert_healthy(*names["healthy"]())
    with pytest.raises(Failed) as raised:
        assert_healthy(*names["ill"]())

    assert "no probability (the activation of the last layer, linear)" in str(raised.value)
    assert 'activation="sigmoid"' in raised.value.advice


def test_pytest_looks_at_a_model_without_a_kata(project: Project) -> None:
    """Each kind of fault is an item; the one that is concerned fails with the fault, and without a frame of ours."""
    done = project.given({"shop/__init__.py": "", "shop/models.py": MODELS}).run(
        "--keras-model=shop.models:healthy", "--keras-model=shop.models:ill", "--keras-model=shop.models:nothing", "-v"
    )
    text = "\n".join(done.outlines)

    assert "shop.models:healthy::outputs PASSED" in text
    assert "shop.models:ill::outputs FAILED" in text
    assert "shop.models:ill::data PASSED" in text
    assert "error: no probability (the activation of the last layer, linear)" in text
    assert "shop.models:nothing should give a model or (model, x, y); it gives NoneType" in text
    assert "pytest_keraskata/" not in text


@pytest.mark.parametrize("place", ["shop.models", "shop/models.py:ill", ":ill"])
def test_pytest_refuses_what_is_no_place(project: Project, place: str) -> None:
    """A mistake in the command is told as one."""
    done = project.run(f"--keras-model={place}")

    assert 4 == done.ret
    assert f"--keras-model: package.module:build is expected; received {place}" in "\n".join(done.errlines)
