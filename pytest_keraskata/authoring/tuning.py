"""Katas whose function is handed a model and its base, and says which layers of the base train on."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from pytest_keraskata.asking.call import Call, Given, PartOf
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.asking.tuning import TuningEvidence, TuningRequest
from pytest_keraskata.authoring.functions import raised
from pytest_keraskata.authoring.handed import leaves_alone
from pytest_keraskata.backend import keras, zero_initialized
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.judge.tuning import Tuned

# How many entries base.layers has, for a base of each kind that is passed in.
BASES = {"plain": 8, "flat": 8, "nested": 4, "sequential": 5}
_IMAGE, _CLASSES, _ROWS = (5, 4, 1), 3, 12
_CROSS = "categorical_crossentropy"
# Metrics are free; what trains, and on which loss, is judged by what training moves.
_MAY_CHANGE = ("trainable", "optimizer", "settings", "loss", "metrics", "running", "memory", "counts")


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
    # A normalization that keeps no statistics trains as any other layer, and an entry without weights counts as well.
    steps += [
        keras.layers.LayerNormalization(axis=(1, 2, 3), name="level"),
        keras.layers.Activation("tanh"),
        conv("conv_3"),
    ]
    # Without an input in front, the first entry is one that can train.
    return steps[2:] if kind == "sequential" else steps


def _network(kind: str) -> Any:
    """A base with a head; the head has a normalization of its own. Only the layers of a flat base are the model's."""
    inputs = keras.Input(_IMAGE)
    if kind == "sequential":
        at = keras.Sequential([keras.Input(_IMAGE), *_steps(kind)], name="base")(inputs)
    else:
        at = first = inputs if kind == "flat" else keras.Input(_IMAGE)
        for step in _steps(kind):
            at = step(at)
        at = at if kind == "flat" else keras.Model(first, at, name="base")(inputs)
    at = keras.layers.BatchNormalization(name="head_norm")(keras.layers.Flatten()(at))
    return keras.Model(inputs, keras.layers.Dense(_CLASSES, activation="softmax", name="head")(at))


def _loss(name: str) -> Any:
    """A loss by name, as an object, or as a function."""
    if name == "function":
        return keras.losses.mean_absolute_error
    return keras.losses.CategoricalCrossentropy(label_smoothing=0.3) if name == "smoothed" else name


# A model and its base as they are passed in; the right model, the same to be asked, and where in it the base's weights
# and those of its normalizations stand.
_Made = tuple[Given, PartOf, Any, Reference, frozenset[int], frozenset[int]]


class Tuning:
    """Passes in models and their bases, and knows the right model of each.

    Args:
        function: the name of the answer's function; it takes model, base, layers and learning_rate.
        thaw: decides what of a model trains: takes model, base and layers.
    """

    def __init__(self, function: str, thaw: Callable[[Any, Any, int], None]) -> None:
        self._function = function
        self._thaw = thaw
        self._known: dict[tuple[str, str, int], _Made] = {}

    def request(
        self,
        kind: str,
        layers: int,
        *,
        loss: str = _CROSS,
        rate: float | None = 1e-3,
        frozen: bool = True,
        steps: int = 1,
        in_graph: bool = False,
    ) -> TuningRequest:
        """What is asked about a model.

        Args:
            kind: of its base, one of `BASES`.
            layers: how many entries of it are to train.
            loss: the model's: "smoothed" for an object, "function" for one, or a name.
            rate: the learning rate that is passed; None for none.
            frozen: whether the base comes frozen.
            steps: updates that follow.
            in_graph: whether they run in a compiled graph.
        """
        given, part, *_ = self._made(kind, loss, layers)
        named = {} if rate is None else {"learning_rate": rate}
        # By position and by name in turn.
        at = () if layers % 2 else (layers, *named.values())
        call = Call(self._function, (given, part, *at), {"layers": layers, **named} if layers % 2 else {})
        inputs = np.random.default_rng(2).normal(size=(_ROWS, *_IMAGE)).astype("float32")
        targets = np.eye(_CLASSES, dtype="float32")[np.arange(_ROWS) % _CLASSES]
        return TuningRequest(call, inputs, targets, frozen, 1, steps, in_graph)

    def __call__(self, subject: Subject, case: Mapping[str, Any]) -> Tuned:
        """What becomes of a model, which the call leaves as it is but for what trains and how it is compiled.

        Raises:
            Failed: if something else comes back, or changes, or where it doesn't train.
        """
        request = self.request(**case)
        evidence: TuningEvidence = subject.ask(request)
        if evidence.raised is not None:
            raise raised(request.call, evidence, evidence.raised, "the model, ready for more training")
        _, _, *right = self._made(case["kind"], case.get("loss", _CROSS), case["layers"])
        tuned = Tuned(request, evidence, *right)
        if not evidence.is_returned:
            returned = evidence.returned
            assert returned is not None, "a call returns or raises"
            found = "a different model" if returned.kind == "object" else returned.words
            raise tuned.failed("the model that was passed in", found, ends=True)
        if not all(map(np.array_equal, evidence.before, evidence.after)):
            raise tuned.failed("weights that the call leaves unchanged", "weights that it has changed")
        leaves_alone(request.call, evidence, evidence.changes, _MAY_CHANGE)
        if evidence.problem is not None:
            raise tuned.failed("a model that trains", str(evidence.problem).partition(", shape")[0][:300])
        return tuned

    def _made(self, kind: str, loss: str, layers: int) -> _Made:
        if (kind, loss, layers) not in self._known:
            self._known[kind, loss, layers] = self._make(kind, loss, layers)
        return self._known[kind, loss, layers]

    def _make(self, kind: str, loss: str, layers: int) -> _Made:
        with zero_initialized():
            model = _network(kind)
        random = np.random.default_rng(5)
        weights = tuple(
            (
                random.uniform(0.5, 1.5, one.shape) if "variance" in one.path else random.normal(0, 0.5, one.shape)
            ).astype("float32")
            for one in model.weights
        )
        # A loss may be an object, which crosses as its description.
        compiled = {"optimizer": "adam", "loss": keras.saving.serialize_keras_object(_loss(loss)), "metrics": None}
        # Before anything is frozen: the description holds that too.
        given = Given(model.to_json(), weights, json.dumps(compiled))
        part = PartOf("conv_3", False) if kind == "flat" else PartOf("base", True)
        layer = model.get_layer(part.layer)
        base = layer if part.nested else keras.Model(model.inputs, layer.output)
        self._thaw(model, base, layers)
        places = {id(variable): place for place, variable in enumerate(model.weights)}
        held = frozenset(places[id(variable)] for variable in base.weights)
        normal = frozenset(place for place in held if "norm" in model.weights[place].path)
        return given, part, model, Reference(lambda: model, _loss(loss)), held, normal
