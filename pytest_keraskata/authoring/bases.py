"""Katas that go on from a base, a convolutional model without top: small ones that are handed over, and Keras's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call, Given
from pytest_keraskata.asking.data import inputs
from pytest_keraskata.asking.message import Request
from pytest_keraskata.asking.model import ModelRequest
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.cases import ModelCases, judge_apart_calls
from pytest_keraskata.authoring.drawn import sizes
from pytest_keraskata.authoring.handed import untouched
from pytest_keraskata.authoring.layers import Step
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim, Failed
from pytest_keraskata.judge.architecture import judge_architecture
from pytest_keraskata.judge.case import Case, the_model
from pytest_keraskata.judge.drawing import pictures_of_learning, pictures_of_model
from pytest_keraskata.judge.loss import judge_loss
from pytest_keraskata.judge.params import judge_params
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.judge.tasks import Task
from pytest_keraskata.judge.training import judge_learning, judge_rate, judge_training
from pytest_keraskata.kata import Function, Mistake, Shape
from pytest_keraskata.pictures import Picture

# A base and a head that are always tried, as `{"on": …}`, and what is drawn besides.
BASES_ALWAYS: tuple[dict[str, Any], ...] = (
    {"on": {"image": (6, 5, 2), "filters": 2, "normalized": True, "nested": False, "units": 7, "classes": 4}},
    {"on": {"image": (5, 6, 1), "filters": 3, "normalized": False, "nested": True, "units": 8, "classes": 3}},
)
# Beyond all that is drawn.
_LARGE = {"units": 530, "classes": 540}
BASES_DRAWN = st.fixed_dictionaries(
    {
        "image": st.tuples(sizes(5, 7), sizes(4, 7), sizes(1, 3)),
        "filters": sizes(1, 3),
        "normalized": st.booleans(),
        "nested": st.booleans(),
        "units": sizes(5, 9),
        "classes": sizes(3, 5),
    }
)


@dataclass(frozen=True)
class Base(Step):
    """A convolutional model without top, frozen, as the first layer of a stack.

    Args:
        name: how it is called.
        maps: the shape of what it gives.
        params: how many parameters it has.
        said: how it is said.
        counted: how its parameters are, with a place for their number.
        model: a Keras model, or None where it is known on paper only.
    """

    name: str
    maps: Shape
    params: int
    said: str = ""
    counted: str = "base, frozen: {:,}"
    model: Any = None

    @classmethod
    def of(cls, base: Any) -> Base:
        """A base that is passed in: a model, or the description of one."""
        model = keras.models.model_from_json(base.config) if isinstance(base, Given) else base
        return cls("base", model.output_shape[1:], model.count_params(), model=model)

    @property
    def kind(self) -> str:
        return self.name

    @property
    def words(self) -> str:
        return self.said

    def make(self) -> Any:
        self.model.trainable = False
        return self.model

    def shape(self, shape: Shape) -> Shape:
        return self.maps

    def count(self, shape: Shape) -> int:
        return self.params

    def term(self, shape: Shape) -> str:
        return self.counted.format(self.params)


def _small(image: tuple[int, int, int], filters: int, normalized: bool, nested: bool, rate: float = 0.0) -> Any:
    """A functional model, as Keras's applications are; some of those drop some of their maps in training."""
    steps = [keras.layers.Conv2D(filters, 3, padding="same", activation="relu")]
    steps += [keras.layers.Dropout(rate)] if rate else []
    steps += [keras.layers.BatchNormalization()] if normalized else []
    steps += [keras.layers.MaxPooling2D(2), keras.layers.Conv2D(filters + 1, 2, activation="relu")]
    if nested:
        steps = [keras.Sequential([keras.Input(image), *steps[:-1]]), steps[-1]]
    at = first = keras.Input(image)
    for step in steps:
        at = step(at)
    return keras.Model(first, at)


class OnBases:
    """Passes in small bases, and knows the right model on each.

    Args:
        function: the answer's function of (base, units, classes).
        network: makes the right model, not compiled; the base comes as a model or as the description of one.
        task: what it is compiled for.
        mistakes: wrong networks of the same arguments.
    """

    def __init__(
        self, function: Function, network: Callable[..., Any], task: Task, mistakes: Sequence[Mistake] = ()
    ) -> None:
        self._function = function
        self._network = network
        self._task = task
        self._mistakes = [one for one in mistakes if not one.function]
        self._known: dict[str, tuple[Call, ModelCases]] = {}

    def __call__(self, subject: Subject, on: Mapping[str, Any]) -> Case:
        """What an answer makes of a base."""
        call, observed = self._of(**on)
        return observed.case(subject, call)

    def ahead(self) -> Iterator[Request]:
        """What is always asked."""
        yield from (observed.request(call) for call, observed in (self._of(**one["on"]) for one in BASES_ALWAYS))

    def _of(self, units: int, classes: int, **base: Any) -> tuple[Call, ModelCases]:
        key = f"{sorted(base.items())} {units} {classes}"
        if key not in self._known:
            given = Reference(lambda: _small(**base)).given()
            call = Call(self._function.name, (given,), {"units": units, "classes": classes})
            # Bases differ in what they compute, and drawn ones in their sizes; how each trains is the same.
            trained = (call,) if {"on": {**base, "units": units, "classes": classes}} in BASES_ALWAYS else ()
            # What a base does in training that isn't frozen is for the check of that name to say.
            self._known[key] = (
                call,
                ModelCases(
                    self._function,
                    self._network,
                    self._task,
                    stochastic=True,
                    graphed=trained,
                    compiled=(call,),
                    trained=trained,
                    learning=call,
                    steps=1,
                    pulled=trained,
                    extreme=trained,
                    mistakes=self._mistakes,
                ),
            )
        return self._known[key]

    def judge(self, subject: Subject, on: Mapping[str, Any]) -> None:
        """The model holds the base itself, as it was passed in, and is the right one; the next one differs.

        Raises:
            Failed: if it doesn't, isn't, or shares weights.
        """
        case = self(subject, on)
        places = the_model(case).given[0].places
        if None in places:
            found, kept = "a model that holds a copy of the base, or a different base", len(places) - places.count(None)
            if kept:
                found = f"a model that holds {kept} of the {len(places)} weights of the base"
            raise case.failed(Claim("the base itself in the model", found))
        untouched(case)
        judge_architecture(case)
        if on == BASES_ALWAYS[-1]["on"]:
            judge_apart_calls(subject, (case.call, case.call), lambda _: case.reference)

    def judge_defaults(self, subject: Subject) -> None:
        """With a base alone the model is the one of the other arguments' defaults; large ones hold as well.

        Raises:
            Failed: if it isn't, or they don't.
        """
        given = Reference(lambda: _small((5, 5, 1), 1, False, False, rate=0.5)).given()
        # Whether the base still drops maps while the head trains is up to the learner; in predict it never does.
        observed = ModelCases(self._function, self._network, self._task, stochastic=True)
        for named in ({}, _LARGE):
            judge_architecture(observed.case(subject, Call(self._function.name, (given,), named)))

    def judge_training(self, subject: Subject, on: Mapping[str, Any]) -> None:
        """The model takes the right steps, and learns.

        Raises:
            Failed: if it doesn't.
        """
        case = self(subject, on)
        judge_training(case)
        judge_learning(case)

    def pictures(self, subject: Subject) -> Iterator[Picture]:
        """A model on a base, and how it learns."""
        case = self(subject, BASES_ALWAYS[0]["on"])
        yield from pictures_of_model(case)
        yield from pictures_of_learning(case)


# Of VGG16: thirteen convolutions, each with a kernel and biases. One channel, so that three don't go without saying;
# and a hidden layer that is narrower than the output.
_WEIGHTS, _IMAGE = 26, (64, 32, 1)


class OnVGG16:
    """Requests models on VGG16, whose weights are too many to cross: both sides draw them from one seed.

    Args:
        function: the answer's function of (input_shape, units, classes, weights).
        network: makes the right model of (base, units, classes), not compiled.
        task: what it is compiled for.
    """

    def __init__(self, function: Function, network: Callable[..., Any], task: Task) -> None:
        self._function = function
        self._network = network
        self._task = task
        named = {"input_shape": _IMAGE, "units": 4, "classes": 5, "weights": None}
        self.call, self.by_default = Call(function.name, (), named), Call(function.name)
        batch = (inputs(1, _IMAGE, 2, wide=False),)
        self._request = ModelRequest(self.call, batch, task.loss_cases(1, 4), values=False, seed=1)
        self._by_default = ModelRequest(self.by_default, values=False)

    def ahead(self) -> tuple[Request, ...]:
        """What is always asked."""
        return self._request, self._by_default

    def _reference(self, call: Call) -> Reference:
        given: Any = self._function.arguments(call)
        base = partial(keras.applications.VGG16, include_top=False, input_shape=given["input_shape"], weights=None)
        return Reference(lambda: self._network(base(), given["units"], given["classes"]), self._task.loss)

    def judge(self, subject: Subject) -> None:
        """Without pretrained weights the model is the right one, compiled as asked, of any number of channels.

        Raises:
            Failed: if it isn't.
        """
        call, evidence = self.call, subject.ask(self._request)
        raised = evidence.raised
        if raised is not None and "must have 3 channels" in raised.message:
            expected = "a model, since with weights=None an image may have one channel"
            why = "pretrained weights are loaded even if the argument weights is None, and they need three channels"
            raise Failed(Claim(expected, str(raised)), call=call, why=why, line=raised.line)
        reference = self._reference(call)
        case = Case(call, evidence, reference, self._request.inputs, self._task, seed=self._request.seed)
        judge_architecture(case)
        judge_params(case, sum(reference.counts), reference.counts[1])
        judge_loss(case, self._task, self._request.loss_cases)
        judge_rate(case)

    def judge_pretrained(self, subject: Subject) -> None:
        """By default the model has the weights that VGG16 has learned; without weights where none are wanted.

        Raises:
            Failed: if it is otherwise.
        """
        evidence = subject.ask(self._by_default)
        case = Case(self.by_default, evidence, self._reference(self.by_default))
        judge_architecture(case)
        fetched = _fetched(evidence)
        if not any("vgg16" in name and "notop" in name for name in fetched):
            found = f"pretrained weights requested: {', '.join(fetched) or 'none'}"
            named = ModelRequest(Call(self._function.name, kwargs={"weights": "imagenet"}), values=False)
            by_name = bool(_fetched(subject.ask(named)))
            raise case.failed(
                Claim("by default VGG16 with the weights learned on ImageNet", found),
                why="the default of weights is wrong: with weights='imagenet' they are requested"
                if by_name
                else "with weights='imagenet' none are requested either: the argument doesn't reach VGG16",
                advice="where does VGG16 get its weights from?",
            )
        if evidence.asked_for["kept"] < _WEIGHTS:
            found = "the pretrained weights are requested, but are not in the model"
            raise case.failed(Claim("a model that has the pretrained weights", found))
        fetched = _fetched(subject.ask(self._request))
        if fetched:
            found = f"pretrained weights requested: {', '.join(fetched)}"
            raise Failed(Claim("with weights=None no pretrained weights", found), call=self.call)


def _fetched(evidence: Any) -> list[str]:
    """The names of the files of pretrained weights that were asked for; nothing is fetched."""
    return [str(name).rpartition("/")[2] for name in evidence.asked_for.get("downloads", [])]
