"""Batches of images from a folder of files."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call, InFolder
from pytest_keraskata.asking.images import ImagesEvidence, ImagesRequest
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.functions import raised, signature
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.kata import Kata
from pytest_keraskata.pictures import Images
from pytest_keraskata.pictures import image as shown_image

_SIGNATURE = "load_images(directory, image_size=(64, 64), batch_size=32)"
_FOLDER = "pictures"
# JPEG and interpolation move a flat colour a little; two images differ by more than this somewhere.
_TOLERANCE = 0.12
# Where the nine fields of an image are looked at: those at its edges are gone where something is cut off.
_AT = (0.14, 0.5, 0.86)
# Fields begin where blocks of JPEG do.
_BLOCK = 8
_NAMES = ("3", "10", "1", "22", "b", "a", "02")

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Picture:
    """A file: its class, the colours of its nine fields (3, 3, 3) in [0, 1], and its pixels."""

    place: str
    label: str
    fields: Array
    pixels: Array


@cache
def pictures(counts: Counts, *, small: bool = False) -> tuple[Picture, ...]:
    """Files of several sizes and kinds, no two alike; each has nine fields of one colour, and some are dark."""
    generator = np.random.default_rng(len(counts))
    made: list[Picture] = []
    for label, count in counts:
        for number in range(count):
            place = len(made)
            is_grey, is_dark = place % 3 == 2, place % 4 == 1
            ending = ("png", "jpg", "jpeg", "png", "jpg")[place % 5]
            fields = _unlike(generator, made, is_grey, is_dark)
            parts = (1, 1, 1) if small else (2, 3, 2)
            rows, columns = (
                np.repeat([0, 1, 2], np.multiply(parts, _BLOCK * (1 if small else int(generator.integers(1, 4)))))
                for _ in range(2)
            )
            pixels = np.round(fields[rows[:, None], columns] * 255).astype("uint8")
            name = _NAMES[number] if number < len(_NAMES) else f"image{number}"
            made.append(
                Picture(f"{_FOLDER}/{label}/{name}.{ending}", label, fields, pixels[..., 0] if is_grey else pixels)
            )
    return tuple(made)


def _unlike(generator: np.random.Generator, made: list[Picture], is_grey: bool, is_dark: bool) -> Array:
    while True:
        levels = [0.05, 0.2, 0.35, 0.45] if is_dark else [0.05, 0.35, 0.65, 0.95]
        fields = generator.choice(levels, size=(3, 3, 1 if is_grey else 3))
        fields = np.repeat(fields, 3, axis=2) if is_grey else fields
        mirrored = [fields, fields[:, ::-1], fields[::-1], fields.transpose(1, 0, 2), fields[..., ::-1]]
        if all(np.abs(one - other.fields).max() > 0.2 for other in made for one in mirrored):
            return fields


def _request(counts: Counts, arguments: dict[str, object], *, fit: int = 0, small: bool = False) -> ImagesRequest:
    files = tuple((picture.place, picture.pixels) for picture in pictures(counts, small=small))
    size = signature(_SIGNATURE).arguments(Call("load_images", (), arguments))["batch_size"]
    # By position where all is said, by name otherwise.
    args = (InFolder(_FOLDER), *arguments.values()) if len(arguments) == 2 and len(counts) > 2 else (InFolder(_FOLDER),)
    call = Call("load_images", args, {} if len(args) > 1 else arguments)
    return ImagesRequest(call, files, math.ceil(len(files) / size) + 1, fit=fit, classes=len(counts))


def _asked(subject: Subject, request: ImagesRequest) -> ImagesEvidence:
    evidence: ImagesEvidence = subject.ask(request)
    if evidence.raised is not None:
        returned = evidence.returned
        if returned is not None and returned.kind in ("none", "int", "float", "text"):
            raise _failed(request, evidence, "an iterable of batches", returned.words)
        raise raised(request.call, evidence, evidence.raised, "batches of images and labels")
    return evidence


def _failed(
    request: ImagesRequest, evidence: ImagesEvidence, expected: str, found: str, why: str = "", advice: str = ""
) -> Failed:
    listed = ", ".join(sorted(place.partition("/")[2] for place, _ in request.files))
    return Failed(
        Claim(
            expected,
            found,
            (f"in directory: {listed}" if len(request.files) <= 12 else f"in directory: {len(request.files)} images",),
        ),
        call=request.call,
        why=why,
        advice=advice,
        facts=Facts(request.call, evidence),
    )


def _formed(request: ImagesRequest, evidence: ImagesEvidence) -> list[tuple[Array, Array]]:
    """The batches of the first pass, of the right kind, shape and size."""
    arguments = signature(_SIGNATURE).arguments(request.call)
    size, batch_size = tuple(arguments["image_size"]), arguments["batch_size"]
    batches = evidence.passes[0]
    if not batches:
        raise _failed(request, evidence, "batches of images and labels", "nothing to loop over")
    found: list[tuple[Array, Array]] = []
    for batch in batches:
        images, labels = batch.images, batch.labels
        if images is None or labels is None:
            raise _failed(request, evidence, "pairs (images, labels) of arrays", batch.words)
        assert images is not None, "checked above"
        assert labels is not None, "checked above"
        if images.ndim != 4 or images.shape[1:] != (*size, 3):
            why = "height comes first" if images.shape[1:] == (*size[::-1], 3) and size[0] != size[1] else ""
            raise _failed(
                request, evidence, f"images of shape (batch, {size[0]}, {size[1]}, 3)", f"shape {images.shape}", why
            )
        if images.dtype != np.float32:
            raise _failed(request, evidence, "images of float32", f"{images.dtype}")
        if not (np.isfinite(images).all() and images.min() >= 0 and images.max() <= 1 + 1e-6):
            low, high = float(images.min()), float(images.max())
            why = "a pixel in a file is a number from 0 to 255" if high > 2 and low >= 0 else ""
            raise _failed(request, evidence, "values in [0, 1]", f"values from {low:.3g} to {high:.3g}", why)
        found.append((images, labels))
    if not evidence.ended[0]:
        _endless(request, evidence, "a pass")
    sizes = [len(images) for images, _ in found]
    full, rest = sizes[:-1], sizes[-1]
    if any(one != batch_size for one in full) or not 1 <= rest <= batch_size:
        raise _failed(
            request,
            evidence,
            f"batches of {batch_size} images, the last one may be smaller",
            f"batches of {', '.join(map(str, sizes[:8]))} images",
        )
    return found


def _endless(request: ImagesRequest, evidence: ImagesEvidence, which: str) -> None:
    expected = f"{which} that ends after {len(request.files)} images"
    advice = "how does a for loop learn that there is nothing more?"
    raise _failed(request, evidence, expected, "batches without end", advice=advice)


def _seen(
    request: ImagesRequest, evidence: ImagesEvidence, counts: Counts, small: bool, number: int
) -> list[tuple[str, Array]]:
    """(place, label) of every image of a pass; each is one of the files."""
    known = pictures(counts, small=small)
    seen: list[tuple[str, Array]] = []
    for batch in evidence.passes[number]:
        assert batch.images is not None, "checked before"
        assert batch.labels is not None, "checked before"
        for image, label in zip(batch.images, batch.labels, strict=False):
            errors = [np.abs(_fields(image) - picture.fields).max() for picture in known]
            nearest = int(np.argmin(errors))
            if errors[nearest] > _TOLERANCE:
                raise _failed(request, evidence, "each image as it is in its file, in RGB", *_unknown(image, known))
            seen.append((known[nearest].place, label))
    return seen


def _fields(image: Array) -> Array:
    height, width = image.shape[:2]
    rows, columns = ([int(part * size) for part in _AT] for size in (height, width))
    return np.array(image[np.ix_(rows, columns)])


def _unknown(image: Array, known: tuple[Picture, ...]) -> tuple[str, str]:
    """What an image looks like that is in no file, and why perhaps."""
    fields = _fields(image)
    ways = {
        "upside down": fields[::-1],
        "mirrored": fields[:, ::-1],
        "with rows and columns exchanged": fields.transpose(1, 0, 2),
        "with red and blue exchanged": fields[..., ::-1],
        "divided by 255 twice": fields * 255,
    }
    for way, other in ways.items():
        if any(np.abs(other - picture.fields).max() < _TOLERANCE for picture in known):
            return f"an image {way}", ""
    scaled = (picture.fields / picture.fields.max() for picture in known if picture.fields.max() < 0.9)
    if any(np.abs(fields - one).max() < _TOLERANCE for one in scaled):
        return "an image that is brighter than its file", "its own highest value has become 1, where 255 should"
    for axis, edges in ((0, "above and below"), (1, "left and right")):
        middle, *ends = (np.take(fields, place, axis) for place in (1, 0, 2))
        if np.max(ends) < 0.02:
            return f"an image that is black {edges}, as no file is", ""
        whole = (np.take(picture.fields, 1, axis) for picture in known)
        if np.abs(ends - middle).max() < _TOLERANCE and any(np.abs(middle - one).max() < _TOLERANCE for one in whole):
            return f"an image without what its file has at the edges {edges}", ""
    colours = [picture for picture in known if np.ptp(picture.fields, axis=-1).max() > 0.2]
    greys = (picture.fields.mean(axis=-1) for picture in colours)
    if np.ptp(fields, axis=-1).max() < 0.02 and any(_goes_with(fields[..., 0], one) for one in greys):
        return "an image without its colours", ""
    return f"an image whose fields are {np.round(fields.reshape(9, 3), 2).tolist()}", ""


def _goes_with(one: Array, other: Array) -> bool:
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1]) > 0.8


_MIXED: Counts = (("zebra", 4), ("ant", 1), ("cat", 3))
_ORDER: Counts = (("b2", 2), ("b10", 1))
_FOUR: Counts = (("d 4", 1), ("d 11", 2), ("c", 1), ("a b.c", 1))
_ALWAYS = (
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


@check(**_DRAWN, pinned=_ALWAYS, draws=1)
def batches(subject: Subject, counts: Counts, arguments: dict[str, object]) -> None:
    """Kind, shape, values and size of every batch."""
    request = _request(counts, arguments)
    evidence = _asked(subject, request)
    _formed(request, evidence)


@check(**_DRAWN, pinned=_ALWAYS, draws=1, after=("batches",))
def images(subject: Subject, counts: Counts, arguments: dict[str, object]) -> None:
    """Every image once in each pass, and a pass ends."""
    request = _request(counts, arguments)
    evidence = _asked(subject, request)
    _every_image(request, evidence, counts)
    if evidence.disturbed:
        raise _failed(request, evidence, "files that stay as they are", f"{evidence.disturbed[0]} is another, or gone")


def _every_image(request: ImagesRequest, evidence: ImagesEvidence, counts: Counts, small: bool = False) -> None:
    expected = sorted(picture.place for picture in pictures(counts, small=small))
    for number, batches in enumerate(evidence.passes):
        which = ("a pass", "a second pass", "a third pass")[number]
        if number and not evidence.ended[number]:
            _endless(request, evidence, which)
        if number and not batches:
            raise _failed(
                request,
                evidence,
                f"{which} that gives every image again",
                "nothing",
                "a generator can be used up only once" if number == 1 else "",
            )
        found = sorted(place for place, _ in _seen(request, evidence, counts, small, number))
        if found != expected:
            missing = [place.partition("/")[2] for place in expected if place not in found]
            twice = [place.partition("/")[2] for place in set(found) if found.count(place) > 1]
            told = [f"without {', '.join(missing[:4])}"] if missing else []
            told += [f"with {', '.join(sorted(twice)[:4])} more than once"] if twice else []
            raise _failed(
                request, evidence, f"{which} with every image once", f"{len(found)} images, {' and '.join(told)}"
            )


@check(**_DRAWN, pinned=_ALWAYS, draws=1, after=("batches", "images"))
def labels(subject: Subject, counts: Counts, arguments: dict[str, object]) -> None:
    """One-hot labels, the classes in alphabetical order."""
    request = _request(counts, arguments)
    evidence = _asked(subject, request)
    names = sorted(label for label, _ in counts)
    for number, batches in enumerate(evidence.passes):
        for batch in batches:
            assert batch.labels is not None, "checked before"
            assert batch.images is not None, "checked before"
            if batch.labels.shape != (len(batch.images), len(names)):
                why = "these are the numbers of the classes" if batch.labels.ndim == 1 else ""
                expected = f"one-hot labels of shape ({len(batch.images)}, {len(names)})"
                raise _failed(request, evidence, expected, f"shape {batch.labels.shape}", why)
            if not np.all((batch.labels == 0) | (batch.labels == 1)) or not np.all(batch.labels.sum(-1) == 1):
                raise _failed(request, evidence, "one-hot labels", f"{batch.labels[0].tolist()}")
        for place, label in _seen(request, evidence, counts, False, number):
            name = place.split("/")[1]
            if int(np.argmax(label)) != names.index(name):
                raise _failed(
                    request,
                    evidence,
                    f"{place.partition('/')[2]} is of class {names.index(name)}, of {', '.join(names)}",
                    f"class {int(np.argmax(label))}",
                    advice="in which order do the classes come?",
                )


_MANY: Counts = (("yes", 20), ("no", 15))


@check(after=("batches", "images"), pinned=({"arguments": {}},))
def defaults(subject: Subject, arguments: dict[str, object]) -> None:
    """Without arguments: 64×64, batches of 32."""
    request = _request(_MANY, arguments, small=True)
    evidence = _asked(subject, request)
    _formed(request, evidence)
    _every_image(request, evidence, _MANY, small=True)


@check(after=("batches", "images", "labels"), pinned=({"arguments": _ALWAYS[0]["arguments"]},))
def fit(subject: Subject, arguments: dict[str, object]) -> None:
    """Two epochs of `fit`."""
    request = _request(_MIXED, arguments, fit=2)
    evidence = _asked(subject, request)
    if (evidence.epochs, evidence.updates) != (2, 6):
        raise _failed(
            request,
            evidence,
            "with fit(..., epochs=2) two epochs of 3 batches",
            f"{evidence.epochs} epochs, {evidence.updates} batches in all",
        )


def _pictures(subject: Subject) -> Iterator[Images]:
    request = _request(_MIXED, {"image_size": (20, 28), "batch_size": 3})
    loaded = _formed(request, _asked(subject, request))
    shown = [(pixels, label) for batch in loaded for pixels, label in zip(*batch, strict=True)][:8]
    yield Images(
        f"the first images of {request.call}",
        tuple(shown_image(f"label {np.round(label, 3).tolist()}", pixels) for pixels, label in shown),
    )


kata = Kata(
    __name__,
    title="Loading images",
    questions=("Q33",),
    functions=(signature(_SIGNATURE),),
    checks=(batches, images, labels, defaults, fit),
    hints=(
        "Which function of keras.utils reads a folder with a folder for each class?",
        "Which kind of labels goes with a softmax and categorical cross-entropy?",
        "Which values does a pixel have in a file, and which does a network like?",
    ),
    pictures=_pictures,
)
