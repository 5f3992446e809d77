"""Katas whose function is handed a model: what it leaves alone, and what it makes of one that it compiles."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np

from pytest_keraskata.asking.call import Call, Given, show
from pytest_keraskata.asking.data import drawn_weights, inputs
from pytest_keraskata.asking.handed import STEPS, Change, HandedEvidence, HandedRequest
from pytest_keraskata.asking.model import LossCase, ModelRequest
from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.cases import ModelCases
from pytest_keraskata.authoring.functions import raised
from pytest_keraskata.backend import keras, zero_initialized
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.failures.training import Disturbed
from pytest_keraskata.judge.case import Case, close, the_model
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.judge.tasks import Task
from pytest_keraskata.judge.training import judge_learning, judge_training
from pytest_keraskata.kata import Function
from pytest_keraskata.pictures import Picture

# What compiling a model changes, whatever it is compiled with; and what training does.
COMPILING = ("optimizer", "settings", "loss", "metrics", "running", "memory", "counts")
TRAINING = ("weights", "memory", "counts")
# Of every model that is passed in, these have what answers forget: layers that came frozen, layers that act otherwise
# in training, penalties, images, models within models.
KINDS = ("images", "models")
_ROWS = 12


def varied(kind: str, units: int = 1, activation: str | None = None) -> Any:
    """A model of one of the `KINDS`; part of it comes frozen."""
    layers = keras.layers
    last = layers.Dense(units, activation, name="last")
    if kind == "images":
        frozen = layers.Conv2D(3, 2, activation="tanh", name="frozen")
        frozen.trainable = False
        at = first = keras.Input((5, 4, 2))
        for layer in (
            frozen,
            layers.BatchNormalization(),
            layers.Conv2D(2, 2, kernel_regularizer="l2", name="free"),
            layers.Flatten(),
        ):
            at = layer(at)
        return keras.Model(first, last(layers.Dropout(0.25)(at)))
    body = [layers.Dense(5, "tanh", name="inner_dense"), layers.BatchNormalization(name="inner_norm")]
    inner = keras.Sequential([keras.Input((3,)), *body], name="inner")
    # One within the model within, and one that stands beside it.
    body[1].trainable = False
    frozen = layers.Dense(4, "tanh", name="frozen")
    frozen.trainable = False
    first = keras.Input((3,))
    outer = layers.Dense(4, "tanh", bias_regularizer="l2", name="outer")
    return keras.Model(first, last(outer(frozen(inner(first)))))


@cache
def handed(
    kind: str, units: int = 1, activation: str | None = None, loss: Any = "", optimizer: str = "adam", seed: int = 3
) -> Given:
    """One of the `KINDS` as it is handed over, with drawn weights.

    Args:
        kind: which one.
        units: of its last layer.
        activation: of its last layer.
        loss: by name, as a function or an object; "" for a model that is not compiled.
        optimizer: Keras's name of the optimizer that it is compiled with, whose numbers are none of Keras's own.
        seed: of the weights.
    """
    with zero_initialized():
        model = varied(kind, units, activation)
    weights = drawn_weights([(one.path, tuple(one.shape), bool(one.trainable)) for one in model.weights], seed)
    # Integers of classes have no distance from probabilities.
    metrics = ("accuracy",) if "sparse" in str(loss) else ("mae",)
    return Given(model.to_json(), tuple(weights), compiled_with(loss, optimizer, metrics) if loss else "")


def compiled_with(loss: Any, optimizer: str = "adam", metrics: Sequence[str] = ("mae",)) -> str:
    """Settings of `compile`, as a model is handed over with them."""
    known = keras.optimizers.get(optimizer)
    known.learning_rate = 0.0625
    if hasattr(known, "momentum"):
        known.momentum = 0.5
    described = keras.saving.serialize_keras_object
    loss = loss if isinstance(loss, str) else described(loss)
    return json.dumps({"optimizer": described(known), "loss": loss, "metrics": list(metrics)})


def batch_for(given: Given, seed: int = 1, rows: int = _ROWS) -> Any:
    """Inputs for a model that is handed over."""
    shape = next(
        layer["config"]["batch_shape"][1:]
        for layer in json.loads(given.config)["config"]["layers"]
        if layer["class_name"] == "InputLayer"
    )
    return inputs(seed, tuple(shape), rows, wide=False)


def labels_for(loss: str) -> tuple[Callable[[int], Array], int, str | None]:
    """Targets for so many rows, and the units and activation of the last layer, of a model with this loss."""
    if loss == "sparse_categorical_crossentropy":
        return lambda rows: np.arange(rows) % 3, 3, "softmax"
    return lambda rows: np.linspace(-1, 3, 2 * rows, dtype="float32").reshape(rows, 2), 2, None


def rate_lasts(call: Call, evidence: Any, rates: Sequence[float], wanted: float) -> None:
    """The learning rate is the requested one, at the first step and at all later ones.

    Raises:
        Failed: if it isn't.
    """
    for step, rate in zip(STEPS, rates, strict=False):
        if not abs(rate - wanted) <= 1e-4 * wanted:
            when = f" in step {step + 1:,}" if step else ""
            raise Failed(
                Claim(f"a learning rate of {wanted:g} in every step", f"{rate:g}{when}"),
                call=call,
                why="the learning rate changes from step to step" if step else "",
                advice="where does the optimizer get its rate from?",
                facts=Facts(call, evidence),
            )


def leaves_alone(
    call: Call, evidence: Any, changes: Sequence[Change], may_change: Sequence[str] = (), *, words: str = ""
) -> None:
    """A model that was handed over is as it was, but for what the kata asks to change.

    Args:
        call: the call.
        evidence: for the rules that explain.
        changes: what is no longer as it was.
        may_change: which of `asking.handed.ASPECTS` may.
        words: the call as it is shown, where that isn't as it is.

    Raises:
        Failed: if something else has changed.
    """
    for change in changes:
        if change.aspect not in may_change:
            failure = Disturbed(change.aspect, change.what, change.before, change.after)
            raise Failed(failure, call=words or call, facts=Facts(call, evidence))


class HandedModels:
    """Hands a model to an answer that compiles it, and puts what comes back beside the right one.

    Args:
        function: the answer's function; its first argument is the model.
        network: makes the model from drawn sizes, not compiled.
        task: what it is to be compiled for.
        trained: the sizes at which it is also trained.
        optimizer: the one that it is to be compiled with.
    """

    def __init__(
        self,
        function: Function,
        network: Callable[..., Any],
        task: Task,
        trained: Mapping[str, Plain],
        optimizer: str = "Adam",
    ) -> None:
        self._function = function
        self._network = network
        self._task = task
        self._trained = trained
        self._optimizer = optimizer
        self._cases_of_models: dict[str, tuple[Call, ModelCases]] = {}

    def compiled(self, subject: Subject, sizes: Mapping[str, Plain]) -> tuple[Case, tuple[LossCase, ...]]:
        """What the answer makes of a model of these sizes.

        Raises:
            Failed: if it gives something other than that very model back.
        """
        call, observed = self._of(sizes)
        case = observed.case(subject, call)
        the_very_model(case)
        return case, observed.loss_cases(call)

    def leaves_alone(self, subject: Subject) -> None:
        """Models of every kind come back compiled and otherwise as they were, and what was frozen stays where it is.

        Raises:
            Failed: if one doesn't.
        """
        for request in self.handed():
            asked_of(subject, request, COMPILING)

    def handed(self) -> Iterator[HandedRequest]:
        """What is asked about models of every kind; some come compiled for something else, and trained."""
        units, activation = {"binary": (1, "sigmoid"), "multiclass": (3, "softmax")}.get(self._task.name, (2, None))
        for kind, loss in zip(KINDS, ("mean_absolute_error", ""), strict=True):
            given = handed(kind, units, activation, loss, "rmsprop")
            targets = self._task.targets(np.random.default_rng(1), _ROWS, units)
            yield HandedRequest(Call(self._function.name, (given,)), batch_for(given), targets, updates=1, steps=1)

    def request(self, sizes: Mapping[str, Plain]) -> ModelRequest:
        """What is asked about a model of these sizes."""
        call, observed = self._of(sizes)
        return observed.request(call)

    def pictures(self, subject: Subject) -> Iterator[Picture]:
        """The model of the sizes at which it is trained, and how it learns."""
        call, observed = self._of(self._trained)
        return observed.pictures(subject, call)

    def _of(self, sizes: Mapping[str, Plain]) -> tuple[Call, ModelCases]:
        key = show(sorted(sizes.items()))
        if key not in self._cases_of_models:
            reference = Reference(lambda: self._network(**sizes), self._task.loss)
            call = Call(self._function.name, (reference.given(),))
            observed = ModelCases(
                self._function,
                self._network,
                self._task,
                graphed=(call,),
                compiled=(call,),
                trained=(call,),
                learning=call if sizes == self._trained else None,
                brief=(call,),
                optimizer=self._optimizer,
            )
            observed.adopt(call, reference)
            self._cases_of_models[key] = call, observed
        return self._cases_of_models[key]

    def judge_training(self, subject: Subject, sizes: Mapping[str, Plain]) -> None:
        """A model of these sizes takes the right steps, and at the sizes for training learns.

        Raises:
            Failed: if it doesn't.
        """

        case, _ = self.compiled(subject, sizes)
        judge_training(case, self._optimizer)
        if sizes == self._trained:
            judge_learning(case, self._optimizer)
        else:
            self.leaves_alone(subject)


def asked_of(subject: Subject, request: HandedRequest, may_change: Sequence[str] = ()) -> HandedEvidence:
    """What a call left of the model that it was handed; but for `may_change` all of it must be as it was.

    If the call should return the model, and updates follow, those leave the weights alone that came frozen. If it
    should compile the model, it does so whatever the model was compiled for before.

    Raises:
        Failed: if the call raises, or something else has changed.
    """
    call = request.call
    evidence: HandedEvidence = subject.ask(request)
    if evidence.raised is not None:
        raise raised(call, evidence, evidence.raised, "a call that returns")
    leaves_alone(call, evidence, evidence.changes, may_change)
    if "loss" in may_change:
        _compiled_anew(call, evidence)
    if not request.steps:
        return evidence
    facts = Facts(call, evidence)
    if not evidence.is_returned:
        found = evidence.returned.words if evidence.returned else "a different model"
        raise Failed(Claim("the model that was passed in", found), call=call, ends=True, facts=facts)
    if evidence.problem is not None:
        raise raised(call, evidence, evidence.problem, "a model that trains on a batch")
    for name, before, after in zip(evidence.names, evidence.after, evidence.stepped[-1], strict=True):
        if name.startswith(("first/", "frozen/", "inner_norm/")) and not np.array_equal(before, after):
            raise Failed(Disturbed("trainable", name, "frozen", "training moves it"), call=call, facts=facts)
    return evidence


def _compiled_anew(call: Call, evidence: HandedEvidence) -> None:
    """Of a model that came compiled for something else neither loss nor optimizer is left."""
    changed = {change.what for change in evidence.changes}
    kept = [name for name in ("loss", "optimizer") if not changed & {name, f"the {name}"}]
    if kept and any(isinstance(given, Given) and given.compiled for given in call.args):
        named = " and the ".join(kept)
        raise Failed(
            Claim(
                "the model compiled for its task, whether or not it was compiled before",
                f"it keeps the {named} it had before",
            ),
            call=call,
            why=f"a model that is compiled already keeps its {' and its '.join(kept)}",
            advice="what was the model compiled for when it was passed in?",
            facts=Facts(call, evidence),
        )


def the_very_model(case: Case) -> None:
    """What came back is the model that was passed in, with its layers as they were.

    Raises:
        Failed: if it isn't.
    """

    evidence = the_model(case)
    if not evidence.given[0].is_returned:
        raise case.failed(Claim("the model that was passed in", "a different model"), ends=True)
    if case.matching_order is None:
        raise case.failed(Claim("a model with unchanged layers", "a model with different layers"), ends=True).because(
            "a layer of the model was added, removed or changed", "what in the model is up to the caller?"
        )
    untouched(case)


def untouched(case: Case) -> None:
    """A model that was handed over has the weights that it came with.

    Raises:
        Failed: if it has others.
    """

    given = next(value for value in case.call.args if isinstance(value, Given))
    weights = case.evidence.weights
    for place, value in zip(case.evidence.given[0].places, given.weights, strict=True):
        found = weights[place].initial if place is not None else None
        if place is not None and found is not None and not close(found, value):
            why = "the caller expects the model to keep its weights"
            raise case.failed(Claim(f"{weights[place].words} unchanged", "different values"), why=why, ends=True)
