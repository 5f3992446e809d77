"""Batch normalization in NumPy and in a network."""

from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call, show
from pytest_keraskata.asking.data import inputs
from pytest_keraskata.asking.model import ModelRequest
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import as_array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import arrays, calls, magnitudes, sizes
from pytest_keraskata.authoring.functions import array, far, signature, value, ways
from pytest_keraskata.authoring.models import model_kata
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.case import Case, raised_in, the_model
from pytest_keraskata.judge.params import judge_params
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.judge.tasks import BINARY
from pytest_keraskata.kata import Kata, Prediction, Shape

_NORM = "batch_norm(x, gamma, beta, epsilon=1e-3)"
_MOVING = "update_moving(moving, batch, momentum=0.99)"
_NET = "build_bn_net(input_dim=10, units=16)"

_X = np.array([[1.0, -2.0, 0.0], [3.0, 4.0, 0.0], [2.0, 1.0, 0.0], [6.0, 1.0, 0.0]], "float32")
_GAMMA = np.array([1.0, 2.0, 3.0], "float32")
_BETA = np.array([0.0, -1.0, 0.5], "float32")
# Of the size of the default epsilon, so that it shows.
_SMALL = _X / 100


def normalized(x: Array, gamma: Array, beta: Array, epsilon: float) -> tuple[Array, Array, Array]:
    x, gamma, beta = (one.astype("float64") for one in (x, gamma, beta))
    mean, variance = x.mean(axis=0), x.var(axis=0)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta, mean, variance


def errors(x: Array, gamma: Array, beta: Array, epsilon: float) -> tuple[Array, Array, Array]:
    """How far y, mean and variance may be off by rounding, with the mean of squares minus the square of the mean too."""
    x, gamma, beta = (one.astype("float64") for one in (x, gamma, beta))
    of_mean = 1e-6 * np.abs(x).mean(axis=0)
    of_variance = 1e-6 * (x**2).mean(axis=0) + 1e-5 * x.var(axis=0)
    lowest, highest = (np.sqrt(np.maximum(x.var(axis=0) + sign * of_variance, 0) + epsilon) for sign in (-1, 1))
    distance, of_distance = np.abs(x - x.mean(axis=0)), of_mean + 1e-6 * np.abs(x)
    of_y = (distance + of_distance) / lowest - np.maximum(distance - of_distance, 0) / highest
    return (
        np.abs(gamma) * of_y + 1e-5 * (np.abs(gamma) * distance / highest) + 1e-6 * np.abs(beta),
        of_mean,
        of_variance,
    )


@st.composite
def _batches(draw: st.DrawFn) -> Call:
    rows, features = draw(sizes(1, 5)), draw(sizes(1, 4))
    generator = np.random.default_rng(draw(st.integers(0, 2**16)))
    if draw(st.integers(0, 2)) == 2:
        x = draw(magnitudes((rows, features), 1e-7, draw(st.sampled_from([1.0, 1e6]))))
    else:
        centre, spread = draw(st.sampled_from([0, 5, -300])), draw(st.sampled_from([1e-4, 0.05, 1, 3, 1e4]))
        x = generator.normal(centre, spread, (rows, features)).astype("float32")
    gamma, beta = (generator.uniform(-2, 2, features).astype("float32") for _ in range(2))
    if draw(st.booleans()):
        return Call("batch_norm", (x, gamma, beta))
    return Call("batch_norm", (x,), {"gamma": gamma, "beta": beta, "epsilon": draw(st.sampled_from([1e-5, 1e-2, 1.0]))})


_ALWAYS = (
    Call("batch_norm", (_X, _GAMMA, _BETA)),
    Call("batch_norm", (_X, _GAMMA, _BETA, 1.0)),
    Call("batch_norm", (_SMALL,), {"gamma": _GAMMA, "beta": _BETA}),
    Call("batch_norm", kwargs={"x": _X[:1], "gamma": _GAMMA, "beta": _BETA, "epsilon": 1e-3}),
    Call("batch_norm", (_X[:3], _GAMMA, _BETA)),
    Call("batch_norm", (np.array([[1.0], [5.0]], "float32"), _GAMMA[1:2], _BETA[1:2])),
)


@check(name="batch_norm", call=_batches(), draws=30, pinned=tuple({"call": call} for call in _ALWAYS))
def batch_norm_(subject: Subject, call: Call) -> None:
    given = signature(_NORM).arguments(call)
    for asked in ways(subject, call):
        _judge_batch(subject, asked, given)


def _judge_batch(subject: Subject, call: Call, given: dict[str, Any]) -> None:
    right, off = normalized(**given), errors(**given)
    returned = value(subject, call, "y, mean and variance")
    facts = Facts(call, returned)
    parts = returned.value if returned.kind == "sequence" else None
    if parts is None or len(parts) != 3:
        raise Failed(Claim("three arrays: y, mean and variance", returned.words), call=call, facts=facts)
    # The statistics come first: y can't be right without them.
    for place, name in ((1, "mean"), (2, "variance"), (0, "y")):
        found = as_array(parts[place])
        if found is None or found.shape != right[place].shape:
            shape = parts[place].words if found is None else f"shape {found.shape}"
            raise Failed(Claim(f"{name} of shape {right[place].shape}", shape), call=call, facts=facts)
        if far(found, right[place], off[place], 0.0) is not None:
            raise Failed(
                Claim(f"{name}: {show(right[place])}", show(found)),
                call=call,
                why=_why(name, found, right[place], given),
                facts=facts,
            )


def _why(name: str, found: Array, right: Array, given: dict[str, Any]) -> str:
    rows = len(given["x"])
    if name == "variance" and rows > 1 and np.allclose(found, right * rows / (rows - 1), rtol=1e-3):
        return "the sum of squares is divided by n - 1 instead of n"
    if name == "variance" and np.allclose(found, np.sqrt(right), rtol=1e-3):
        return "this is the standard deviation"
    if name == "y":
        x, gamma, beta, epsilon = (np.asarray(given[key], "float64") for key in ("x", "gamma", "beta", "epsilon"))
        outside = gamma * (x - x.mean(0)) / (x.std(0) + epsilon) + beta
        if np.allclose(found, outside, rtol=1e-4, atol=1e-5):
            return "epsilon is added to the standard deviation instead of the variance"
        if rows > 1 and np.allclose(found, gamma * ((x - x.mean(0)) / np.sqrt(x.var(0) + epsilon) + beta), rtol=1e-4):
            return "beta is scaled by gamma as well"
    return ""


@check(
    name="update_moving",
    call=st.one_of(
        calls("update_moving", moving=arrays((3,)), batch=arrays((3,)), momentum=st.sampled_from([0.0, 0.5, 0.9, 1.0])),
        calls("update_moving", moving=arrays((2,)), batch=arrays((2,))),
        calls("update_moving", moving=magnitudes((3,)), batch=magnitudes((3,)), momentum=st.floats(0, 1)),
        calls("update_moving", moving=magnitudes((3,)), batch=magnitudes((3,))),
    ),
    draws=20,
    pinned=(
        {"call": Call("update_moving", (_GAMMA, _BETA * 100))},
        {"call": Call("update_moving", (_GAMMA, _BETA, 0.75))},
        {"call": Call("update_moving", kwargs={"moving": _GAMMA[:1], "batch": _BETA[:1], "momentum": 0.0})},
    ),
)
def update_moving_(subject: Subject, call: Call) -> None:
    given = signature(_MOVING).arguments(call)
    keep = given["momentum"]
    moving, batch = given["moving"].astype("float64"), given["batch"].astype("float64")
    array(subject, call, keep * moving + (1 - keep) * batch, error=1e-6 * (np.abs(moving) + np.abs(batch)))


def network(input_dim: int, units: int) -> Any:
    return keras.Sequential(
        [
            keras.Input((input_dim,)),
            keras.layers.Dense(units, use_bias=False),
            keras.layers.BatchNormalization(),
            keras.layers.ReLU(),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )


def count(input_dim: int, units: int) -> int:
    return input_dim * units + 4 * units + units + 1


def terms(input_dim: int, units: int) -> tuple[str, ...]:
    return (
        f"Dense: {input_dim} inputs × {units} units = {input_dim * units:,}",
        f"BatchNormalization: gamma, beta, moving mean and moving variance of {units} units = {4 * units:,}",
        f"Dense: {units} weights + 1 bias = {units + 1:,}",
    )


def _layers(input_dim: int, units: int) -> list[tuple[str, Shape]]:
    return [
        (f"input: {input_dim} numbers per sample", (input_dim,)),
        (f"Dense: {units} units without bias", (units,)),
        ("BatchNormalization", (units,)),
        ("ReLU", (units,)),
        ("Dense: 1 unit, sigmoid", (1,)),
    ]


def _wrong_shapes(input_dim: int, units: int) -> list[Any]:
    return [
        ((units,), "this is what the ReLU gives", "how many units has the layer behind it?"),
        ((4 * units,), "normalization changes no shape", "what does it give for each number?"),
        ((input_dim,), "this is the shape of the input", "how many numbers does a layer give for one sample?"),
    ]


def _wrong_counts(input_dim: int, units: int) -> list[Any]:
    right = count(input_dim, units)
    kept = "which numbers does the layer keep for each unit, trained or not?"
    bias = "which of the layers have a bias, and which do without?"
    return [
        (
            right - 2 * units,
            "gamma and beta are counted, and the moving mean and variance are not: they are parameters "
            "that nobody trains",
            kept,
        ),
        (right - 3 * units, "normalization has four numbers for each unit, and one is counted", kept),
        (right - units, "the first Dense is given biases, and the moving mean and variance are not counted", kept),
        (right - 4 * units, "normalization is missing", kept),
        (right - 4 * units + 4, "normalization has four numbers for each unit, not for all together", kept),
        (right + units, "the first Dense is given biases, and has none here", bias),
        (right - units - 1, "the last layer is missing", "which layers have weights?"),
        (right - 1, "the bias of the last layer is missing", bias),
        (
            input_dim * units + 4 * input_dim + units + 1,
            "the inputs are normalized",
            "what does the layer before it give?",
        ),
    ]


_SIZES = ({"input_dim": 3, "units": 5}, {"input_dim": 4, "units": 2})
_NETS = tuple({"call": Call("build_bn_net", kwargs=dict(one))} for one in _SIZES)


@check(
    name="params",
    call=calls("build_bn_net", input_dim=sizes(1, 6), units=sizes(1, 8)),
    draws=2,
    pinned=(*_NETS, {"call": Call("build_bn_net")}),
)
def params(subject: Subject, call: Call) -> None:
    size = signature(_NET).arguments(call)
    judge_params(_case(subject, call), count(**size), 2 * size["units"], terms(**size))


def _case(subject: Subject, call: Call) -> Any:
    size = signature(_NET).arguments(call)
    batch = inputs(3, (size["input_dim"],), wide=False)
    evidence = subject.ask(ModelRequest(call, (batch,), seed=3, brief=True, follow=True))
    return Case(call, evidence, Reference(lambda: network(**size)), (batch,), BINARY, seed=3)


@check(name="moving_statistics", after=("architecture",), pinned=_NETS)
def moving_statistics(subject: Subject, call: Call) -> None:
    """A batch in training moves the moving statistics as Keras's defaults do."""

    case = _case(subject, call)
    evidence = the_model(case)
    if "followed" in evidence.problems:
        raise raised_in(case, evidence.problems["followed"], "a model that can be called with training=True")
    order = case.matching_order
    if order is None:
        raise case.failed(Claim("the network that is asked for", "another network"))
    case.reference.place([case.drawn[place] for place in order])
    before = case.reference.values()
    case.reference.outputs(case.inputs, training=True)
    for place, expected in enumerate(case.reference.values()):
        found = np.asarray(evidence.followed[order[place]]).reshape(expected.shape)
        if not np.allclose(found, expected, rtol=1e-4, atol=1e-5):
            moved = float(np.linalg.norm(expected - before[place]))
            raise case.failed(
                Claim(
                    f"a batch in training moves {evidence.weights[order[place]].words} by {moved:.4g}",
                    f"it moves by {float(np.linalg.norm(found - before[place])):.4g}",
                ),
                why="how far it moves is said by the layer's momentum, whose default is asked for",
            )


_net = model_kata(
    __name__,
    title="",
    questions=(),
    function=_NET,
    arguments={"input_dim": sizes(1, 6), "units": sizes(1, 8)},
    pinned=_SIZES,
    large=({"input_dim": 700, "units": 600},),
    learns_at={"input_dim": 5, "units": 8},
    network=network,
    params=count,
    outputs=BINARY,
    hints=(),
    checks={"params": params},
)

kata = Kata(
    __name__,
    title="Batch normalization",
    questions=("G3",),
    functions=(signature(_NORM), signature(_MOVING), signature(_NET)),
    checks=(batch_norm_, update_moving_, *_net.checks, moving_statistics),
    prediction=Prediction(
        function="build_bn_net",
        draw=lambda random: {"input_dim": random.randint(3, 12), "units": random.randint(4, 16)},
        layers=_layers,
        params=count,
        terms=terms,
        shapes=_wrong_shapes,
        counts=_wrong_counts,
    ),
    hints=(
        "Over which axis do the samples of a batch lie, and by how many of them is the sum of squares divided?",
        "If momentum is near 1, should one batch move the statistic much or little?",
        "What becomes of a bias when the mean is subtracted right behind it?",
    ),
    pictures=_net.pictures,
)
