"""Training the top of a base on."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call, Given, PartOf
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.asking.tuning import TuningEvidence, TuningRequest
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.functions import raised, signature
from pytest_keraskata.authoring.handed import leaves_alone, rate_lasts
from pytest_keraskata.backend import keras, zero_initialized
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.kata import Kata
from pytest_keraskata.pictures import Bars, series

_SIGNATURE = "unfreeze_top(model, base, layers, learning_rate=1e-5)"
_IMAGE = (5, 4, 1)
_CLASSES = 3
_ROWS = 12
_TOLERANCE = 0.05
# Metrics are free; what trains, and on which loss, is judged by what training moves.
_MAY_CHANGE = ("trainable", "optimizer", "settings", "loss", "metrics", "running", "memory", "counts")
# Settings with which Adam isn't Adam any more.
_EXTRAS = (
    "weight_decay", "amsgrad", "clipnorm", "clipvalue", "global_clipnorm", "use_ema", "gradient_accumulation_steps"
)  # fmt: skip
# (how many entries base.layers has, whether the base is one layer of the model)
_KINDS = {"plain": (7, True), "flat": (7, False), "nested": (4, True), "sequential": (5, True)}


def _steps(kind: str) -> list[Any]:
    """The base's layers; all are smooth and saturate nowhere, so that everything that trains moves."""

    def conv(name: str) -> Any:
        return keras.layers.Conv2D(2, 2, padding="same", activation="tanh", name=name)

    def norm(name: str) -> Any:
        return keras.layers.BatchNormalization(name=name)

    if kind == "nested":
        # Models of both kinds within models of both kinds, a normalization at each level.
        lower = keras.Sequential([keras.Input(_IMAGE), conv("conv_1"), norm("norm_1")], name="lower")
        innermost = keras.Sequential([keras.Input((5, 4, 2)), norm("norm_2")], name="innermost")
        first = keras.Input((5, 4, 2))
        inner = keras.Model(first, norm("norm_3")(innermost(conv("conv_2")(first))), name="inner")
        middle = keras.Sequential([keras.Input((5, 4, 2)), inner, norm("norm_4")], name="middle")
        first = keras.Input((5, 4, 2))
        return [lower, keras.Model(first, conv("conv_3")(middle(first)), name="upper"), conv("conv_4")]
    steps = [conv("conv_1"), norm("norm_1"), conv("conv_2"), norm("norm_2")]
    # An entry without weights counts as well.
    steps += [keras.layers.Activation("tanh"), conv("conv_3")]
    return steps[1:] if kind == "sequential" else steps


def network(kind: str) -> Any:
    """A base with a head; the head has a normalization of its own."""

    inputs = keras.Input(_IMAGE)
    if kind == "sequential":
        at = keras.Sequential([keras.Input(_IMAGE), *_steps(kind)], name="base")(inputs)
    else:
        first = keras.Input(_IMAGE) if _KINDS[kind][1] else inputs
        at = first
        for step in _steps(kind):
            at = step(at)
        if _KINDS[kind][1]:
            at = keras.Model(first, at, name="base")(inputs)
    at = keras.layers.BatchNormalization(name="head_norm")(keras.layers.Flatten()(at))
    return keras.Model(inputs, keras.layers.Dense(_CLASSES, activation="softmax", name="head")(at))


def _part(kind: str) -> PartOf:
    return PartOf("base", True) if _KINDS[kind][1] else PartOf("conv_3", False)


def _loss(name: str) -> Any:
    """A loss by name, as an object, or as a function."""
    if name == "function":
        return keras.losses.mean_absolute_error
    return keras.losses.CategoricalCrossentropy(label_smoothing=0.3) if name == "smoothed" else name


@dataclass
class _Right:
    """The right model for a case: what it trains, and where its steps lead."""

    model: Any
    reference: Any
    given: Given
    normalizations: set[int]
    base: set[int]


def _right(kind: str, loss: str, layers: int) -> _Right:
    with zero_initialized():
        model = network(kind)
    values = tuple(value.astype("float32") for value in _values(model))
    # Before anything is frozen: the description holds that too.
    config = model.to_json()
    part = _part(kind)
    layer = model.get_layer(part.layer)
    base = layer if part.nested else keras.Model(model.inputs, layer.output)
    base.trainable = True
    for place, one in enumerate(base.layers):
        one.trainable = place >= len(base.layers) - layers
    normal = list(_normalizations(base))
    for one in normal:
        one.trainable = False
    places = {id(variable): place for place, variable in enumerate(model.weights)}
    # A loss may be an object, which crosses as its description.
    compiled = {"optimizer": "adam", "loss": keras.saving.serialize_keras_object(_loss(loss)), "metrics": None}
    return _Right(
        model,
        Reference(lambda: model, _loss(loss)),
        Given(config, values, json.dumps(compiled)),
        {places[id(variable)] for one in normal for variable in one.weights},
        {places[id(variable)] for variable in base.weights},
    )


def _values(model: Any) -> list[Array]:
    generator = np.random.default_rng(5)
    return [
        generator.uniform(0.5, 1.5, variable.shape)
        if "variance" in variable.path
        else generator.normal(0, 0.5, variable.shape)
        for variable in model.weights
    ]


def _normalizations(base: Any) -> Iterator[Any]:
    for layer in base.layers:
        if isinstance(layer, keras.Model):
            yield from _normalizations(layer)
        elif isinstance(layer, keras.layers.BatchNormalization):
            yield layer


class _Cases:
    """Cases by their sizes: the right model of each is made once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, int], _Right] = {}

    def right(self, kind: str, loss: str, layers: int) -> _Right:
        key = (kind, loss, layers)
        if key not in self._known:
            self._known[key] = _right(*key)
        return self._known[key]


_cases = _Cases()


def _request(
    kind: str,
    layers: int,
    *,
    loss: str = "categorical_crossentropy",
    rate: float | None = 1e-3,
    frozen: bool = True,
    steps: int = 1,
    in_graph: bool = False,
) -> TuningRequest:
    right = _cases.right(kind, loss, layers)
    named = {} if rate is None else {"learning_rate": rate}
    # By position and by name in turn.
    call = (
        Call("unfreeze_top", (right.given, _part(kind)), {"layers": layers, **named})
        if layers % 2
        else Call("unfreeze_top", (right.given, _part(kind), layers, *named.values()))
    )
    generator = np.random.default_rng(2)
    inputs = generator.normal(size=(_ROWS, *_IMAGE)).astype("float32")
    targets = np.eye(_CLASSES, dtype="float32")[np.arange(_ROWS) % _CLASSES]
    return TuningRequest(call, inputs, targets, frozen, 1, steps, in_graph)


def _tuned(
    subject: Subject, kind: str, layers: int, *, loss: str = "categorical_crossentropy", **asked: Any
) -> tuple[Call, TuningEvidence, _Right, TuningRequest]:
    request = _request(kind, layers, loss=loss, **asked)
    call, right = request.call, _cases.right(kind, loss, layers)
    evidence: TuningEvidence = subject.ask(request)
    if evidence.raised is not None:
        raise raised(call, evidence, evidence.raised, "the model, ready to be trained on")
    if not evidence.is_returned:
        returned = evidence.returned
        assert returned is not None, "a call returns or raises"
        found = "another model" if returned.kind == "object" else returned.words
        raise _failed(call, evidence, "the model that was handed over", found, ends=True)
    for before, after in zip(evidence.before, evidence.after, strict=True):
        if not np.array_equal(before, after):
            raise _failed(call, evidence, "weights that the call leaves as they are", "weights that it has changed")
    leaves_alone(call, evidence, evidence.changes, _MAY_CHANGE)
    if evidence.problem is not None:
        why = ""
        if "Unknown variable" in evidence.problem.message or "was originally built" in evidence.problem.message:
            why = "the optimizer is still the one that was made for the weights that trained before"
        raise _failed(call, evidence, "a model that trains", str(evidence.problem).partition(", shape")[0][:300], why)
    return call, evidence, right, request


def _failed(
    call: Call, evidence: TuningEvidence, expected: str, found: str, why: str = "", *, ends: bool = False
) -> Failed:
    return Failed(Claim(expected, found), call=call, why=why, ends=ends, facts=Facts(call, evidence))


def _name(right: _Right, place: int) -> str:
    parts = right.model.weights[place].path.split("/")
    return "/".join(parts[-2:]) + (" of the base" if place in right.base else " of the head")


def _moves(call: Call, evidence: TuningEvidence, right: _Right, places: Sequence[int], why: str = "") -> None:
    """Each of these weights moves where it should train, and stays where it should not."""
    trains = right.reference.trainable
    for place in places:
        path = right.model.weights[place].path
        # The statistics of the head's own normalization follow the batches.
        moving = trains[place] or (place not in right.base and "moving" in path)
        moved = not np.array_equal(evidence.after[place], evidence.steps[-1][place])
        if moved == moving:
            continue
        layers = call.kwargs.get("layers", call.args[2] if len(call.args) > 2 else 0)
        expected = f"with layers={layers} training {'moves' if moving else 'leaves'} {_name(right, place)}"
        told = why or _reason(evidence, place, moving)
        raise _failed(call, evidence, expected, "it moves" if moved else "it stays", told)


def _reason(evidence: TuningEvidence, place: int, moving: bool) -> str:
    if evidence.trainable[place] == moving:
        return "trainable says otherwise; what trains is decided when a model is compiled" if moving else ""
    if moving and not any(evidence.trainable):
        return "no weight of the model is trainable"
    return ""


_LAYERS = tuple((kind, count) for kind, (most, _) in _KINDS.items() for count in range(most + 1))
_ALWAYS: tuple[dict[str, Any], ...] = (
    {"case": ("plain", 1), "frozen": True},
    {"case": ("plain", 0), "frozen": False},
    {"case": ("flat", 7), "frozen": True},
    {"case": ("nested", 2), "frozen": True},
    {"case": ("sequential", 3), "frozen": True},
)


@check(case=st.sampled_from(_LAYERS), frozen=st.booleans(), pinned=_ALWAYS, draws=1)
def top(subject: Subject, case: tuple[str, int], frozen: bool) -> None:
    """The last entries of the base train, those before them don't, the head does."""
    call, evidence, right, _ = _tuned(subject, *case, frozen=frozen)
    others = [place for place in range(len(evidence.after)) if place not in right.normalizations]
    _moves(call, evidence, right, others)


@check(case=st.sampled_from(_LAYERS), frozen=st.booleans(), pinned=_ALWAYS, draws=1)
def normalization(subject: Subject, case: tuple[str, int], frozen: bool) -> None:
    """Every BatchNormalization of the base stays as it is."""
    call, evidence, right, _ = _tuned(subject, *case, frozen=frozen)
    why = "a BatchNormalization that trains takes the statistics of a few batches for those of the large data set"
    _moves(call, evidence, right, sorted(right.normalizations), why)


_COMPILED: tuple[dict[str, Any], ...] = (
    {"case": ("plain", 1), "loss": "mean_squared_error", "rate": None},
    {"case": ("nested", 2), "loss": "smoothed", "rate": 1e-2},
    {"case": ("flat", 2), "loss": "function", "rate": 1e-3},
)


@check(after=("top", "normalization"), pinned=_COMPILED)
def compiled(subject: Subject, case: tuple[str, int], loss: str, rate: float | None) -> None:
    """Adam at the learning rate, from a fresh start, on the loss that the model has had so far."""
    call, evidence, right, request = _tuned(subject, *case, loss=loss, rate=rate, steps=2)
    wanted = 1e-5 if rate is None else rate
    optimizer = evidence.optimizer
    if optimizer is None or optimizer.kind != "Adam":
        raise _failed(call, evidence, "the optimizer Adam", optimizer.type_name if optimizer else "none")
    assert optimizer is not None, "checked above"
    extras = [name for name in _EXTRAS if optimizer.settings.get(name)]
    if extras:
        found = ", ".join(f"{name}={optimizer.settings[name]}" for name in extras)
        raise _failed(call, evidence, "Adam itself, with nothing added", f"Adam with {found}")
    rate_lasts(call, evidence, (optimizer.learning_rate, *evidence.rates[1:]), wanted)
    _judge_steps(call, evidence, right, request, wanted)


def _judge_steps(call: Call, evidence: TuningEvidence, right: _Right, request: TuningRequest, rate: float) -> None:
    optimizer = keras.optimizers.Adam(rate)
    before = evidence.after
    for number, found in enumerate(evidence.steps):
        right.reference.place(before)
        expected_loss = right.reference.loss((request.inputs,), request.targets)
        if not abs(evidence.losses[number] - expected_loss) <= 1e-3 * max(1.0, abs(expected_loss)):
            why = "it is compiled with another loss than before" if number == 0 else ""
            found_loss = f"{evidence.losses[number]:.4f}"
            raise _failed(call, evidence, f"update {number + 1} reports a loss of {expected_loss:.4f}", found_loss, why)
        right.reference.place(before)
        expected, gradients = right.reference.step((request.inputs,), request.targets, optimizer)
        for place, (start, target, gradient) in enumerate(zip(before, expected, gradients, strict=True)):
            if gradient is not None and _astray(start, target, found[place], gradient) > _TOLERANCE:
                moved = float(np.max(np.abs(found[place] - start)))
                wanted = float(np.max(np.abs(target - start)))
                raise _failed(
                    call,
                    evidence,
                    f"update {number + 1} of Adam moves {_name(right, place)} by up to {wanted:.3g}",
                    f"it moves by up to {moved:.3g}" if abs(moved - wanted) > 0.01 * wanted else "it moves elsewhere",
                )
        before = found


def _astray(start: Array, expected: Array, found: Array, gradient: Array) -> float:
    """How far an update went astray, relative to how far it should have gone."""
    largest = float(np.max(np.abs(gradient)))
    if largest < 1e-6:
        return 0.0
    # Adam makes a full step of any gradient, of rounding too.
    counts = np.abs(gradient) > 1e-2 * largest
    way = float(np.linalg.norm((expected - start)[counts]))
    rounding = float(np.linalg.norm(start[counts])) * 2e-7
    return max(float(np.linalg.norm((found - expected)[counts])) - rounding, 0.0) / max(way, 1e-12)


@check(after=("top", "normalization", "compiled"), pinned=({"case": ("plain", 3), "frozen": True},))
def after_fit(subject: Subject, case: tuple[str, int], frozen: bool) -> None:
    """Training that ran in a compiled graph before doesn't go on in that graph."""
    call, evidence, right, request = _tuned(subject, *case, frozen=frozen, in_graph=True)
    _moves(call, evidence, right, range(len(evidence.after)))
    _judge_steps(call, evidence, right, request, 1e-3)


def _ahead() -> Iterator[TuningRequest]:
    yield from (_request(*one["case"], frozen=one["frozen"]) for one in _ALWAYS)
    yield from (_request(*one["case"], loss=one["loss"], rate=one["rate"], steps=2) for one in _COMPILED)


def _pictures(subject: Subject) -> Iterator[Bars]:
    """How far training moves each weight."""
    _, evidence, right, _ = _tuned(subject, "plain", 3)
    moves = [
        float(np.linalg.norm(after - before)) for before, after in zip(evidence.after, evidence.steps[-1], strict=True)
    ]
    labels = tuple(_name(right, place) for place in range(len(moves)))
    note = "what is frozen stays where it is, and so does every BatchNormalization of the base"
    yield Bars(
        "how far one update moves each weight, with layers=3", labels, "length", (series("yours", moves),), note=note
    )


kata = Kata(
    __name__,
    title="Fine-tuning",
    questions=("Q16", "Q3", "K10"),
    functions=(signature(_SIGNATURE),),
    checks=(top, normalization, compiled, after_fit),
    hints=(
        "What does a frozen model say of its layers that aren't frozen themselves?",
        "Which entries are base.layers[-layers:] where layers is 0?",
        "When does a change of trainable take effect?",
    ),
    ahead=_ahead,
    pictures=_pictures,
)
