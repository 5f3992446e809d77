"""Failures and verdicts as data: each has words and crosses unchanged, and a fault that was found is kept to."""

from __future__ import annotations

import dataclasses
import json
import math
import re
import typing
from itertools import combinations, product
from pathlib import Path
from types import UnionType
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pytest_keraskata.answer.local import LocalSubject
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.message import as_json, from_json, pack, unpack
from pytest_keraskata.asking.model import Layer
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Raised, Returned
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.failures import Claim, Failed, Failure, functions, networks, training, unchecked
from pytest_keraskata.failures.functions import WrongInteger
from pytest_keraskata.failures.unchecked import OurFault, Silent, Unwritten
from pytest_keraskata.judge.run import Run
from pytest_keraskata.kata import Function, Kata
from pytest_keraskata.pictures import LayerTable, Row
from pytest_keraskata.render.data import verdict_data, verdicts_text
from pytest_keraskata.render.failures import message, words
from pytest_keraskata.verdict import CheckStatus, Finding, Outcome, Status, Verdict

DOCS = Path(__file__).parents[1] / "docs"
KINDS = [
    Claim,
    *(
        kind
        for module in (unchecked, functions, networks, training)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Failure) and kind.__module__ == module.__name__
    ),
]

RAISED = Raised("KeyError", "'x'", 7, "size['x']")
LAYERS = (
    Layer("conv", "Conv2D", "relu", "(None, 4, 4, 8)", 80, True, {"filters": 8, "kernel_size": (3, 3)}),
    Layer("lstm", "LSTM", "tanh", "(None, 5)", 160, True, {"units": 5}),
    Layer("dense", "Dense", "linear", "(None, 1)", 6, True, {"units": 1}),
)
LARGE_ARRAY = np.arange(20.0).reshape(4, 5)
TABLE = LayerTable("f()", (Row("Dense 1", "(None, 1)", 6, "sigmoid"),), (Row("Dense 2", "(None, 2)", 12),))

# Every kind of failure, with what its words are; some kinds speak of several things.
TOLD: list[tuple[Failure, str, str]] = [
    (Claim("a dog", "a cat"), "a dog", "a cat"),
    (Unwritten(), "something written", "nothing written yet"),
    (unchecked.NoFile("lstm.py"), "a file that answers the kata", "there is no file lstm.py"),
    (unchecked.OtherBackend("jax", "it uses a tape"), "TensorFlow", "not checked on jax: it uses a tape"),
    (unchecked.NotLoaded(RAISED), "a file that can be imported", "the file can't be imported: KeyError: 'x' (size['x'])"),
    (
        unchecked.NotLoaded(Raised("SyntaxError", "invalid syntax", 3)),
        "a file that can be imported",
        "the file can't be read: SyntaxError: invalid syntax",
    ),
    (
        unchecked.NoFunction("build_lstm", False, "build_ltsm", ("build_ltsm",)),
        "build_lstm",
        "there is no function build_lstm; is build_ltsm meant to be build_lstm?",
    ),
    (unchecked.NoFunction("Stop", True, "", ("f", "g")), "Stop", "there is no class Stop; what is defined: f, g"),
    (unchecked.NoFunction("f", False, "", ()), "f", "there is no function f; nothing is defined"),
    (unchecked.NoCallable("f", False, "int"), "a function f", "f should be a function, and is a int"),
    (
        unchecked.WrongSignature("f", "missing", "size", "f(size)", "f(n)"),
        "f(size)",
        "f must accept size, as in f(size); yours is f(n)",
    ),
    (
        unchecked.WrongSignature("f", "unknown", "more", "f(size)", "f(size, more)"),
        "f(size)",
        "f has a required argument more that the call doesn't pass",
    ),
    (
        unchecked.WrongSignature("f", "order", "b", "f(a, b)", "f(b, a)"),
        "f(a, b)",
        "the arguments should come in this order: f(a, b); it is f(b, a)",
    ),
    (
        unchecked.WrongSignature("f", "usage", "a", "f(a)", "f(*, a)"),
        "f(a)",
        "a of f should be usable by position and by name",
    ),
    (unchecked.WrongSignature("f", "default", "a", "5", "f(a)"), "5", "a of f should have the default 5"),
    (Silent("no answer after 2 s", "time"), "an answer", "no answer after 2 s"),
    (
        OurFault("TypeError: no"),
        "a check that works",
        "the checker itself failed here, which is its fault and not the answer's; please report it (TypeError: no)",
    ),
    (functions.Raises("a number", RAISED), "a number", "KeyError: 'x'"),
    (functions.NotRefused(Returned("int", "int", 3), None), "a ValueError", "3"),
    (functions.NotRefused(None, RAISED), "a ValueError", "KeyError: 'x'"),
    (functions.NotRefused(None, None), "a ValueError", "None"),
    (functions.Modified("x"), "unchanged arguments", "`x` was modified"),
    (
        functions.Unsettled("the dtype policy"),
        "unchanged settings of the whole program",
        "the dtype policy was changed",
    ),
    (
        functions.Remembers("again", "", Returned("int", "int", 3), RAISED),
        "3 each time, as at first",
        "KeyError: 'x' the next time",
    ),
    (
        functions.Remembers("after", "f(2)", RAISED, Returned("int", "int", 3)),
        "KeyError: 'x', as in a fresh program",
        "3, after f(2)",
    ),
    (
        functions.Remembers("overwritten", "", Returned("int", "int", 3), Returned("int", "int", 4)),
        "3, also after another call",
        "what was returned became 4",
    ),
    (functions.Outside("tf.abs"), "code that runs on any backend of Keras", "a call of tf.abs"),
    (functions.Warns("overflow in exp"), "no warning, however large the numbers are", "overflow in exp"),
    (functions.NoInteger(1234, Returned("float", "float", 1234.0)), "1,234, an int", "1234, a float"),
    (functions.NoInteger(5, Returned("object", "Model")), "5, an int", "a model"),
    (WrongInteger(2**40, -1), "1,099,511,627,776", "-1"),
    (functions.NoNumbers(np.array([1.0, 2.0]), Returned("none", "NoneType")), "array([1, 2])", "None"),
    (functions.NoNumbers(np.array(1.0), Returned("text", "str", "one"), "a number"), "a number", "'one'"),
    (
        functions.WrongShape(np.zeros((2, 1)), np.array(0.5)),
        "shape (2, 1): array([[0], [0]])",
        "one number: 0.5",
    ),
    (functions.WrongValues(np.array([1.0, 2.0]), np.array([1.0, np.nan])), "array([1, 2])", "array([1, nan])"),
    (functions.WrongValues(np.array(1.0), np.array(2.0), "one"), "one", "2"),
    (
        functions.WrongValues(LARGE_ARRAY, np.where(LARGE_ARRAY == 7, 70.0, LARGE_ARRAY + 1)),
        "shape (4, 5), with 7 at [1, 2]",
        "70 at [1, 2]",
    ),
    (
        functions.WrongValues(LARGE_ARRAY, LARGE_ARRAY + 1, worst=(3, 4)),
        "shape (4, 5), with 19 at [3, 4]",
        "20 at [3, 4]",
    ),
    (functions.IntegersOnly(np.array([1, 2])), "floats", "array([1, 2]) (int64)"),
    (networks.NoModel(Returned("none", "NoneType")), "a Keras model", "None"),
    (
        networks.NotBuilt(),
        "a model that is built: its input shape is known and count_params() works",
        "a model without weights, since it has not been told its input shape",
    ),
    (networks.SeveralOutputs(2), "a model with one output", "a model with 2 outputs"),
    (networks.NoInput(), "a model whose input shape is known", "a model that doesn't know its input shape"),
    (
        networks.WrongInput(((3, None),), ((3,), ())),
        "an input of shape (batch, 3, ?)",
        "an input of shape (batch, 3), (batch,)",
    ),
    (
        networks.WrongOutputShape((1,), (3, 1), "one probability", TABLE),
        "one probability: an output of shape (batch, 1)",
        "an output of shape (batch, 3, 1)",
    ),
    (
        networks.WrongWeights(LAYERS, ((2, 1),), (), TABLE),
        "weights of shapes (2, 1) (Conv2D 8 3×3 relu → LSTM 5 → Dense 1)",
        "no weights",
    ),
    (
        networks.WrongOutputs(LAYERS[2:], np.arange(3.0), np.arange(6.0), TABLE),
        "the outputs of Dense 1 with the same weights: 0, 1, 2",
        "0, 1, 2, 3, 4, …",
    ),
    (
        networks.WrongForLarge(LAYERS[2:], "inputs", np.arange(2.0), np.array([0.0, np.nan])),
        "the outputs of Dense 1 with the same weights, for inputs up to a million: 0, 1",
        "0, nan",
    ),
    (
        networks.WrongForLarge(LAYERS[2:], "weights", np.arange(2.0), np.zeros(2)),
        "the outputs of Dense 1 with the same weights, for weights up to fifty: 0, 1",
        "0, 0",
    ),
    (
        networks.WrongGradient(LAYERS[2:], "dense/kernel", 0.5, 0.25, True),
        "in training, a gradient of length 0.5 for dense/kernel (Dense 1)",
        "a gradient of length 0.25",
    ),
    (
        networks.WrongGradient(LAYERS[2:], "the input", 0.5, 0.0, False),
        "at inference, a gradient of length 0.5 for the input (Dense 1)",
        "no gradient",
    ),
    (
        networks.Shared("build(2)"),
        "a new model on every call",
        "a model that has variables in common with that of build(2)",
    ),
    (networks.LaterCall("build(2)", WrongInteger(1, 2)), "1", "2"),
    (
        training.Disturbed("compile", "the loss", "mse", "mae"),
        "the loss unchanged: mse",
        "mae",
    ),
    (
        training.Disturbed("weights", "dense/kernel"),
        "dense/kernel unchanged",
        "it has changed",
    ),
    (training.Interferes("the learning rate", "0.1", "0.01"), "the learning rate: 0.1", "0.01"),
    (
        networks.CallsDiffer("predict", 0.25),
        "the same output for a sample, however the model is called and whatever else is in the batch",
        "outputs of predict and model(x, training=False) that differ by up to 0.25",
    ),
    (
        networks.WrongInTraining(LAYERS[2:], True, TABLE),
        "in training the outputs of Dense 1 with the same weights",
        "outputs that differ from one call to the next",
    ),
    (
        networks.WrongInTraining(LAYERS[2:], False),
        "in training the outputs of Dense 1 with the same weights",
        "other outputs in training",
    ),
    (networks.Penalized(0.125), "no penalty beside the loss", "penalties that add 0.125 to the loss"),
    (networks.Constrained("dense/kernel"), "weights without a constraint", "a constraint on dense/kernel"),
    (
        networks.WrongStyle("sequential", "subclassed"),
        "a keras.Sequential",
        "a subclass of keras.Model without a graph of layers that could be read",
    ),
    (networks.WrongCount(1234, 5, ("a term",)), "1,234 parameters", "5 parameters"),
    (
        networks.WrongTrainable((1234, 0), (1000, 234)),
        "1,234 trainable parameters and 0 others",
        "1,000 trainable parameters and 234 others",
    ),
    (networks.BreaksPromise("sums", "predict", (0.0, 0.5), (0.5, 0.75)), "sums", "predict gives values from 0 to 0.5, rows that sum to between 0.5 and 0.75"),
    (networks.BreaksPromise("range", "predict", (-1.0, 2.0), None), "range", "predict gives values from -1 to 2"),
    (networks.BreaksPromise("range", "predict", (0, math.inf), None), "range", "predict gives values that are not finite"),
    (training.NotCompiled(), "a compiled model", "a model that is not compiled"),
    (training.NotCompiled("Adam"), "a compiled model: Adam", "a model that is not compiled"),
    (training.WrongLoss("mse", 8, 0.5, 0.25, "mae"), "mse: 0.5000 for 8 known predictions", "0.2500 (mae)"),
    (
        training.WrongLoss("mse", 8, None, math.nan, "mse"),
        "a finite loss for probabilities of exactly 0 and 1",
        "nan (mse)",
    ),
    (training.WrongOptimizer("Adam", "SGD"), "the optimizer Adam", "SGD"),
    (training.WrongSetting("Adam", "weight_decay", 0.004), "Adam alone", "Adam with weight_decay = 0.004"),
    (training.Unreduced("mse", (8,), "mae"), "mse: one number for a batch", "an array of shape (8,) (mae)"),
    (
        training.WrongOverBatches("recall", (8, 3), 0.5, "mine", 0.75),
        "recall over all samples: 0.500 after batches of 8 and 3 samples",
        "mine 0.750",
    ),
    (
        networks.FormsDiffer(("left", "right"), 0.25),
        "the same outputs for [left, right] as by name",
        "outputs that differ by up to 0.25",
    ),
    (
        training.WrongName("accuracy", 8, 0.5, 0.25),
        "accuracy 0.500 for 8 known predictions",
        "accuracy 0.250",
    ),
    (training.WrongMetric("accuracy", 8, 0.5, {}), "accuracy among the metrics", "no metrics"),
    (
        training.WrongMetric("accuracy", 8, 0.5, {"auc": 0.25, "mae": 1.0}),
        "accuracy among the metrics: 0.500 for 8 known predictions",
        "auc 0.250, mae 1.000",
    ),
    (
        training.FlatLabels("accuracy", 0.5, "recall", 0.25),
        "accuracy 0.500 also for labels of shape (batch,), as they are mostly given to fit",
        "recall 0.250",
    ),
    (training.OtherNetwork(), "a model that trains like the reference", "another network"),
    (training.WrongStep(1, "Adam", "kernel", 0.0, 0.5), "kernel stays where it is", "it moves by 0.5"),
    (training.WrongStep(1, "Adam", "kernel", 0.5, 0.0), "step 1 of Adam moves kernel by 0.5", "it stays where it is"),
    (
        training.WrongStep(2, "Adam", "kernel", 0.5, 0.25),
        "step 2 of Adam moves kernel by 0.5",
        "it moves by 0.25, elsewhere",
    ),
    (training.NoMovement("kernel", (1.0, 0.5), (0.1, 0.1)), "kernel moves within 2 steps", "it never moves"),
    (
        training.NoMovement("", (1.0,) * 6, (0.1, 0.0)),
        "weights that move in every step",
        "after step 3 nothing moves",
    ),
    (training.Diverges("kernel", (1.0, math.inf)), "weights that stay finite", "kernel becomes infinite or nan"),
    (
        training.RateEnds(0.001, 0.0, (1.0, 0.5)),
        "a learning rate that lasts for some epochs",
        "a learning rate of 0.001 at first and 0 after 50 steps",
    ),
    (training.RateTooSmall(1e-12), "a learning rate that changes something", "a learning rate of 1e-12"),
    (
        training.NotLearned((1.0, 3.0, 2.0), 0.1),
        "a loss that gets lower in 3 steps on one batch",
        "1.0000 at first, 2.0000 at best after that",
    ),
]  # fmt: skip


def strict(text: str) -> Any:
    """JSON as any program reads it, which knows no infinity and no nan."""
    return json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))


def crossed(failure: Failure) -> Failure:
    return from_json(strict(json.dumps(as_json(failure))))  # type: ignore[no-any-return]


# --- words ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", TOLD, ids=lambda row: type(row[0]).__name__)
def test_words_of_a_failure(row: tuple[Failure, str, str]) -> None:
    """Exactly these, and the same when it has crossed."""
    failure, expected, found = row

    assert (expected, found) == words(failure)[:2]
    assert words(failure) == words(crossed(failure))


def test_every_kind_has_words() -> None:
    """None is forgotten here, and a kind without words is an error."""

    class Unheard(Failure):
        pass

    assert set(KINDS) == {type(failure) for failure, *_ in TOLD}
    with pytest.raises(TypeError, match="no words for Unheard"):
        words(Unheard())


@pytest.mark.parametrize(
    ("failure", "details"),
    [
        (Claim("a", "b", ("one", "two")), ("one", "two")),
        (functions.Raises("a number", RAISED), ("line 7: size['x']",)),
        (networks.WrongCount(1, 2, ("a term",)), ("a term",)),
        (networks.LaterCall("f(2)", networks.WrongCount(1, 2, ("a term",))), ("a term", "called after f(2)")),
        (training.NotLearned((1.0, 3.0), 0.1), ("loss by step: 1.0000, 3.0000",)),
        (training.Diverges("kernel", (1.0, math.inf)), ("loss by step: 1.0000, inf",)),
    ],
    ids=lambda value: type(value).__name__,
)
def test_further_lines(failure: Failure, details: tuple[str, ...]) -> None:
    """What doesn't fit into one sentence."""
    assert details == words(failure).details


# --- crossing ---------------------------------------------------------------------------------------------

numbers = st.floats() | st.integers().map(float)
arrays = hnp.arrays(st.sampled_from(("float32", "float64", "int64", "bool")), hnp.array_shapes(min_dims=0, max_dims=3))
texts = st.text(st.characters(codec="utf-8"))
# What a returned value is called, and what it then holds: a message in which these don't fit is refused.
RETURNED: dict[str, st.SearchStrategy[Any]] = {
    "none": st.none(),
    "int": st.integers(-(2**63) + 1, 2**63 - 1),
    "text": texts,
    "array": arrays,
}


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type, as failures use them."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if hint in (Array, Returned.__dataclass_fields__["value"].type):
        return arrays
    if hint is Any:
        return st.none() | st.integers() | numbers | texts | arrays | st.tuples(st.integers(), texts)
    if origin in (UnionType, typing.Union):
        return st.one_of(map(values_of, inner))
    if origin is tuple and inner[-1] is Ellipsis:
        return st.lists(values_of(inner[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values_of, inner))
    if origin is not None and issubclass(origin, typing.Mapping):
        return st.dictionaries(values_of(inner[0]), values_of(inner[1]), max_size=3)
    if hint is Failure:
        return instances_of(Claim) | instances_of(WrongInteger)
    if hint is Returned:
        return st.one_of(st.builds(Returned, st.just(kind), texts, values) for kind, values in RETURNED.items())
    if dataclasses.is_dataclass(hint):
        return instances_of(hint)
    return {str: texts, float: numbers, bool: st.booleans(), int: st.integers(), type(None): st.none()}[hint]


def instances_of(kind: Any) -> st.SearchStrategy[Any]:
    hints = typing.get_type_hints(kind)
    return st.builds(kind, **{field.name: values_of(hints[field.name]) for field in dataclasses.fields(kind)})


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_crosses(kind: type[Failure]) -> None:
    """As JSON and as bytes, with every value that its fields may hold, infinite ones and arrays among them."""

    @given(instances_of(kind))
    @settings(max_examples=15, deadline=None, database=None, derandomize=True)
    def crosses(failure: Failure) -> None:
        for back in (crossed(failure), unpack(pack(failure))):
            assert type(back) is kind
            assert as_json(failure) == as_json(back)

    crosses()


# --- shrinking --------------------------------------------------------------------------------------------

# A kind of its own for large and for small numbers, and none for the smallest.
LARGE, SMALL = 100, 10


def test_shrinking_keeps_to_the_fault_that_was_found_first() -> None:
    """The smallest call of the kind that came first, though another kind has smaller ones; twice the same."""
    drawn: list[int] = []

    @check(draws=20, size=st.integers(0, 4 * LARGE))
    def numbers(subject: Any, size: int) -> None:
        drawn.append(size)
        failure = WrongInteger(0, size) if size > LARGE else Claim("0", str(size))
        if size >= SMALL:
            raise Failed(failure, call=Call("f", (size,)))

    def found_with(seed: int) -> tuple[str, str]:
        drawn.clear()
        (finding,) = Run(kata, LocalSubject({"f": lambda size: size}), seed=seed).verdict().findings
        first = next(size for size in drawn if size >= SMALL)
        expected = ("WrongInteger", f"f({LARGE + 1})") if first > LARGE else ("Claim", f"f({SMALL})")
        assert expected == (type(finding.failure).__name__, finding.call)
        return expected

    kata = Kata("specs.topic.id", "", (), (Function("f(size)"),), (numbers,), ())
    seeds = range(8)

    assert 2 == len({found_with(seed) for seed in seeds})
    assert [found_with(seed) for seed in seeds] == [found_with(seed) for seed in seeds]


# --- verdicts ---------------------------------------------------------------------------------------------

NAMES = ("first", "second", "third")
FINDING = Finding("first", "f(1)", WrongInteger(1, 2), "it is doubled", "what is doubled?", 3, ("g(x) = x",), "doubled")


def verdict(*statuses: CheckStatus | None, trouble: Failure | None = None, file: str = "a.py") -> Verdict:
    """A verdict on three checks; None for one that was not run."""
    outcomes = [
        Outcome(name, status, Finding(name, f"{name}()", Claim("a", "b")) if status in STOPS else None, 0.25)
        for name, status in zip(NAMES, statuses, strict=False)
        if status is not None
    ]
    ending = Finding("", "", trouble, line=7) if trouble is not None else None
    return Verdict("lstm", "recurrent", NAMES, file, tuple(outcomes), ending)


STOPS = (CheckStatus.FAILED, CheckStatus.ERROR)
RUN = (CheckStatus.PASSED, CheckStatus.FAILED, CheckStatus.ERROR, CheckStatus.NOT_REACHED)
EVERY = [verdict(*statuses) for statuses in product((*RUN, None), repeat=3)]
EVERY += [
    verdict(trouble=failure) for failure in (Unwritten(), Silent("it hangs", "time"), unchecked.NotLoaded(RAISED))
]
EVERY += [verdict(trouble=unchecked.NoFile("a.py")), verdict(trouble=unchecked.OtherBackend("jax", "it uses a tape"))]


@pytest.mark.parametrize("statuses", list(product((*RUN, None), repeat=3)), ids=lambda many: "-".join(map(str, many)))
def test_status_follows_the_checks(statuses: tuple[CheckStatus | None, ...]) -> None:
    """Solved only where every check passed; an error says more than a failure, a failure more than what is missing."""
    found = verdict(*statuses)

    assert found.solved == (statuses == (CheckStatus.PASSED,) * 3)
    assert (found.status == Status.ERROR) == (CheckStatus.ERROR in statuses)
    assert (found.status == Status.FAILED) == (CheckStatus.FAILED in statuses and CheckStatus.ERROR not in statuses)
    assert found.status in (Status.SOLVED, Status.FAILED, Status.ERROR, Status.PARTIAL)
    assert sum(status == CheckStatus.PASSED for status in statuses) == found.passed
    assert [name for name, status in zip(NAMES, statuses, strict=True) if status in STOPS] == [
        finding.check for finding in found.findings
    ]
    assert (CheckStatus.ERROR in statuses) == (found.ending is not None)


def test_status_of_what_cannot_be_checked() -> None:
    """Todo, missing, unchecked on this backend, else error, whatever the checks said."""
    for failure in (failure for failure, *_ in TOLD if failure.kind or isinstance(failure, Silent)):
        known = {Unwritten: Status.TODO, unchecked.NoFile: Status.MISSING, unchecked.OtherBackend: Status.UNCHECKED}
        expected = known.get(type(failure), Status.ERROR)
        for statuses in ((), (CheckStatus.PASSED,) * 3):
            found = verdict(*statuses, trouble=failure)

            assert (expected, 7) == (found.status, found.line)
            assert words(failure).found == message(found)


def test_a_verdict_crosses() -> None:
    """All that is known about an answer, in whatever state it is; and the words besides do no harm."""
    whole = Verdict("lstm", "recurrent", NAMES, "a.py", (Outcome("first", CheckStatus.FAILED, FINDING, 0.5),))
    for found in (*EVERY, whole):
        assert found == Verdict.from_data(strict(json.dumps(found.as_data())))
        assert found == Verdict.from_data(strict(json.dumps(verdict_data(found))))
    (finding,) = Verdict.from_data(whole.as_data()).findings
    assert FINDING == finding


def test_halves_are_joined() -> None:
    """What two processes found out of different checks is what one would have found of all, in order."""
    for whole in EVERY:
        for size in range(4):
            for names in combinations(NAMES, size):
                halves = [
                    dataclasses.replace(
                        whole, outcomes=tuple(one for one in whole.outcomes if (one.check in names) == mine)
                    )
                    for mine in (True, False)
                ]
                assert whole == halves[0].joined(halves[1]) == halves[1].joined(halves[0])


def test_the_later_state_counts() -> None:
    """Where both know a check, what was found last."""
    earlier, later = verdict(CheckStatus.FAILED, CheckStatus.PASSED), verdict(CheckStatus.PASSED)

    assert verdict(CheckStatus.PASSED, CheckStatus.PASSED) == earlier.joined(later)
    assert earlier == later.joined(earlier)


def test_trouble_outlives_what_passed_elsewhere() -> None:
    """An answer that one of two processes can't load is not half solved."""
    broken, passed = verdict(trouble=unchecked.NotLoaded(RAISED)), verdict(CheckStatus.PASSED, CheckStatus.PASSED)

    assert Status.ERROR == broken.joined(passed).status == passed.joined(broken).status


# --- the file ---------------------------------------------------------------------------------------------


def documented(section: str) -> dict[str, list[str]]:
    """The tables of a section of docs/verdicts.md: what is named in a first cell, and what in the second."""
    text = (DOCS / "verdicts.md").read_text("utf-8")
    (part,) = (one for one in text.split("\n## ") if one.startswith(section))
    rows = [line.split(" | ", 1) for line in part.splitlines() if line.startswith("| `")]
    return {name: re.findall("`([^`]+)`", cells[1]) for cells in rows for name in re.findall("`([^`]+)`", cells[0])}


def test_every_key_is_documented() -> None:
    """docs/verdicts.md has the keys of each object, and no others."""
    found = Verdict("lstm", "recurrent", NAMES, "a.py", (Outcome("first", CheckStatus.FAILED, FINDING, 0.5),), FINDING)
    written = strict(verdicts_text([found]))
    (data,) = written["verdicts"]

    assert set(written) == set(documented("# Verdicts"))
    assert set(data) == set(documented("A verdict"))
    assert set(data["checks"][0]) == set(documented("A check"))
    assert set(data["findings"][0]) == set(documented("A finding"))
    assert set(data["findings"][0]) - {"expected", "found", "details"} == set(data["trouble"])


def test_every_kind_is_documented() -> None:
    """With its values in their order, and so are the parts that they are made of."""
    text = (DOCS / "verdicts.md").read_text("utf-8")
    for kind in (*KINDS, Raised, Returned, Layer, LayerTable, Row):
        values = ", ".join(f"`{field.name}`" for field in dataclasses.fields(kind))

        assert f"| `{kind.__name__}` | {values or '–'} |" in text.splitlines()


def test_every_status_is_documented() -> None:
    """A verdict's and a check's."""
    words = " ".join(documented("A verdict")["status"] + documented("A check")["status"])

    assert {
        f'"{status}"' for found in EVERY for status in (found.status, *(one.status for one in found.outcomes))
    } == set(re.findall('"[a-z ]+"', words))


def test_no_number_breaks_the_file() -> None:
    """What no JSON knows, nan and infinity, stands in it as JSON all the same."""
    rows = [Finding("first", "f()", failure) for failure, *_ in TOLD]
    found = [Verdict("lstm", "recurrent", NAMES, "a.py", (Outcome("first", CheckStatus.FAILED, one),)) for one in rows]

    assert [one["findings"][0]["kind"] for one in strict(verdicts_text(found))["verdicts"]] == [
        type(one.failure).__name__ for one in rows
    ]
