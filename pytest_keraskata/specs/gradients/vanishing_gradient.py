"""Gradients of every layer, and a deep net in which they don't vanish."""

import itertools
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.activations import sigmoid
from pytest_keraskata.asking.call import Call, Given, show
from pytest_keraskata.asking.data import drawn_weights, inputs
from pytest_keraskata.asking.function import FunctionEvidence, FunctionRequest
from pytest_keraskata.asking.handed import HandedRequest
from pytest_keraskata.asking.model import ModelEvidence, ModelRequest
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import as_array
from pytest_keraskata.asking.structure import layers
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.functions import raised, signature
from pytest_keraskata.authoring.handed import asked_of, compiled_with
from pytest_keraskata.authoring.models import judge_apart_calls
from pytest_keraskata.backend import keras, tf
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.case import Case, close, raised_in, the_model
from pytest_keraskata.judge.loss import judge_loss
from pytest_keraskata.judge.output import judge_output
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.judge.tasks import BINARY
from pytest_keraskata.judge.training import judge_rate
from pytest_keraskata.kata import Kata, Prediction
from pytest_keraskata.pictures import Curves, LayerTable, Model, Picture, series
from pytest_keraskata.specs.dense import _stack
from pytest_keraskata.specs.dense.ann_params import mistakes_in_network
from pytest_keraskata.specs.dense.ann_params import network as dense_count

_NORMS = "kernel_gradient_norms(model, x, y)"
_NET = "build_deep_net(input_dim=10, depth=20, width=32)"
_KINDS = ("sigmoids", "dropped", "classes", "maps", "frozen")
_ROWS = 64
_LEAST_SHARE = 1e-3


def _network(kind: str) -> tuple[Any, Any]:
    """A model and its loss, by name, as a function or an object: nothing may depend on what they have in common."""

    match kind:
        case "sigmoids":
            body = [
                keras.layers.Dense(4, activation="sigmoid"),
                keras.layers.Dense(3, activation="tanh"),
                keras.layers.Dense(1, "sigmoid"),
            ]
            return keras.Sequential([keras.Input((3,)), *body]), "binary_crossentropy"
        case "dropped":
            inner = keras.Input((4,))
            x = keras.layers.Dense(5, activation="relu", kernel_regularizer="l2")(inner)
            x = keras.layers.BatchNormalization()(keras.layers.Dropout(0.5)(x))
            return keras.Model(inner, keras.layers.Dense(2, use_bias=False)(x)), "mean_squared_error"
        case "classes":
            body = [
                keras.layers.Flatten(),
                keras.layers.Dense(6, activation="tanh"),
                keras.layers.Dense(3, activation="softmax"),
            ]
            return keras.Sequential([keras.Input((2, 3)), *body]), "categorical_crossentropy"
        case "frozen":
            first = keras.layers.Dense(5, "tanh", kernel_regularizer="l2")
            first.trainable = False
            middle = [keras.layers.Dropout(0.5), keras.layers.BatchNormalization(), keras.layers.Dense(4, "tanh")]
            body = [first, *middle, keras.layers.Dense(3, "softmax")]
            loss = keras.losses.CategoricalCrossentropy(label_smoothing=0.2)
            return keras.Sequential([keras.Input((4,)), *body]), loss
        case _:
            body = [keras.layers.Conv2D(2, 2, activation="tanh"), keras.layers.Flatten(), keras.layers.Dense(1)]
            return keras.Sequential([keras.Input((3, 4, 1)), *body]), keras.losses.mean_absolute_error


@lru_cache(maxsize=32)
def _measured(kind: str, seed: int, rows: int) -> tuple[Call, Array]:
    """A call, and the norms by a tape of our own."""

    model, loss = _network(kind)
    model.set_weights(drawn_weights([(one.path, tuple(one.shape), one.trainable) for one in model.weights], seed))
    x = inputs(seed, tuple(model.input_shape[1:]), rows, wide=False)
    generator = np.random.default_rng(seed)
    y = generator.integers(0, 2, (rows, *model.output_shape[1:])).astype("float32")
    if kind in ("classes", "frozen"):
        y = np.eye(3, dtype="float32")[generator.integers(0, 3, rows)]
    kernels = [layer.kernel.value for layer in model.layers if isinstance(layer, keras.layers.Dense)]
    with tf.GradientTape() as tape:
        value = keras.ops.mean(keras.losses.get(loss)(keras.ops.convert_to_tensor(y), model(x, training=False)))
    norms = np.array([float(np.linalg.norm(one)) for one in tape.gradient(value, kernels)])
    compiled = compiled_with(loss, "adam")
    given = Given(model.to_json(), tuple(np.array(one) for one in model.get_weights()), compiled)
    return Call("kernel_gradient_norms", (given, x, y)), norms


def _asked(subject: Subject, call: Call) -> FunctionEvidence:
    evidence: FunctionEvidence = subject.ask(FunctionRequest(call))
    if evidence.raised is not None:
        raise raised(call, evidence, evidence.raised, "a list of norms")
    return evidence


@check(
    name="norms",
    kind=st.sampled_from(_KINDS),
    seed=st.integers(0, 999),
    rows=st.integers(1, 8),
    draws=1,
    pinned=tuple({"kind": kind, "seed": 3, "rows": 5} for kind in _KINDS),
)
def norms(subject: Subject, kind: str, seed: int, rows: int) -> None:
    call, right = _measured(kind, seed, rows)
    returned = _asked(subject, call).returned
    assert returned is not None, "a call returns or raises"
    found = as_array(returned)
    details = _layer_lines(kind, right)
    facts = Facts(call, returned)
    if found is None or found.shape != right.shape:
        raise Failed(
            Claim(f"{len(right)} norms, one for each Dense layer", returned.words, details), call=call, facts=facts
        )
    if not np.allclose(found, right, rtol=2e-3, atol=1e-6):
        raise Failed(Claim(show(right.tolist()), show(found.tolist()), details), call=call, facts=facts)


def _layer_lines(kind: str, right: Array) -> tuple[str, ...]:
    model, loss = _network(kind)
    steps = " → ".join(layer.kind for layer in layers(model))
    name = loss if isinstance(loss, str) else getattr(loss, "__name__", type(loss).__name__)
    frozen = ", the first Dense frozen" if kind == "frozen" else ""
    return (f"the model: {steps}, loss {name}{frozen}",)


@check(name="model_unchanged", after=("norms",), pinned=({"kind": "dropped"}, {"kind": "frozen"}))
def model_unchanged(subject: Subject, kind: str) -> None:
    """A model that has been trained is left as it is: all of it."""
    call, _ = _measured(kind, 3, 5)
    _, x, y = call.args
    asked_of(subject, HandedRequest(call, x, y, updates=2))


def _plain(input_dim: int, depth: int, width: int) -> Any:
    body = [keras.layers.Dense(width, activation="relu") for _ in range(depth)]
    return keras.Sequential([keras.Input((input_dim,)), *body, keras.layers.Dense(1, activation="sigmoid")])


@lru_cache(maxsize=32)
def _reference(input_dim: int, depth: int, width: int) -> Any:
    return Reference(lambda: _plain(input_dim, depth, width), BINARY.loss)


def _case(subject: Subject, call: Call, seed: int = 0, zeroed: tuple[int, ...] = ()) -> Any:
    size = signature(_NET).arguments(call)
    batch = inputs(seed, (size["input_dim"],), 6)
    train = inputs(seed + 1, (size["input_dim"],), _ROWS, wide=False)
    y = BINARY.targets(np.random.default_rng(seed), _ROWS, 1)
    loss_cases = BINARY.loss_cases(seed, 1)
    request = ModelRequest(
        call, (batch,), loss_cases, (train,), y, gradients=True, brief=call != _SMALL, values=False, seed=seed,
        zeroed=zeroed,
    )  # fmt: skip
    return Case(call, subject.ask(request), _reference(**size), (batch,), BINARY, seed=seed, loss_cases=loss_cases)


_DEFAULT = Call("build_deep_net")
_SMALL = Call("build_deep_net", kwargs={"input_dim": 3, "depth": 4, "width": 5})
_SINGLE = Call("build_deep_net", (2, 1, 1))
_DEEP = Call("build_deep_net", (6, 14), {"width": 24})
_nets = st.builds(
    lambda input_dim, depth, width: Call("build_deep_net", (input_dim, depth), {"width": width}),
    st.integers(1, 5),
    st.integers(1, 6),
    st.integers(1, 9),
)


@check(name="layers", call=_nets, draws=1, pinned=({"call": _SMALL}, {"call": _SINGLE}, {"call": _DEFAULT}))
def layers_(subject: Subject, call: Call) -> None:
    case = _case(subject, call)
    evidence = the_model(case)
    size = signature(_NET).arguments(call)
    input_dim, depth, width = size.values()
    if tuple(shape[1:] for shape in evidence.input_shapes) != ((input_dim,),):
        raise case.failed(Claim(f"an input of shape (batch, {input_dim})", f"inputs of shapes {evidence.input_shapes}"))
    right: list[tuple[int, ...]] = [(input_dim, width), *[(width, width)] * (depth - 1), (width, 1)]
    found = [weight.shape for weight in evidence.weights if len(weight.shape) > 1]
    if Counter(found) != Counter(right):
        raise case.failed(
            Claim(
                f"{depth} hidden Dense layers of {width} units and one output unit: kernels {_counted(right)}",
                f"kernels {_counted(found)}",
            )
        )
    _judge_biases(case, evidence, depth, width)
    judge_output(case, BINARY)
    if call == _SMALL:
        _judge_training(case, evidence)
        _judge_head(subject, call, evidence)
        judge_apart_calls(subject, (call, call), lambda _: case.reference)


def _judge_biases(case: Any, evidence: ModelEvidence, depth: int, width: int) -> None:
    """Every layer has a bias, or a normalization behind it that has one."""
    vectors = Counter(weight.shape for weight in evidence.weights if len(weight.shape) == 1)
    wanted = Counter({(width,): depth})
    wanted[(1,)] += 1
    if any(vectors[shape] < count for shape, count in wanted.items()):
        raise case.failed(
            Claim(f"{depth + 1} Dense layers with a bias each", f"vectors {_counted(list(vectors.elements()))}")
        )


def _judge_training(case: Any, evidence: ModelEvidence) -> None:
    drawn = evidence.outputs.in_training if evidence.outputs else None
    if drawn is not None and not close(*drawn):
        raise case.failed(
            Claim("in training the same outputs for the same inputs", "outputs that differ from one call to the next"),
            why="something in the net acts at random in training, and nothing of that kind is asked for",
        )


def _judge_head(subject: Subject, call: Call, evidence: ModelEvidence) -> None:
    """Where the last kernel is zero, the sigmoid of its bias is all that remains, whatever the sample is."""

    width = signature(_NET).arguments(call)["width"]
    shapes = [weight.shape for weight in evidence.weights]
    case = _case(subject, call, zeroed=(shapes.index((width, 1)),))
    outputs = case.evidence.outputs
    # A skip may have a number of its own as well.
    biases = [float(value[0]) for value, shape in zip(case.drawn, shapes, strict=True) if shape == (1,)]
    right = sigmoid(np.array(biases))
    if outputs is not None and not any(
        close(outputs.at_inference, np.full((len(case.inputs[0]), 1), one)) for one in right
    ):
        raise case.failed(
            Claim(
                f"one sigmoid unit at the end: {right[-1]:.4g} where all that reaches it is its bias, {biases[-1]:.4g}",
                f"{outputs.at_inference[0, 0]:.4g}",
            ),
            why="the last layer is no Dense(1) with a sigmoid",
        )


def _counted(shapes: list[tuple[int, ...]]) -> str:
    counts = Counter(shapes)
    return ", ".join(f"{count} × {shape}" if count > 1 else str(shape) for shape, count in counts.items()) or "none"


@check(pinned=({"call": _SMALL}, {"call": _DEFAULT}))
def loss(subject: Subject, call: Call) -> None:
    case = _case(subject, call)
    judge_loss(case, BINARY, case.loss_cases)
    judge_rate(case)


@check(name="gradients", after=("layers", "loss"), pinned=({"call": _DEFAULT, "seed": 0}, {"call": _DEEP, "seed": 2}))
def gradients(subject: Subject, call: Call, seed: int) -> None:
    case = _case(subject, call, seed)
    evidence = the_model(case)
    if "gradients" in evidence.problems:
        raise raised_in(case, evidence.problems["gradients"], "a loss that has gradients")
    size = signature(_NET).arguments(call)
    kernels = [
        (weight, norm)
        for weight, norm in zip(evidence.weights, evidence.gradients, strict=True)
        if len(weight.shape) > 1
    ]
    details = tuple(_bars([norm for _, norm in kernels]))
    if any(norm is None for _, norm in kernels):
        raise case.failed(Claim("a loss that depends on every kernel", "a kernel without any gradient", details))
    # Shapes tell the first and the last kernel, in whichever order the model lists them.
    first = next(norm or 0.0 for weight, norm in kernels if weight.shape == (size["input_dim"], size["width"]))
    last = next(norm or 0.0 for weight, norm in reversed(kernels) if weight.shape == (size["width"], 1))
    if not np.isfinite([first, last]).all():
        raise case.failed(
            Claim("gradients that are finite", f"{first:.3g} for the first kernel, {last:.3g} for the last", details)
        )
    if first == 0:
        raise case.failed(Claim("a gradient for the first kernel", "it is exactly zero", details))
    if first < _LEAST_SHARE * last:
        raise case.failed(
            Claim(
                f"a gradient for the first kernel of at least 1/1000 of the last one's ({last:.3g})",
                f"{first:.3g}, {first / last:.1g} of it",
                details,
            ),
            why="on its way back the gradient is multiplied by a number well below 1 at every layer",
            advice="which slopes has your activation, and how large are the weights at first?",
        )


def _bars(norms: list[float | None]) -> list[str]:
    """The gradient of each kernel, on a scale of powers of ten."""
    lines = ["gradient norm of each kernel, from the first layer to the last:"]
    for place, norm in enumerate(norms, start=1):
        bar = "" if not norm or not np.isfinite(norm) else "█" * max(1, round(16 + np.log10(norm)))
        lines.append(f"  {place:>3}  {'none' if norm is None else f'{norm:.1e}':>8}  {bar}")
    return lines


def _hidden(depth: int, width: int) -> tuple[int, ...]:
    return (width,) * depth


_PREDICTION = Prediction(
    function="build_deep_net",
    draw=lambda random: {
        "input_dim": random.randint(3, 9),
        "depth": random.randint(3, 6),
        "width": random.randint(4, 10),
    },
    layers=lambda input_dim, depth, width: _stack.layers(input_dim, _hidden(depth, width)),
    params=lambda input_dim, depth, width: dense_count((input_dim, *_hidden(depth, width), 1)),
    terms=lambda input_dim, depth, width: _stack.terms(input_dim, _hidden(depth, width)),
    shapes=lambda input_dim, depth, width: _stack.shapes(input_dim, _hidden(depth, width)),
    counts=lambda input_dim, depth, width: mistakes_in_network((input_dim, *_hidden(depth, width), 1)),
)


def _of_sigmoids(input_dim: int, depth: int, width: int) -> list[float]:
    """The gradient norm of each kernel where every layer has a sigmoid and begins as Keras's layers do, by hand."""
    generator = np.random.default_rng(0)
    widths = [input_dim, *[width] * depth, 1]
    limits = [(6 / sum(pair)) ** 0.5 for pair in itertools.pairwise(widths)]
    kernels = [
        generator.uniform(-limit, limit, pair) for limit, pair in zip(limits, itertools.pairwise(widths), strict=True)
    ]
    values: list[Array] = [inputs(1, (input_dim,), _ROWS, wide=False)]
    for kernel in kernels:
        values.append(sigmoid(values[-1] @ kernel))
    back = (values[-1] - BINARY.targets(generator, _ROWS, 1)) / _ROWS
    found = []
    for kernel, value in zip(reversed(kernels), reversed(values[:-1]), strict=True):
        found.append(float(np.linalg.norm(value.T @ back)))
        back = (back @ kernel.T) * value * (1 - value)
    return found[::-1]


def _pictures(subject: Subject) -> Iterator[Picture]:
    evidence: ModelEvidence = _case(subject, _DEFAULT).evidence
    if evidence.layers:
        yield Model.of(LayerTable.of(str(_DEFAULT), (), evidence.layers), evidence)
    weights = zip(evidence.weights, evidence.gradients, strict=False)
    found = [norm for weight, norm in weights if len(weight.shape) > 1]
    if found:
        yield Curves(
            "how much of the gradient reaches each layer",
            "layer, from the input to the output",
            "gradient norm of its kernel",
            (series("yours", found), series("with sigmoids", _of_sigmoids(**signature(_NET).arguments(_DEFAULT)))),
            first=1,
            log=True,
            note="each mark on the scale is a power of ten; a layer at a millionth of the others learns nothing",
        )


kata = Kata(
    __name__,
    title="Vanishing gradients",
    questions=("G1",),
    functions=(signature(_NORMS), signature(_NET)),
    checks=(norms, model_unchanged, layers_, loss, gradients),
    prediction=_PREDICTION,
    hints=(
        "What does a GradientTape have to see: the loss, or also how the predictions came about?",
        "How steep is a sigmoid where it is steepest, and what is that to the power of twenty?",
        "By which factor should one layer change the size of what goes through it, forwards and backwards?",
    ),
    pictures=_pictures,
)
