"""Which family of networks suits a sample of this shape?"""

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    Call,
    LayerTable,
    Model,
    Subject,
    calls,
    check,
    family_case,
    function,
    function_kata,
    judge_family,
    judge_softmax_end,
    sizes,
)

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


@check(call=_tables, draws=2, pinned=_TABLES)
def table(subject: Subject, call: Call) -> None:
    judge_family(subject, call, call == _TABLES[0]["call"])


@check(call=_sequences, draws=1, pinned=_SEQUENCES)
def sequence(subject: Subject, call: Call) -> None:
    judge_family(subject, call, call == _SEQUENCES[0]["call"])


@check(call=_images, draws=2, pinned=_IMAGES)
def image(subject: Subject, call: Call) -> None:
    judge_family(subject, call, call == _IMAGES[0]["call"])


@check(call=st.one_of(_tables, _sequences, _images), draws=1, pinned=(*_TABLES, *_SEQUENCES, *_IMAGES))
def output(subject: Subject, call: Call) -> None:
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
            lambda sample_shape, **_: f"no family is asked for samples of {len(sample_shape)} axes",
            draws={"sample_shape": st.lists(sizes(1, 5), min_size=4, max_size=5).map(tuple), "classes": sizes(3, 5)},
            examples=3,
            pinned=[((), 3), ((8, 8, 8, 1), 3), ((2, 3, 4, 5, 6), 4)],
        ),
    ),
    hints=(
        "How many axes has a row of a table, a sequence, an image, when you leave the batch out?",
        "Which family uses the same weights at every step, and which at every place?",
        "What has to become of the maps of a convolution before a Dense layer can read a whole image?",
    ),
    pictures=_pictures,
)
