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
_TOLERANCE = 0.09
# Where the four quarters of an image are looked at: well within them, whatever was cut off or padded.
_AT = (0.38, 0.62)
_NAMES = ("3", "10", "1", "22", "b", "a", "02")

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Picture:
    """A file: its class, its quarters (2, 2, 3) in [0, 1], and its pixels."""

    place: str
    label: str
    quarters: Array
    pixels: Array


@cache
def pictures(counts: Counts, *, small: bool = False) -> tuple[Picture, ...]:
    """Files of several sizes and kinds, no two alike; each has four quarters of one colour."""
    generator = np.random.default_rng(len(counts))
    made: list[Picture] = []
    for label, count in counts:
        for number in range(count):
            grey = (number + len(made)) % 3 == 2
            ending = ("png", "jpg", "png", "jpeg", "jpg")[len(made) % 5]
            quarters = _unlike(generator, made, grey)
            height, width = (16, 16) if small else (int(generator.integers(16, 34)), int(generator.integers(18, 30)))
            rows = (np.arange(height) * 2 // height)[:, None]
            columns = (np.arange(width) * 2 // width)[None]
            pixels = np.round(quarters[rows, columns] * 255).astype("uint8")
            name = _NAMES[number] if number < len(_NAMES) else f"image{number}"
            place = f"{_FOLDER}/{label}/{name}.{ending}"
            made.append(Picture(place, label, quarters, pixels[..., 0] if grey else pixels))
    return tuple(made)


def _unlike(generator: np.random.Generator, made: list[Picture], grey: bool) -> Array:
    while True:
        quarters = generator.choice([0.05, 0.35, 0.65, 0.95], size=(2, 2, 1 if grey else 3))
        quarters = np.repeat(quarters, 3, axis=2) if grey else quarters
        mirrored = [quarters, quarters[:, ::-1], quarters[::-1], quarters.transpose(1, 0, 2), quarters[..., ::-1]]
        if all(np.abs(one - other.quarters).max() > 0.2 for other in made for one in mirrored):
            return quarters


def _request(counts: Counts, arguments: dict[str, object], *, fit: int = 0, small: bool = False) -> ImagesRequest:
    files = tuple((picture.place, picture.pixels) for picture in pictures(counts, small=small))
    size = signature(_SIGNATURE).arguments(Call("load_images", (), arguments))["batch_size"]
    # By position where all is said, by name otherwise.
    args = (InFolder(_FOLDER), *arguments.values()) if len(arguments) == 2 and len(counts) > 2 else (InFolder(_FOLDER),)
    call = Call("load_images", args, {} if len(args) > 1 else arguments)
    return ImagesRequest(call, files, math.ceil(len(files) / size) + 1, 2, fit, len(counts))


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
            errors = [np.abs(_quarters(image) - picture.quarters).max() for picture in known]
            nearest = int(np.argmin(errors))
            if errors[nearest] > _TOLERANCE:
                raise _failed(request, evidence, "each image as it is in its file, in RGB", *_unknown(image, known))
            seen.append((known[nearest].place, label))
    return seen


def _quarters(image: Array) -> Array:
    height, width = image.shape[:2]
    rows, columns = ([int(part * size) for part in _AT] for size in (height, width))
    return np.array(image[np.ix_(rows, columns)])


def _unknown(image: Array, known: tuple[Picture, ...]) -> tuple[str, str]:
    """What an image looks like that is in no file, and why perhaps."""
    quarters = _quarters(image)
    ways = {
        "upside down": quarters[::-1],
        "mirrored": quarters[:, ::-1],
        "with rows and columns exchanged": quarters.transpose(1, 0, 2),
        "with red and blue exchanged": quarters[..., ::-1],
        "divided by 255 twice": quarters * 255,
    }
    for way, other in ways.items():
        if any(np.abs(other - picture.quarters).max() < _TOLERANCE for picture in known):
            return f"an image {way}", ""
    if np.ptp(quarters, axis=-1).max() < 0.02 and quarters.max() > 0.02:
        return "an image without its colours", ""
    return f"an image whose quarters are {np.round(quarters.reshape(4, 3), 2).tolist()}", ""


_MIXED: Counts = (("zebra", 4), ("ant", 1), ("cat", 3))
_ORDER: Counts = (("b2", 2), ("b10", 1))
_FOUR: Counts = (("d", 1), ("b", 2), ("c", 1), ("a", 1))
_ALWAYS = (
    {"counts": _MIXED, "arguments": {"image_size": (20, 28), "batch_size": 3}},
    {"counts": _ORDER, "arguments": {"image_size": (18, 16), "batch_size": 5}},
    {"counts": _FOUR, "arguments": {"image_size": (12, 17), "batch_size": 1}},
)
_DRAWN: dict[str, Any] = {
    "counts": st.sampled_from([_MIXED, _FOUR]),
    "arguments": st.fixed_dictionaries(
        {"image_size": st.tuples(st.integers(12, 30), st.integers(12, 30)), "batch_size": st.integers(1, 5)}
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
    _every_image(request, _asked(subject, request), counts)


def _every_image(request: ImagesRequest, evidence: ImagesEvidence, counts: Counts, small: bool = False) -> None:
    expected = sorted(picture.place for picture in pictures(counts, small=small))
    for number, batches in enumerate(evidence.passes):
        which = "a pass" if number == 0 else "a second pass"
        if number and not evidence.ended[number]:
            _endless(request, evidence, which)
        if number and not batches:
            raise _failed(
                request,
                evidence,
                "a second pass that gives every image again",
                "nothing",
                "a generator can be used up only once",
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
