"""Batches of images from a folder of files."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import Images, Kata, Subject, check, counted, image, loaded_images, signature
from pytest_keraskata.specs.images._image_loading import BATCHES, CLASSES, IMAGES

load = signature("load_images(directory, image_size=(64, 64), batch_size=32)")
Counts = tuple[tuple[str, int], ...]


_MIXED: Counts = (("zebra", 4), ("ant", 1), ("cat", 3))
_ORDER: Counts = (("b2", 2), ("b10", 1))
# All begin alike, and a folder may list them in the order of their making or the other way round: neither is sorted.
_FOUR: Counts = (("d 4", 1), ("d-1", 1), ("d 11", 2), ("d b.c", 1))
_MANY: Counts = (("yes", 20), ("no", 15))
_ALWAYS: tuple[dict[str, Any], ...] = (
    {"counts": _MIXED, "arguments": {"image_size": (20, 28), "batch_size": 3}},
    {"counts": _ORDER, "arguments": {"image_size": (18, 20), "batch_size": 5}},
    {"counts": _FOUR, "arguments": {"image_size": (16, 21), "batch_size": 1}},
)
_DRAWN: dict[str, Any] = {
    "counts": st.sampled_from([_MIXED, _FOUR]),
    "arguments": st.fixed_dictionaries(
        {"image_size": st.tuples(st.integers(16, 36), st.integers(16, 36)), "batch_size": st.integers(1, 5)}
    ),
}


@check(**_DRAWN, pinned=_ALWAYS, draws=1, mistakes=BATCHES)
def batches(subject: Subject, counts: Counts, arguments: dict[str, Any]) -> None:
    """Every batch has the right kind, shape, values and size."""
    loaded_images(subject, load, counts, arguments).formed()


@check(**_DRAWN, pinned=_ALWAYS, draws=1, after=("batches",), mistakes=IMAGES)
def images(subject: Subject, counts: Counts, arguments: dict[str, Any]) -> None:
    """Each pass yields every image once, and ends."""
    loaded_images(subject, load, counts, arguments).every_image()


@check(**_DRAWN, pinned=_ALWAYS, draws=1, after=("batches", "images"), mistakes=CLASSES)
def labels(subject: Subject, counts: Counts, arguments: dict[str, Any]) -> None:
    """Labels are one-hot rows, with the classes in alphabetical order."""
    loaded_images(subject, load, counts, arguments).labelled()


@check(after=("batches", "images"), pinned=({"arguments": {}},))
def defaults(subject: Subject, arguments: dict[str, Any]) -> None:
    """Without arguments: 64×64, batches of 32."""
    found = loaded_images(subject, load, _MANY, arguments, small=True)
    found.formed()
    found.every_image()


@check(after=("batches", "images", "labels"), pinned=({"arguments": _ALWAYS[0]["arguments"]},))
def fit(subject: Subject, arguments: dict[str, Any]) -> None:
    """Two epochs of `fit` run on it."""
    found = loaded_images(subject, load, _MIXED, arguments, fit=2)
    epochs, updates = found.evidence.epochs, found.evidence.updates
    if (epochs, updates) != (2, 6):
        expected = "with fit(..., epochs=2) two epochs of 3 batches"
        raise found.failed(expected, f"{counted(epochs, 'epoch')}, {updates} batches in total")


def _pictures(subject: Subject) -> Iterator[Images]:
    loaded = loaded_images(subject, load, _MIXED, _ALWAYS[0]["arguments"])
    shown = [(pixels, label) for batch in loaded.formed() for pixels, label in zip(*batch, strict=True)][:8]
    yield Images(
        f"the first images of {loaded.request.call}",
        tuple(image(f"label {np.round(label, 3).tolist()}", pixels) for pixels, label in shown),
    )


kata = Kata(
    __name__,
    title="Loading images",
    questions=("Q33",),
    functions=(load,),
    checks=(batches, images, labels, defaults, fit),
    hints=(
        "Which function of keras.utils reads a folder with one subfolder per class?",
        "Which kind of labels goes with a softmax and categorical cross-entropy?",
        "Which values does a pixel have in a file, and which suit a network?",
    ),
    pictures=_pictures,
)
