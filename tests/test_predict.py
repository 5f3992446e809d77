"""Predict, then build: what is asked, how answers are read and explained, and whether Keras agrees."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pytest_keraskata import catalogue
from pytest_keraskata.asking.call import Symbolic
from pytest_keraskata.backend import import_keras
from pytest_keraskata.cli import main
from pytest_keraskata.kata import Prediction
from pytest_keraskata.learner.predicting import Question, Round, drawn, predictable, read_count, read_shape, written

ROOT = Path(__file__).parents[1]

each_kata = pytest.mark.parametrize("kata", predictable())


def prediction(kata: str) -> Prediction:
    found = catalogue.load(kata).prediction
    assert found is not None
    return found


def round_of(kata: str, seed: int) -> Round:
    return drawn(prediction(kata), Random(seed))


def questions(kata: str, **arguments: Any) -> tuple[Question, Question]:
    """The questions about a network of these very sizes."""
    from dataclasses import replace

    return drawn(replace(prediction(kata), draw=lambda _: arguments), Random(0)).questions


# --- Keras agrees -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def build() -> Callable[[str, dict[str, Any]], Any]:
    """Builds a kata's model as its worked answer does."""
    import_keras()
    import keras

    def built(kata: str, arguments: dict[str, Any]) -> Any:
        path = ROOT / "solutions" / catalogue.load(kata).file
        spec = importlib.util.spec_from_file_location(f"solution_of_{kata}", path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        function = getattr(module, prediction(kata).function)
        given = {name: keras.Input(v.shape) if isinstance(v, Symbolic) else v for name, v in arguments.items()}
        found = function(**given)
        return found if isinstance(found, keras.Model) else keras.Model(given["x"], found)

    return built


@each_kata
def test_keras_agrees(kata: str, build: Callable[[str, dict[str, Any]], Any]) -> None:
    """Output shape, every layer's shape, the count and its terms are those of the worked answer's model."""
    for seed in range(3):
        one = round_of(kata, seed)
        arguments = dict(one.call.kwargs)
        model = build(kata, arguments)
        shape, parameters = one.questions
        layers = [(None, *given) for _, given in prediction(kata).layers(**arguments)]
        # A shared layer has two outputs, and Keras names neither.
        shapes = {tuple(layer.output.shape) for layer in model.layers if len(layer._inbound_nodes) == 1}

        assert shape.right == tuple(model.output_shape)
        assert parameters.right == model.count_params()
        assert shapes <= set(layers)
        assert parameters.right == sum(map(result_of, prediction(kata).terms(**arguments)))


def result_of(term: str) -> int:
    """What a term comes to: the last number behind an equals sign."""
    return int(re.findall(r"= ([0-9,]*[0-9])", term)[-1].replace(",", ""))


def test_keras_agrees_on_mistakes(build: Callable[[str, dict[str, Any]], Any]) -> None:
    """Whoever takes another cell, or leaves the biases out, comes to the number by which that is recognised."""
    import keras
    from keras import layers

    size = {"timesteps": 4, "features": 3, "units": 5}
    for kata, cell in (("rnn", "SimpleRNN"), ("lstm", "LSTM"), ("gru", "GRU")):
        parameters = questions(kata, **size)[1]
        for other in {"SimpleRNN", "LSTM", "GRU"} - {cell}:
            model = keras.Sequential([keras.Input((4, 3)), getattr(layers, other)(5), layers.Dense(1)])
            assert re.search(rf"this is an? {other}'s count", parameters.explained(model.count_params())[0])
        model = keras.Sequential([keras.Input((4, 3)), getattr(layers, cell)(5, use_bias=False), layers.Dense(1)])
        assert f"the biases of the {cell} are missing" in parameters.explained(model.count_params())[0]
    before = layers.GRU(5, reset_after=False)
    model = keras.Sequential([keras.Input((4, 3)), before, layers.Dense(1)])
    assert "the second bias is missing" in questions("gru", **size)[1].explained(model.count_params())[0]
    padded = keras.Sequential(
        [keras.Input((10, 8, 3)), layers.Conv2D(4, 2, padding="same"), layers.MaxPooling2D(2), layers.Flatten()]
    )
    shape = questions("conv_pool", input_shape=(10, 8, 3), filters=4, kernel_size=2, pool_size=2)[0]
    assert "as large as with padding" in shape.explained(tuple(padded.layers[-2].output.shape))[0]
    trained = build("batch_norm", {"input_dim": 4, "units": 6}).trainable_weights
    normalized = questions("batch_norm", input_dim=4, units=6)[1]
    assert "moving mean" in normalized.explained(sum(int(keras.ops.size(one)) for one in trained))[0]


# --- what is drawn ----------------------------------------------------------------------------------------

# Whatever the sizes are, these come to the same number.
ALIKE = {
    frozenset(("the biases are missing", "the last layer is missing")),
    frozenset(("the biases are missing", "the Dense layer is missing")),
    frozenset(("the last layer is counted with one code instead of two", "the biases of the encoder are missing")),
}
# In a square kernel, and with windows of 2 × 2, these are none.
NO_MISTAKE = re.compile(r"the (width|height) of the kernel is missing|the windows of the pooling are always 2 × 2")


@each_kata
def test_mistakes_are_told_apart(kata: str) -> None:
    """Each comes to a number of its own, which isn't the right one."""
    known = prediction(kata)
    for seed in range(20):
        one = round_of(kata, seed)
        arguments = dict(one.call.kwargs)
        for mistakes, question in zip((known.shapes, known.counts), one.questions, strict=True):
            right = question.right[1:] if isinstance(question.right, tuple) else question.right
            reasons: dict[Any, set[str]] = {}
            for wrong, why, _ in mistakes(**arguments):
                assert wrong != right or NO_MISTAKE.search(why), why
                reasons.setdefault(wrong, set()).add(why)
            alike = {frozenset(whys) for wrong, whys in reasons.items() if len(whys) > 1 and wrong != right}
            assert alike <= ALIKE


@each_kata
def test_other_sizes_each_time(kata: str) -> None:
    assert 8 < len({str(round_of(kata, seed).call) for seed in range(10)})
    assert str(round_of(kata, 3).call) == str(round_of(kata, 3).call)


@each_kata
def test_every_mistake_is_explained(kata: str) -> None:
    """With its reason, and neither the right answer nor the way to it."""
    one = round_of(kata, 1)
    arguments = dict(one.call.kwargs)
    known = prediction(kata)
    for mistakes, question in zip((known.shapes, known.counts), one.questions, strict=True):
        for wrong, why, advice in mistakes(**arguments):
            answer = (None, *wrong) if isinstance(wrong, tuple) else wrong
            if answer == question.right:
                continue
            first, *rest = question.explained(answer)
            assert first.startswith(f"not {written(answer)}: ")
            assert why in first
            assert rest in ([advice], [])
            last = question.explained(answer, last=True)
            assert f"it is {written(question.right)}" in last
            assert [f"  {step}" for step in question.way] == last[-len(question.way) :]


def test_there_is_something_to_predict() -> None:
    expected = {
        "ann", "sequential", "functional", "multi_input", "dropout", "cnn", "conv_pool", "conv_flatten", "rnn",
        "lstm", "gru", "transfer_learning", "batch_norm", "residual", "vanishing_gradient",
    }  # fmt: skip

    assert expected == set(predictable())


# --- single answers ---------------------------------------------------------------------------------------

LSTM = {"timesteps": 4, "features": 8, "units": 16}


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ((None, 4, 1), "so there is one output per step"),
        ((4, 1), "so there is one output per step"),
        ((None, 16), "this is the shape after LSTM"),
        ((None, 4, 16), "these are the states of all steps"),
        ((None, 4, 8), "this is the shape of the input"),
        ((1,), "the axis of the batch is missing"),
        ((32, 1), "a batch may have any number of samples"),
        ((None,), "the size of a sample needs an axis of its own"),
    ],
)
def test_wrong_shape(answer: tuple[int | None, ...], why: str) -> None:
    assert why in questions("lstm", **LSTM)[0].explained(answer)[0]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (1265, "this is a GRU's count, with 3 sets instead of an LSTM's 4 gates"),
        (417, "this is a SimpleRNN's count"),
        (1553, "the biases of the LSTM are missing"),
        (1552, "the biases are missing"),
        (593, "the weights between the states are missing"),
        (1105, "the weights of the input are missing"),
        (1600, "the Dense layer is missing"),
        (817, "features and units are swapped"),
        (1681, "each set is counted with two biases, which only a GRU has"),
        (6417, "the LSTM is counted for each step"),
    ],
)
def test_wrong_count(answer: int, why: str) -> None:
    shown = questions("lstm", **LSTM)[1].explained(answer)

    assert shown[0].startswith(f"not {answer:,}: {why}")
    assert "1,617" not in "\n".join(shown)


def test_mistakes_that_come_to_the_same() -> None:
    """Nobody knows which one it was, so both are said."""
    said = questions("sequential", input_dim=7, units=5)[1].explained(40)

    assert ["not 40: the biases are missing, or the last layer is missing"] == said


def test_number_that_nobody_knows() -> None:
    """The formula term by term, without what it comes to; at last all of it."""
    shape, parameters = questions("lstm", **LSTM)

    assert [
        "not 5",
        "  LSTM: 4 gates × 16 units × (8 features + 16 states + 1 bias) = ?",
        "  Dense: 16 weights + 1 bias = ?",
    ] == parameters.explained(5)
    assert [
        "not 5",
        "it is 1,617",
        "  LSTM: 4 gates × 16 units × (8 features + 16 states + 1 bias) = 4 × 400 = 1,600",
        "  Dense: 16 weights + 1 bias = 17",
        "  together 1,617",
    ] == parameters.explained(5, last=True)
    assert ["not (None, 99)", "the input has shape (None, 4, 8): how does each layer change it?"] == shape.explained(
        (None, 99)
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1248", 1248),
        (" 1,248 ", 1248),
        ("1_248", 1248),
        ("1 248", 1248),
        ("1'248", 1248),
        ("1,248 parameters", 1248),
        ("12 params", 12),
        ("0", 0),
        ("", None),
        ("1,2", None),
        ("12,48", None),
        ("1.5", None),
        ("-3", None),
        ("4*45+6", 186),
        ("many", None),
        ("9" * 5000, None),
    ],
)
def test_read_count(text: str, number: int | None) -> None:
    assert number == read_count(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4*8*(4+8+1)", 416),
        ("4 × 8 × 13", 416),
        ("3 * 5 - 1 params", 14),
        ("2**9", None),
        ("len('a')", None),
        ("4*", None),
        ("True", None),
        ("(" * 300, None),
    ],
)
def test_count_as_a_calculation(text: str, number: int | None) -> None:
    """Sums and products, as one writes them on paper; nothing else is run."""
    assert number == read_count(text)


def test_predict_takes_q() -> None:
    """It quits, as every other command that asks does."""
    result = predict("lstm", "--seed=1", answers="q\n")

    assert 1 == result.exit_code
    assert "can't be read" not in result.output


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("(None, 1)", (None, 1)),
        ("None, 1", (None, 1)),
        ("(batch, 1)", (None, 1)),
        ("[?, 1]", (None, 1)),
        ("(-1, 1,)", (None, 1)),
        ("TensorShape([None, 1])", (None, 1)),
        ("none x 8 x 8 x 3", (None, 8, 8, 3)),
        ("8×8×3", (8, 8, 3)),
        ("8x8x3", (8, 8, 3)),
        ("(1,)", (1,)),
        ("1", (1,)),
        ("(None,)", (None,)),
        ("", None),
        ("()", None),
        ("(1, None)", None),
        ("(None, -1)", None),
        ("(None, units)", None),
        ("(None, 1.5)", None),
        ("None 1", None),
        ("(None, " + "9" * 5000 + ")", None),
    ],
)
def test_read_shape(text: str, shape: tuple[int | None, ...] | None) -> None:
    assert shape == read_shape(text)


# --- the command ------------------------------------------------------------------------------------------


def predict(*arguments: str, answers: str = "") -> Result:
    return CliRunner().invoke(main, ["predict", *arguments], input=answers)


def test_all_right() -> None:
    """Exit status 0, and the formula only behind the answer."""
    shape, parameters = round_of("gru", 4).questions
    done = predict("gru", "--seed", "4", answers=f"{written(shape.right)}\n{parameters.right}\n")

    assert 0 == done.exit_code
    assert str(round_of("gru", 4).call) == done.output.splitlines()[0]
    assert "2 of 2 right at first try; now build it: keraskata watch gru" in done.output
    asked, _, answered = done.output.partition("parameters in all?")
    assert "3 sets" not in asked
    assert "GRU: 3 sets × " in answered
    assert "(None, 1)" not in asked.partition("output shape?")[0]


def test_wrong_once_and_twice() -> None:
    """An answer that is wrong once is asked for again; at the second time the right one is said."""
    shape, parameters = round_of("lstm", 4).questions
    done = predict("lstm", "--seed", "4", answers=f"1\n{written(shape.right)}\n5\n6\n")

    assert 1 == done.exit_code
    assert "not (1,): the axis of the batch is missing" in done.output
    assert 2 == done.output.count("output shape?")
    assert 2 == done.output.count("parameters in all?")
    assert f"it is {parameters.right:,}" in done.output
    assert f"together {parameters.right:,}" in done.output
    assert "0 of 2 right at first try" in done.output


def test_what_cannot_be_read_is_no_attempt() -> None:
    shape, parameters = round_of("ann", 4).questions
    done = predict("ann", "--seed", "4", answers=f"\nabc\n{written(shape.right)}\n1.5\n{parameters.right}\n")

    assert 0 == done.exit_code
    assert 2 == done.output.count("that can't be read; an answer looks like (None, 10)")
    assert 1 == done.output.count("that can't be read; an answer looks like 1,234")


def test_rounds() -> None:
    """Other sizes each time; one slip among them shows in the exit status."""
    random = Random(2)
    rounds = [drawn(prediction("cnn"), random) for _ in range(2)]
    answers = [written(question.right) for one in rounds for question in one.questions]
    done = predict("cnn", "--seed", "2", "--rounds", "2", answers="\n".join([*answers[:3], "7", answers[3]]) + "\n")

    assert 1 == done.exit_code
    assert all(str(one.call) in " ".join(done.output.split()) for one in rounds)
    assert rounds[0].call != rounds[1].call
    assert "3 of 4 right at first try" in done.output


@pytest.mark.parametrize("answers", ["", "(None, 1)\n", "(None, 1)\n7"])
def test_input_that_ends(answers: str) -> None:
    """Status 1 without a word."""
    done = predict("lstm", answers=answers)

    assert 1 == done.exit_code
    assert isinstance(done.exception, SystemExit)
    assert "Traceback" not in done.output
    assert "Aborted" not in done.output


def test_input_that_is_no_text() -> None:
    done = CliRunner().invoke(main, ["predict", "lstm"], input=b"\xff\xfe\n(None, 1)\n")

    assert 1 == done.exit_code
    assert isinstance(done.exception, SystemExit)


def test_kata_without_a_model() -> None:
    done = predict("rnn_step")

    assert 2 == done.exit_code
    told = " ".join(done.output.split())
    assert "rnn_step has no model whose size could be predicted; these have: ann, sequential," in told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["lsmt"], "did you mean lstm?"),
        (["recurrent"], "there is no kata"),
        ([], "Missing argument 'KATA'"),
        (["lstm", "--rounds", "0"], "0 is not in the range x>=1"),
        (["lstm", "--seed", "x"], "'x' is not a valid integer"),
    ],
)
def test_mistake_in_the_command(arguments: list[str], words: str) -> None:
    done = predict(*arguments)

    assert 2 == done.exit_code
    assert words in done.output


def test_predicting_needs_no_keras() -> None:
    code = "import sys\nfrom pytest_keraskata.cli import main\ntry: main(['predict', 'cnn'])\nexcept SystemExit: pass\n"
    code += "print([name for name in ('keras', 'tensorflow') if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], input="(None, 1)\n", capture_output=True, text=True, check=True, encoding="utf-8"
    )

    assert done.stdout.endswith("[]\n")
    assert "" == done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal")
def test_in_a_terminal() -> None:
    """An answer is typed, and Ctrl-C ends it without a word."""
    import pexpect

    (shape, _) = round_of("residual", 5).questions
    child = pexpect.spawn(
        sys.executable,
        ["-c", "from pytest_keraskata.cli import main; main()", "predict", "residual", "--seed", "5"],
        encoding="utf-8",
        timeout=60,
        dimensions=(40, 100),
    )
    child.expect_exact("output shape? ")
    child.sendline(written(shape.right))
    child.expect_exact("right")
    child.expect_exact("parameters in all? ")
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()

    assert 1 == child.exitstatus
    assert "" == child.before.replace("^C", "").strip()
