"""Which family of networks suits a sample of this shape?"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    Call, LayerTable, Model, Subject, calls, check, family_case, function, function_kata, judge_family,
    judge_softmax_end, sizes, wrong_answer,
)  # fmt: skip
from pytest_keraskata.backend import keras

choose_model = function("choose_model(sample_shape, classes)")


def _drawn(shape: st.SearchStrategy[Any]) -> st.SearchStrategy[Call]:
    return calls("choose_model", sample_shape=shape, classes=sizes(3, 7))


_tables = _drawn(st.tuples(sizes(1, 9)))
_sequences = _drawn(st.tuples(sizes(1, 6), sizes(1, 4)))
_images = _drawn(st.tuples(sizes(8, 13), sizes(8, 13), sizes(1, 4)))


def _always(*shapes: tuple[int, ...]) -> tuple[dict[str, Call], ...]:
    first, *others = ({"sample_shape": shape, "classes": 3 + place} for place, shape in enumerate(shapes))
    return (
        {"call": Call("choose_model", tuple(first.values()))},
        *({"call": Call("choose_model", kwargs=one)} for one in others),
    )


_TABLES = _always((4,), (1,), (600,))
_SEQUENCES = _always((5, 2), (1, 1), (30, 3))
_IMAGES = _always((8, 8, 1), (9, 12, 3), (8, 21, 2))


def instead(axes: int, *layers: Callable[[], Any], end: str = "softmax", most: int = 3) -> Callable[..., Any]:
    """A right answer, but for the layers that samples of so many axes get."""
    right: dict[int, tuple[Callable[[], Any], ...]] = {
        1: (),
        2: (lambda: keras.layers.LSTM(3),),
        3: (lambda: keras.layers.Conv2D(2, 3), lambda: keras.layers.Flatten()),
    }

    def wrong(sample_shape: tuple[int, ...], classes: int) -> Any:
        if not 1 <= len(sample_shape) <= most:
            raise ValueError(sample_shape)
        made = [make() for make in (right | {axes: layers} if layers else right)[len(sample_shape)]]
        return keras.Sequential([keras.Input(sample_shape), *made, keras.layers.Dense(classes, activation=end)])

    return wrong


_family = partial(wrong_answer, "choose_model")
_ROW, _STATE = "does the order of a table's columns matter?", "what does the network remember from step to step?"
_PLACE = "which layer uses the same weights at every position?"


def as_steps() -> Any:
    return keras.layers.Reshape((-1, 1))


def flat() -> Any:
    return keras.layers.Flatten()


@check(
    call=_tables, draws=2, pinned=_TABLES,
    mistakes=(
        _family("row-convolved", instead(1, as_steps, lambda: keras.layers.Conv1D(2, 1), flat),
                "a convolution slides over the columns of a row", _ROW),
    ),
)  # fmt: skip
def table(subject: Subject, call: Call) -> None:
    """For tables, the network reads all columns of a row at once."""
    judge_family(subject, call, call == _TABLES[0]["call"])


@check(
    call=_sequences, draws=1, pinned=_SEQUENCES,
    mistakes=(
        _family("steps-flattened", instead(2, flat), "all steps are read at once: no layer has a state", _STATE),
        _family("steps-averaged", instead(2, lambda: keras.layers.GlobalAveragePooling1D()),
                "the mean over the steps forgets their order", _STATE),
        _family("steps-convolved", instead(2, lambda: keras.layers.Conv1D(2, 1), flat),
                "a convolution sees a few steps, and passes no state on", _STATE),
    ),
)  # fmt: skip
def sequence(subject: Subject, call: Call) -> None:
    """For sequences, the network passes a state from step to step."""
    judge_family(subject, call, call == _SEQUENCES[0]["call"])


@check(
    call=_images, draws=2, pinned=_IMAGES,
    mistakes=(
        _family("pixels-flattened", instead(3, flat), "each pixel has its own weights, and nothing slides", _PLACE),
        _family("pixels-pooled", instead(3, lambda: keras.layers.MaxPooling2D(), flat),
                "pooling has no weights: nothing is convolved", _PLACE),
        _family("pixels-averaged", instead(3, lambda: keras.layers.GlobalAveragePooling2D()),
                "the mean over all pixels forgets positions", _PLACE),
    ),
)  # fmt: skip
def image(subject: Subject, call: Call) -> None:
    """For images, the network slides the same weights over all positions."""
    judge_family(subject, call, call == _IMAGES[0]["call"])


@check(call=st.one_of(_tables, _sequences, _images), draws=1, pinned=(*_TABLES, *_SEQUENCES, *_IMAGES))
def output(subject: Subject, call: Call) -> None:
    """The last layer outputs one probability per class, and they sum to 1."""
    judge_softmax_end(subject, call)


def _pictures(subject: Subject) -> Iterator[Model]:
    """One of each family; many networks are right."""
    for one in (_TABLES[0], _SEQUENCES[0], _IMAGES[0]):
        evidence = family_case(subject, one["call"]).evidence
        if evidence.layers:
            yield Model.of(LayerTable.of(str(one["call"]), (), evidence.layers), evidence)


kata = function_kata(
    __name__,
    title="Choosing a family of networks",
    questions=("Q2",),
    functions=(choose_model,),
    checks=(
        table,
        sequence,
        image,
        output,
        choose_model.refuses(
            "other_shapes",
            lambda sample_shape, **_: f"the task has no family for samples of {len(sample_shape)} axes",
            draws={"sample_shape": st.lists(sizes(1, 5), min_size=4, max_size=5).map(tuple), "classes": sizes(3, 5)},
            examples=3,
            pinned=[((), 3), ((8, 8, 8, 1), 3), ((4, 4, 4, 2), 5), ((2, 3, 4, 5, 6), 4)],
            mistakes=(
                _family(
                    "flat-whatever-it-is",
                    instead(4, flat, most=4),
                    "samples of four axes are accepted",
                    "for which shapes is there a family?",
                ),
            ),
        ),
    ),
    hints=(
        "How many axes do a row of a table, a sequence and an image have, without the batch?",
        "Which family uses the same weights at every step, and which at every position?",
        "What has to happen to the maps of a convolution before a Dense layer can read a whole image?",
    ),
    pictures=_pictures,
)
