"""Asking what an iterable over image files gives."""

from dataclasses import dataclass

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.message import Evidence, Message, Request
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Raised, Returned


@dataclass(frozen=True)
class ImagesRequest(Request, probe="pytest_keraskata.answer.probes.images"):
    """Write image files, and report what an iterable over them gives.

    Args:
        call: the call that returns the iterable.
        files: (place in the folder, pixels) of each image, in the order in which they are written.
        most: batches after which a pass is broken off.
        passes: how many passes are made; of several, the last one follows one that was broken off after a batch.
        fit: instead of passes, epochs of `fit` on a small model.
        classes: how many outputs that model has.
    """

    call: Call
    files: tuple[tuple[str, Array], ...]
    most: int
    passes: int = 3
    fit: int = 0
    classes: int = 0


@dataclass(frozen=True)
class Batch(Message):
    """One item of an iterable: images and labels, or None each, and in words what the item is."""

    images: Array | None
    labels: Array | None
    words: str = ""


@dataclass(frozen=True)
class ImagesEvidence(Evidence):
    """What an iterable over image files gave.

    Args:
        returned: what the call returned.
        passes: the batches of each pass.
        ended: for each pass whether it came to an end by itself.
        disturbed: files that are others than before, or gone.
        added: files in the folder of images that weren't there.
        epochs: of `fit`, how many it made; `updates` how many optimizer updates.
    """

    raised: Raised | None = None
    returned: Returned | None = None
    passes: tuple[tuple[Batch, ...], ...] = ()
    ended: tuple[bool, ...] = ()
    disturbed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    epochs: int = 0
    updates: int = 0
