"""One step of training."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from course_pack.specs.loops._train_step import ALONE, LOSS, WEIGHTS
from pytest_keraskata.authoring import (
    Array,
    Call,
    Course,
    Given,
    Kata,
    Subject,
    TrainingRequest,
    check,
    counted,
    signature,
)
from pytest_keraskata.backend import keras

_FUNCTION = signature("train_step(model, x, y)")
# Updates that a model has behind it; and more rows than a batch of fit's.
_BEFORE, _ROWS = 2, 40


class Due(NamedTuple):
    """A model as it is handed over with a batch, and what a right step makes of it."""

    request: TrainingRequest
    loss: float
    names: tuple[str, ...]
    weights: tuple[Array, ...]


def _numbers() -> Any:
    """Two columns, with a penalty, a normalization, and a layer that came frozen."""
    made = keras.Sequential([
        keras.Input((3,)), keras.layers.Dense(4, "tanh", kernel_regularizer=keras.regularizers.L2(0.1), name="hidden"),
        keras.layers.BatchNormalization(name="norm"), keras.layers.Dense(3, "tanh", trainable=False, name="base"),
        keras.layers.Dense(2, name="last"),
    ])  # fmt: skip
    made.compile(optimizer=keras.optimizers.Adam(0.05), loss="mean_squared_error", metrics=["mae"])
    return made


def _images() -> Any:
    """Two classes, behind a layer that came frozen."""
    made = keras.Sequential([
        keras.Input((5, 4, 2)), keras.layers.Conv2D(3, 2, activation="tanh", name="base"), keras.layers.Flatten(),
        keras.layers.Dense(1, "sigmoid", name="last"),
    ])  # fmt: skip
    made.layers[0].trainable = False
    made.compile(optimizer=keras.optimizers.SGD(0.25, momentum=0.9), loss="binary_crossentropy", metrics=["accuracy"])
    return made


def _classes() -> Any:
    """Three classes by their numbers, with a penalty and a normalization; the optimizer clips."""
    made = keras.Sequential([
        keras.Input((6,)), keras.layers.Dense(5, "tanh", bias_regularizer=keras.regularizers.L2(0.2), name="hidden"),
        keras.layers.BatchNormalization(name="norm"), keras.layers.Dense(3, "softmax", name="last"),
    ])  # fmt: skip
    optimizer = keras.optimizers.RMSprop(0.02, clipnorm=0.05)
    made.compile(optimizer=optimizer, loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return made


_KINDS: dict[str, tuple[Callable[[], Any], Callable[[Array], Array]]] = {
    "numbers": (_numbers, lambda x: np.stack([x[:, 0] * x[:, 1], 3 - x[:, 2]], axis=1)),
    "images": (_images, lambda x: (x.mean(axis=(1, 2, 3)) > 0).astype("float32")[:, None]),
    "classes": (_classes, lambda x: np.argmax(x[:, :3], axis=1)),
}


@cache
def due(kind: str) -> Due:
    """One of the kinds of models, and what Keras's own step makes of it."""
    make, targets = _KINDS[kind]
    model, random = make(), np.random.default_rng(len(kind))
    x = random.normal(0, 1, (_ROWS, *model.input_shape[1:])).astype("float32")
    y = targets(x)
    start = [random.normal(0, 0.5, one.shape).astype("float32") for one in model.weights]
    start = [np.abs(one) + 0.5 if "variance" in known.path else one
             for one, known in zip(start, model.weights, strict=True)]  # fmt: skip
    model.set_weights(start)
    given = Given(model.to_json(), tuple(start), json.dumps(model.get_compile_config()))
    for _ in range(_BEFORE):
        model.train_on_batch(x, y)
    loss = float(model.train_on_batch(x, y, return_dict=True)["loss"])
    request = TrainingRequest(Call(_FUNCTION.name, (given, x, y)), updates=_BEFORE)
    return Due(request, loss, tuple(one.path for one in model.weights), tuple(model.get_weights()))


def _course(subject: Subject, kind: str) -> Course:
    """What becomes of a model in an answer's step."""
    request = due(kind).request
    evidence = subject.ask(request)
    words = _KINDS[kind][0].__doc__ or ""
    course = Course(request.call, evidence, {}, f"{_FUNCTION.name}(model, x, y)", (f"the model: {words}",))
    course.judge(evidence.raised is None, "a step that runs", str(evidence.raised))
    return course


_always = tuple({"kind": kind} for kind in _KINDS)


@check(pinned=_always, mistakes=LOSS)
def loss(subject: Subject, kind: str) -> None:
    """What comes back is the loss before the step, as a float."""
    course, right = _course(subject, kind), due(kind).loss
    returned = course.evidence.returned
    assert returned is not None, "a call returns or raises"
    words = f"the loss before the update as a float, {right:.5f}"
    course.judge(returned.kind == "float", words, "a tensor" if returned.is_tensor else returned.words)
    course.judge(abs(returned.value - right) <= 1e-4 * max(right, 0.1), words, f"{returned.value:.5f}")


@check(pinned=_always, mistakes=WEIGHTS)
def weights(subject: Subject, kind: str) -> None:
    """Every weight is what Keras's own step makes of it, and the optimizer counts one step more."""
    course, right = _course(subject, kind), due(kind)
    for name, value, found in zip(right.names, right.weights, course.evidence.weights, strict=True):
        place = np.unravel_index(int(np.argmax(np.abs(found - value))), value.shape)
        near = bool(np.all(np.abs(found - value) <= 1e-5 + 1e-4 * np.abs(value)))
        where = f"{name}[{', '.join(map(str, place))}]"
        course.judge(near, f"{where} = {value[place]:.5f} after the step", f"{where} = {found[place]:.5f}")
    told = counted(course.evidence.updates, "update")
    course.judge(course.evidence.updates == _BEFORE + 1, f"an optimizer that has made {_BEFORE + 1} updates", told)


@check(pinned=_always, mistakes=ALONE)
def left_alone(subject: Subject, kind: str) -> None:
    """What no step changes is as it was: optimizer, compiled settings, what is trainable."""
    _course(subject, kind).leaves_alone()


kata = Kata(
    __name__,
    title="One step of training",
    questions=(),
    functions=(_FUNCTION,),
    checks=(loss, weights, left_alone),
    hints=(
        "What has to happen while the tape is recording, and what after it?",
        "In which two modes can a model be called, and which of its layers act differently?",
        "Which parts of a compiled model know the loss, the penalties, and the steps that were made before?",
    ),
    ahead=lambda: tuple(due(kind).request for kind in _KINDS),
)
