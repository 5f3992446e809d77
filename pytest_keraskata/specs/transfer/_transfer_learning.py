"""A head on a frozen base, and what goes wrong with it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from pytest_keraskata.authoring import (
    Bare, Base, Dense, Flatten, Mistake, Shape, Stack, Step, known_mistakes, wrong_answer,
)  # fmt: skip
from pytest_keraskata.backend import keras


def head(base: Base, words: str, image: Shape, units: int, classes: int) -> Stack:
    return Stack(words, image, (base, Flatten(), Dense(units, "relu"), Dense(classes, "softmax")))


def classifier(base: Any, units: int, classes: int) -> Stack:
    """The right network on a base, which is a model or the description of one."""
    step = Base.of(base)
    return head(step, "an image", step.model.input_shape[1:], units, classes)


def network(base: Any, units: int, classes: int) -> Any:
    return classifier(base, units, classes).network()


def answer(
    freeze: Callable[[Any], object],
    inside: Callable[[Any, Any], Any] = lambda base, images: base(images),
    at_end: Callable[[Any], object] = lambda model: None,
    optimizer: Callable[[], Any] = lambda: "adam",
) -> Callable[..., Any]:
    """A whole answer, right but for what is said."""

    def add_classifier(base: Any, units: int = 128, classes: int = 10) -> Any:
        freeze(base)
        images = keras.Input(base.input_shape[1:])
        at = keras.layers.Dense(units, activation="relu")(keras.layers.Flatten()(inside(base, images)))
        model = keras.Model(images, keras.layers.Dense(classes, activation="softmax")(at))
        at_end(model)
        model.compile(optimizer(), "categorical_crossentropy", metrics=["accuracy"])
        return model

    return add_classifier


def frozen(base: Any) -> None:
    base.trainable = False


def all_but_last(base: Any) -> None:
    base.trainable = False
    base.trainable = base.layers[-1].trainable = True
    for layer in base.layers[:-1]:
        layer.trainable = False


def convolutions(base: Any) -> None:
    for layer in base.layers:
        layer.trainable = not isinstance(layer, keras.layers.Conv2D)


def copied(base: Any, images: Any) -> Any:
    copy = keras.models.clone_model(base)
    copy.set_weights(base.get_weights())
    copy.trainable = False
    return copy(images)


def _instead_of_flatten(*steps: Step) -> Callable[..., Any]:
    def wrong(base: Any, units: int, classes: int) -> Any:
        stack = classifier(base, units, classes).instead(Flatten, lambda one: steps)
        return None if stack is None else stack.network()

    return wrong


wrong = partial(wrong_answer, "add_classifier")
_VECTOR = "which layer turns a stack of maps into one vector without losing any number?"
_FROZEN = "how does a layer know that its weights must not change?"
_MOVE, _EACH = "which weights should training leave alone?", "which layers does the base consist of?"
_OWN = (
    Mistake("global-average", _instead_of_flatten(Bare("GlobalAveragePooling2D")),
            "only the mean of each map is kept instead of all of its positions", _VECTOR),
    Mistake("global-maximum", _instead_of_flatten(Bare("GlobalMaxPooling2D")),
            "only the largest number of each map is kept instead of all of its positions", _VECTOR),
    Mistake("not-flattened", _instead_of_flatten(), "dense layers read every position separately", _VECTOR),
    Mistake("classes-and-units-exchanged", lambda base, units, classes: network(base, classes, units),
            "units and classes are swapped", "which of the two numbers belongs to the last layer?"),
    Mistake("one-class-more", lambda base, units, classes: network(base, units, classes + 1),
            "there is one class too many", "how many classes are there?"),
    wrong("copied", answer(frozen, copied), "the model holds a copy of the base instead of the base itself",
          "what happens if you call a model on a tensor?"),
)  # fmt: skip
PARAMS = (
    wrong("not-frozen", answer(lambda base: None), "the base isn't frozen: its weights count as trainable", _FROZEN),
    wrong("all-frozen", answer(frozen, at_end=frozen), "the head is frozen as well", "which weights should learn?"),
    wrong("last-layer-trains", answer(all_but_last), "the last layer of the base isn't frozen", _MOVE),
    wrong("convolutions-only", answer(convolutions), "only convolutions are frozen", _EACH),
    wrong("gradient-stopped", answer(lambda base: None, lambda base, images: keras.layers.Lambda(
              keras.ops.stop_gradient)(base(images, training=False))),
          "the base isn't frozen: its weights count as trainable", _FROZEN),
)  # fmt: skip
TRAINING = (
    wrong("rate-of-zero", answer(frozen, optimizer=lambda: keras.optimizers.Adam(0.0)),
          "the learning rate is zero", "how far does a step move a weight?"),
)  # fmt: skip

_SAMPLE = head(Base("base", (2, 2, 1), 1), "", (4, 4, 1), 3, 3)
NETWORKS = (*_OWN, *known_mistakes(classifier, _SAMPLE))
