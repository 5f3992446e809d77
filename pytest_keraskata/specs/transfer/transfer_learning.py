"""A classifier on a frozen base."""

from collections.abc import Iterator
from random import Random
from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call, Given
from pytest_keraskata.asking.data import inputs
from pytest_keraskata.asking.model import ModelEvidence, ModelRequest
from pytest_keraskata.asking.plain import Plain
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import sizes
from pytest_keraskata.authoring.functions import signature
from pytest_keraskata.authoring.handed import untouched
from pytest_keraskata.authoring.models import ModelCases, judge_apart_calls
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim, Failed
from pytest_keraskata.judge.architecture import judge_architecture
from pytest_keraskata.judge.case import Case, the_model
from pytest_keraskata.judge.drawing import pictures_of_learning, pictures_of_model
from pytest_keraskata.judge.loss import judge_loss
from pytest_keraskata.judge.output import judge_output
from pytest_keraskata.judge.params import judge_params
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.judge.tasks import MULTICLASS
from pytest_keraskata.judge.training import judge_learning, judge_rate, judge_training
from pytest_keraskata.kata import Kata, Prediction, Shape
from pytest_keraskata.pictures import Picture
from pytest_keraskata.specs.convolution.cnn_params import dense

_ADD = "add_classifier(base, units=128, classes=10)"
_BUILD = "build_transfer_model(input_shape=(224, 224, 3), units=128, classes=10, weights='imagenet')"
# One channel, so that three don't go without saying.
_SMALL_IMAGE = (64, 32, 1)


def base_network(image: tuple[int, int, int], filters: int, normalized: bool, nested: bool) -> Any:
    """A convolutional model without top, as a kata hands it over: functional, as Keras's applications are."""

    steps = [keras.layers.Conv2D(filters, 3, padding="same", activation="relu")]
    steps += [keras.layers.BatchNormalization()] if normalized else []
    steps += [keras.layers.MaxPooling2D(2), keras.layers.Conv2D(filters + 1, 2, activation="relu")]
    if nested:
        steps = [keras.Sequential([keras.Input(image), *steps[:-1]]), steps[-1]]
    at = inputs_ = keras.Input(image)
    for step in steps:
        at = step(at)
    return keras.Model(inputs_, at)


def with_head(base: Any, units: int, classes: int) -> Any:
    base.trainable = False
    inputs_ = keras.Input(base.input_shape[1:])
    at = keras.layers.Flatten()(base(inputs_))
    at = keras.layers.Dense(units, activation="relu")(at)
    return keras.Model(inputs_, keras.layers.Dense(classes, activation="softmax")(at))


class _Bases:
    """Hands over bases of drawn kinds, and knows the right model on each."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Call, ModelCases]] = {}

    def case(self, subject: Subject, base: dict[str, Plain], units: int, classes: int) -> Any:
        call, observed = self._of(base, units, classes)
        return observed.case(subject, call)

    def request(self, base: dict[str, Plain], units: int, classes: int) -> ModelRequest:
        call, observed = self._of(base, units, classes)
        return observed.request(call)

    def loss_cases(self, base: dict[str, Plain], units: int, classes: int) -> Any:
        call, observed = self._of(base, units, classes)
        return observed.loss_cases(call)

    def _of(self, base: dict[str, Plain], units: int, classes: int) -> tuple[Call, ModelCases]:
        key = f"{sorted(base.items())} {units} {classes}"
        if key not in self._known:
            given = Reference(lambda: base_network(**base)).given()
            reference = Reference(
                lambda: with_head(keras.models.model_from_json(given.config), units, classes), MULTICLASS.loss
            )
            call = Call("add_classifier", (given,), {"units": units, "classes": classes})
            # Bases differ in what they compute, and drawn ones in their sizes; how each trains is the same.
            trained = (call,) if any(base == case["base"] for case in _ALWAYS) else ()
            # What a base does in training that isn't frozen is for the check of that name to say.
            observed = ModelCases(
                signature(_ADD),
                with_head,
                MULTICLASS,
                stochastic=True,
                graphed=trained,
                compiled=(call,),
                trained=trained,
                learning=call,
                steps=1,
                pulled=trained,
            )
            observed.adopt(call, reference)
            self._known[key] = call, observed
        return self._known[key]


_bases = _Bases()
_drawn: dict[str, Any] = {
    "base": st.fixed_dictionaries(
        {
            "image": st.tuples(sizes(5, 7), sizes(4, 7), sizes(1, 3)),
            "filters": sizes(1, 3),
            "normalized": st.booleans(),
            "nested": st.booleans(),
        }
    ),
    "units": sizes(5, 9),
    "classes": sizes(3, 5),
}
_ALWAYS: tuple[dict[str, Any], ...] = (
    {"base": {"image": (6, 5, 2), "filters": 2, "normalized": True, "nested": False}, "units": 7, "classes": 4},
    {"base": {"image": (5, 6, 1), "filters": 3, "normalized": False, "nested": True}, "units": 8, "classes": 3},
)


@check(**_drawn, pinned=_ALWAYS, draws=2)
def architecture(subject: Subject, base: dict[str, Plain], units: int, classes: int) -> None:
    case = _bases.case(subject, base, units, classes)
    evidence = the_model(case)
    if any(place is None for place in evidence.given[0].places):
        raise case.failed(
            Claim("the base itself in the model", "a model that holds a copy of the base, or another one")
        )
    untouched(case)
    judge_architecture(case)
    if {"base": base, "units": units, "classes": classes} == _ALWAYS[-1]:
        judge_apart_calls(subject, (case.call, case.call), lambda _: case.reference)


@check(**_drawn, pinned=_ALWAYS, draws=2)
def params(subject: Subject, base: dict[str, Plain], units: int, classes: int) -> None:
    case = _bases.case(subject, base, units, classes)
    height, width, channels = base["image"]
    filters = base["filters"]
    below = (9 * channels + 1) * filters + (4 * filters + 1) * (filters + 1) + 4 * filters * base["normalized"]
    flat = (height // 2 - 1) * (width // 2 - 1) * (filters + 1)
    terms = (f"base, frozen: {below:,}", *_head_terms(flat, units, classes))
    judge_params(case, below + _head(flat, units, classes), below, terms)


def _head(inputs: int, units: int, classes: int) -> int:
    return dense(inputs, units) + dense(units, classes)


def _head_terms(inputs: int, units: int, classes: int) -> tuple[str, str]:
    return (
        f"Dense: ({inputs:,} inputs + 1 bias) × {units} units = {dense(inputs, units):,}",
        f"Dense: ({units} inputs + 1 bias) × {classes} classes = {dense(units, classes):,}",
    )


@check(**_drawn, pinned=_ALWAYS, draws=2)
def output(subject: Subject, base: dict[str, Plain], units: int, classes: int) -> None:
    judge_output(_bases.case(subject, base, units, classes), MULTICLASS)


@check(**_drawn, pinned=_ALWAYS, draws=1)
def loss(subject: Subject, base: dict[str, Plain], units: int, classes: int) -> None:
    judge_loss(_bases.case(subject, base, units, classes), MULTICLASS, _bases.loss_cases(base, units, classes))


# Thirteen convolutions, each with a kernel and biases.
_VGG16_WEIGHTS = 26
_VGG16 = Call("build_transfer_model", (), {"input_shape": _SMALL_IMAGE, "units": 5, "classes": 4, "weights": None})
_VGG16_REQUEST = ModelRequest(
    _VGG16, (inputs(1, _SMALL_IMAGE, 2, wide=False),), MULTICLASS.loss_cases(1, 4), values=False, seed=1
)
_BY_DEFAULT = Call("build_transfer_model")
_BY_DEFAULT_REQUEST = ModelRequest(_BY_DEFAULT, values=False)


@check(after=("architecture", "loss"), pinned=_ALWAYS)
def training(subject: Subject, base: dict[str, Plain], units: int, classes: int) -> None:
    case = _bases.case(subject, base, units, classes)
    judge_training(case)
    judge_learning(case)


def _vgg16(input_shape: tuple[int, int, int], units: int, classes: int, weights: str | None) -> Any:
    return with_head(keras.applications.VGG16(include_top=False, input_shape=input_shape, weights=None), units, classes)


@check(after=("architecture", "params", "output", "loss", "training"), pinned=({"call": _VGG16},))
def vgg16(subject: Subject, call: Call) -> None:
    """On the real VGG16, whose weights are too many to cross: both sides draw them from one seed."""

    reference = Reference(lambda: _vgg16(**call.kwargs), MULTICLASS.loss)
    evidence = subject.ask(_VGG16_REQUEST)
    raised = evidence.raised
    if raised is not None and "must have 3 channels" in raised.message:
        raise Failed(
            Claim("a model, since with weights=None an image may have one channel", str(raised)),
            call=call,
            why="pretrained weights are asked for, whatever the argument weights says: they need three channels",
            line=raised.line,
        )
    case = Case(call, evidence, reference, _VGG16_REQUEST.inputs, MULTICLASS, seed=_VGG16_REQUEST.seed)
    judge_architecture(case)
    trained, fixed = reference.counts
    judge_params(case, trained + fixed, fixed)
    judge_loss(case, MULTICLASS, _VGG16_REQUEST.loss_cases)
    judge_rate(case)


@check(after=("vgg16",), pinned=({"call": _BY_DEFAULT},))
def pretrained(subject: Subject, call: Call) -> None:
    """Without arguments VGG16 as ImageNet left it, for images of 224 × 224 × 3; without weights where none are wanted."""

    reference = Reference(lambda: _vgg16((224, 224, 3), 128, 10, None))
    evidence = subject.ask(_BY_DEFAULT_REQUEST)
    case = Case(call, evidence, reference)
    judge_architecture(case)
    fetched = _fetched(evidence)
    if not any("vgg16" in name and "notop" in name for name in fetched):
        found = ", ".join(fetched) or "none"
        raise case.failed(
            Claim("by default VGG16 with the weights learned on ImageNet", f"pretrained weights asked for: {found}")
        )
    if evidence.asked_for["kept"] < _VGG16_WEIGHTS:
        raise case.failed(
            Claim(
                "a model that has the pretrained weights", "the pretrained weights are asked for, and not in the model"
            )
        )
    fetched = _fetched(subject.ask(_VGG16_REQUEST))
    if fetched:
        raise Failed(
            Claim("with weights=None no pretrained weights", f"pretrained weights asked for: {', '.join(fetched)}"),
            call=_VGG16,
        )


def _fetched(evidence: ModelEvidence) -> list[str]:
    """The names of the files of pretrained weights that were asked for; nothing is fetched."""
    return [str(name).rpartition("/")[2] for name in evidence.asked_for.get("downloads", [])]


@check(after=("architecture",), name="defaults", pinned=({"call": Call("add_classifier")},))
def defaults(subject: Subject, call: Call) -> None:
    """Without arguments: 128 units, 10 classes."""

    given: Given = Reference(lambda: base_network((5, 5, 1), 1, False, False)).given()
    reference = Reference(lambda: with_head(keras.models.model_from_json(given.config), 128, 10), MULTICLASS.loss)
    bare = Call(call.function, (given,))
    observed = ModelCases(signature(_ADD), with_head, MULTICLASS)
    observed.adopt(bare, reference)
    judge_architecture(observed.case(subject, bare))


def _pictures(subject: Subject) -> Iterator[Picture]:
    case = _bases.case(subject, **_ALWAYS[0])
    yield from pictures_of_model(case)
    yield from pictures_of_learning(case)


# --- on paper ---------------------------------------------------------------------------------------------

# Thirteen convolutions of 3 × 3, for images of three channels; the whole has three dense layers more.
_VGG16_PARAMS, _VGG16_WITH_TOP = 14_714_688, 138_357_544
_VGG16_MAPS = 512


def _sized(random: Random) -> dict[str, Any]:
    # Two windows at least on either side, so that a mean over a map is not the map.
    height, width = (32 * random.randint(2, 6) + random.randint(0, 31) for _ in range(2))
    units, classes = random.randint(4, 64), random.randint(3, 20)
    return {"input_shape": (height, width, 3), "units": units, "classes": classes, "weights": None}


def _layers(
    input_shape: tuple[int, int, int], units: int, classes: int, weights: str | None
) -> list[tuple[str, Shape]]:
    height, width, channels = input_shape
    rows, columns = height // 32, width // 32
    return [
        (f"input: images of {height} × {width} with {channels} channels", input_shape),
        (
            f"VGG16 without its top, frozen: {_VGG16_PARAMS:,} parameters, 5 poolings of 2 × 2, {_VGG16_MAPS} maps",
            (rows, columns, _VGG16_MAPS),
        ),
        ("Flatten", (rows * columns * _VGG16_MAPS,)),
        (f"Dense: {units} units, relu", (units,)),
        (f"Dense: {classes} units, softmax", (classes,)),
    ]


def _flat(input_shape: tuple[int, int, int], part: int = 32) -> int:
    return (input_shape[0] // part) * (input_shape[1] // part) * _VGG16_MAPS


def _params(input_shape: tuple[int, int, int], units: int, classes: int, weights: str | None) -> int:
    return _VGG16_PARAMS + _head(_flat(input_shape), units, classes)


def _terms(input_shape: tuple[int, int, int], units: int, classes: int, weights: str | None) -> tuple[str, ...]:
    base = f"VGG16 without its top, frozen or not = {_VGG16_PARAMS:,}"
    return (base, *_head_terms(_flat(input_shape), units, classes))


def _wrong_shapes(input_shape: tuple[int, int, int], units: int, classes: int, weights: str | None) -> list[Any]:
    _, (_, maps), (_, flat), *_ = _layers(input_shape, units, classes, weights)
    behind = "which layers stand behind it?"
    return [
        (maps, "this is the shape behind VGG16", behind),
        (flat, "this is the shape behind Flatten", behind),
        ((units,), "this is the shape behind the first Dense", behind),
        (input_shape, "this is the shape of the input", "how many numbers does a layer give for one sample?"),
        ((1000,), "these are the classes of ImageNet", "which part of VGG16 knows about them?"),
        ((1,), "there is one number for each image", "how many probabilities does a softmax give?"),
        (
            (*maps[:2], classes),
            "the dense layers read every place of the maps alone",
            "what makes one vector out of a stack of maps?",
        ),
    ]


def _wrong_counts(input_shape: tuple[int, int, int], units: int, classes: int, weights: str | None) -> list[Any]:
    flat = _flat(input_shape)
    maps = "what shape does an image have after five poolings?"
    return [
        (
            _head(flat, units, classes),
            "these are the trainable ones alone",
            "does a weight that is frozen stop being a parameter?",
        ),
        (_VGG16_PARAMS, "this is VGG16 without its top, and nothing on it", "what does the head add?"),
        (_VGG16_WITH_TOP, "this is VGG16 with its own top", "which layers of VGG16 are left away?"),
        (_VGG16_PARAMS + dense(flat, units), "the last layer is missing", "which layer gives the probabilities?"),
        (
            _VGG16_PARAMS + _head(_VGG16_MAPS, units, classes),
            "only the mean of each map goes on, or one of its places",
            "how many numbers does Flatten make of the maps?",
        ),
        (_VGG16_PARAMS + _head(_flat(input_shape, 16), units, classes), "there are only four poolings", maps),
        (_VGG16_PARAMS + _head(_flat(input_shape, 64), units, classes), "there is a sixth pooling", maps),
        (
            _VGG16_PARAMS + _head(flat, units, classes) - units - classes,
            "the biases of the head are missing",
            "what does a unit add to its weighted sum?",
        ),
    ]


kata = Kata(
    __name__,
    title="Transfer learning",
    questions=("Q35", "Q3", "Q16", "K10"),
    functions=(signature(_ADD), signature(_BUILD)),
    checks=(architecture, params, output, loss, training, defaults, vgg16, pretrained),
    hints=(
        "Which weights should training leave alone, and how does a layer learn that they are not to move?",
        "What stands between the base's maps and a dense layer?",
        "Which part of VGG16 knows about the thousand classes of ImageNet, and do you want it?",
    ),
    ahead=lambda: (*(_bases.request(**case) for case in _ALWAYS), _VGG16_REQUEST, _BY_DEFAULT_REQUEST),
    prediction=Prediction(
        function="build_transfer_model",
        draw=_sized,
        layers=_layers,
        params=_params,
        terms=_terms,
        shapes=_wrong_shapes,
        counts=_wrong_counts,
    ),
    pictures=_pictures,
)
