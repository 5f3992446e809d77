"""Judge and answers on JAX; those tests need it, which `nox -s jax` installs."""

import ast
import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Projects

ROOT = Path(__file__).parents[1]
BACKENDS = ROOT / "pytest_keraskata/backend"

on_jax = pytest.mark.skipif(find_spec("jax") is None, reason="JAX isn't installed: nox -s jax")

# The least there is of each kind: on arrays, on tensors, a network, one that trains, one that is handed a model.
RIGHT = (
    "foundations/losses.py", "foundations/backend_agnostic.py", "dense/sequential.py", "dense/ann.py",
    "evaluation/custom_metric.py",
)  # fmt: skip
WRONG = {
    "foundations/losses.py": "losses/wrong_sum.py",
    "dense/ann.py": "ann/wrong_mse_loss.py",
    "evaluation/custom_metric.py": "custom_metric/wrong_numpy.py",
}


def operations(backend: str) -> dict[str, list[str]]:
    """The public functions of a backend's file, each with its parameters."""
    tree = ast.parse((BACKENDS / f"{backend}.py").read_text("utf-8"))
    functions = (node for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"))
    return {one.name: [argument.arg for argument in (*one.args.args, *one.args.kwonlyargs)] for one in functions}


def test_each_backend_has_the_same_operations() -> None:
    """What is asked of the one can be asked of the other."""
    assert operations("tensorflow") == operations("jax")


def test_the_table_is_what_was_found() -> None:
    done = subprocess.run([sys.executable, "docs/write_backends.py", "--check"], cwd=ROOT, check=False)

    assert 0 == done.returncode, "python docs/write_backends.py writes the table anew"


def test_no_answer_gets_another_verdict_in_the_table() -> None:
    """Each kata that was run has the verdicts that it must have, or says why it isn't checked."""
    from pytest_keraskata import catalogue

    kept = json.loads((ROOT / "docs/backends.json").read_text("utf-8"))
    assert "JAX" in {name.split()[0] for name in kept}
    for name, found in kept.items():
        assert set(found) <= set(catalogue.index()), name
        for kata, one in found.items():
            assert one["why"] == catalogue.load(kata).tensorflow_alone or name.startswith("TensorFlow")
            assert one["why"] or one["alike"] == one["of"] > 0, f"{kata} on {name}: {one['other']}"


# --- on JAX ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def verdicts(projects: "Projects") -> dict[str, dict[str, object]]:
    """Of right and wrong answers, by their files, with pytest's own exit status and words."""
    patch = pytest.MonkeyPatch()
    patch.setenv("KERAS_BACKEND", "jax")
    right = projects("right").with_solutions(*RIGHT)
    texts = {f"katas/{kata}": (ROOT / "tests/answers" / file).read_text("utf-8") for kata, file in WRONG.items()}
    wrong = projects("wrong").given(texts)
    found: dict[str, dict[str, object]] = {}
    for name, project in (("right", right), ("wrong", wrong)):
        result = project.run("--kata-json=verdicts.json", "katas")
        told = json.loads((project.folder / "verdicts.json").read_text("utf-8"))
        listed = told["verdicts"] if isinstance(told, dict) else told
        found[name] = {one["kata"]: one for one in listed} | {"status": result.ret, "said": result.stdout.str()}
    patch.undo()
    return found


@on_jax
def test_right_answers_are_solved_on_jax(verdicts: dict[str, dict[str, object]]) -> None:
    found = verdicts["right"]

    assert pytest.ExitCode.OK == found["status"], found["said"]
    assert "keraskata: checked on jax, as KERAS_BACKEND says" in str(found["said"])


@on_jax
def test_wrong_answers_are_refused_on_jax(verdicts: dict[str, dict[str, object]]) -> None:
    """By the check that refuses them on TensorFlow as well."""
    found = verdicts["wrong"]

    for kata, file in WRONG.items():
        fails = (ROOT / "tests/answers" / file).read_text("utf-8").splitlines()[0].removeprefix("# fails: ")
        verdict = found[Path(kata).stem]
        assert isinstance(verdict, dict)
        assert "failed" == verdict["status"]
        assert fails in [one["check"] for one in verdict["findings"]]


ON_ONE_ALONE = """
import keras
from keras import ops


def standardize(x, axis=0, epsilon=1e-7):
    mean = ops.mean(x, axis=axis, keepdims=True)
    variance = ops.mean(ops.square(x - mean), axis=axis, keepdims=True)
    if keras.backend.backend() != "tensorflow":
        variance = variance + 1.0
    return (x - mean) / ops.sqrt(variance + epsilon)
"""


@on_jax
def test_a_second_backend_is_asked(projects: "Projects") -> None:
    """What is right where the judge runs can be wrong elsewhere."""
    project = projects("second").given({"katas/foundations/backend_agnostic.py": ON_ONE_ALONE})
    result = project.run("--kata=backend_agnostic", "-v")
    said = result.stdout.str()

    assert pytest.ExitCode.TESTS_FAILED == result.ret
    result.assert_outcomes(passed=5, failed=1)
    assert "Keras runs on jax here" in said


# By hand: d/dw of sum(x @ w) is the sum of the rows, and batch normalization in training follows the batch.
GRADIENTS = """
import numpy as np
from pytest_keraskata.backend import engine, keras
x = np.array([[1.0, 2.0], [3.0, 5.0]], "float32")
model = keras.Sequential([keras.Input((2,)), keras.layers.BatchNormalization(momentum=0.5), keras.layers.Dense(1)])
dense = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, kernel_initializer="ones")])
tensor = keras.ops.convert_to_tensor(x)
by_weight, by_input = engine.gradients(lambda given: keras.ops.sum(dense(given[0])), dense.weights, [tensor], model=dense)
assert np.array_equal(by_weight[0], [[4.0], [7.0]]) and np.array_equal(by_weight[1], [2.0])
assert np.array_equal(by_input[0], np.ones((2, 2)))
engine.gradients(lambda given: keras.ops.sum(model(given[0], training=True)), model.weights, [tensor], model=model)
assert np.allclose(model.layers[0].moving_mean, [1.0, 1.75])
drop = keras.layers.Dropout(0.5)
once = engine.compiled(lambda given: drop(given, training=True), [((None, 2), "float32")], model=drop)
many = keras.ops.ones((99, 2))
assert not np.array_equal(once(many), once(many))
print(keras.backend.backend())
"""


@pytest.mark.parametrize("backend", ["tensorflow", pytest.param("jax", marks=on_jax)])
def test_gradients_are_those_by_hand(backend: str) -> None:
    """And a model's state goes on as in any call: statistics follow, the next draw is another one."""
    done = subprocess.run(
        [sys.executable, "-c", GRADIENTS],
        env={**os.environ, "KERAS_BACKEND": backend, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert f"{backend}\n" == done.stdout, done.stderr[-2000:]


def test_a_folder_of_its_name_is_no_backend(tmp_path: Path) -> None:
    """Python would import it, as a package without a file."""
    (tmp_path / "jax").mkdir()
    asked = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); sys.modules.pop('jax', None)"
    done = subprocess.run(
        [sys.executable, "-c", f"{asked}; from importlib.util import find_spec as find; print(find('jax').origin)\n"
         "from pytest_keraskata import backend; print(backend._is_installed('jax'))"],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    real, found = done.stdout.split()

    assert (real != "None") == (found == "True")


# --- what is checked on TensorFlow alone ------------------------------------------------------------------------

TIED = "gradients/vanishing_gradient.py"


def test_what_cannot_be_checked_here_is_not_solved(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says why; the answer isn't even loaded."""
    from pytest_keraskata import api, catalogue
    from pytest_keraskata.judge import run
    from pytest_keraskata.render.failures import message

    monkeypatch.setattr(run, "used", lambda: "jax")
    verdict = api.check("vanishing_gradient", {"build_deep_net": lambda: 1 / 0})

    assert ("unchecked", False, ()) == (verdict.status, verdict.solved, verdict.outcomes)
    assert f"not checked on jax: {catalogue.load('vanishing_gradient').tensorflow_alone}" == message(verdict)


@on_jax
def test_pytest_skips_what_it_cannot_check(projects: "Projects", monkeypatch: pytest.MonkeyPatch) -> None:
    """With the reason, and not as a pass: the exit status says that not everything is solved."""
    monkeypatch.setenv("KERAS_BACKEND", "jax")
    result = projects("tied").with_solutions(TIED).run("--kata=vanishing_gradient")
    said = " ".join(result.stdout.str().split())

    assert pytest.ExitCode.TESTS_FAILED == result.ret
    assert "1 unchecked, 4 not reached" in said
    assert "not checked on jax: Keras has no function for gradients" in said
    assert "0 of 1 kata solved" in said
