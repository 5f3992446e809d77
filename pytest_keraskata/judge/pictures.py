"""Image files of known content, and which of them an image was loaded from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from pytest_keraskata.asking.plain import Array

FOLDER = "pictures"
# JPEG and interpolation move a flat colour a little; two images differ by more than this somewhere.
_TOLERANCE = 0.12
# Where the nine fields of an image are looked at: those at its edges are gone where something is cut off.
_AT = (0.14, 0.5, 0.86)
# Fields begin where blocks of JPEG do.
_BLOCK = 8
_NAMES = ("3", "10", "1", "22", "b", "a", "02")

# Classes, and how many files each has.
Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Picture:
    """A file: its class, the colours of its nine fields (3, 3, 3) in [0, 1], and its pixels."""

    place: str
    label: str
    fields: Array
    pixels: Array

    @property
    def colour(self) -> Array | None:
        """The one colour of a file that has no more: however it is resized, it keeps it to the last digit."""
        return (
            self.pixels[0, 0] / 255 if self.place.endswith(".png") and not np.ptp(self.fields, (0, 1)).any() else None
        )


@cache
def pictures(counts: Counts, *, small: bool = False) -> tuple[Picture, ...]:
    """Files of several sizes and kinds, no two alike; each has nine fields of one colour, and some are dark; the first is of one colour."""
    generator = np.random.default_rng(len(counts))
    made: list[Picture] = []
    for label, count in counts:
        for number in range(count):
            place = len(made)
            is_grey, is_dark = place % 3 == 2, place % 4 == 1
            ending = ("png", "jpg", "jpeg", "png", "jpg")[place % 5]
            fields = _unlike(generator, made, is_grey, is_dark)
            if place == 0:
                fields = np.broadcast_to(np.array([0.95, 0.65, 0.35]), (3, 3, 3))
            parts = (1, 1, 1) if small else (2, 3, 2)
            rows, columns = (
                np.repeat([0, 1, 2], np.multiply(parts, _BLOCK * (1 if small else int(generator.integers(1, 4)))))
                for _ in range(2)
            )
            pixels = np.round(fields[rows[:, None], columns] * 255).astype("uint8")
            name = _NAMES[number] if number < len(_NAMES) else f"image{number}"
            made.append(
                Picture(f"{FOLDER}/{label}/{name}.{ending}", label, fields, pixels[..., 0] if is_grey else pixels)
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


def nearest(image: Array, known: Sequence[Picture]) -> Picture | None:
    """The file that an image was loaded from; None where it is like none of them."""
    errors = [float(np.abs(_fields(image) - picture.fields).max()) for picture in known]
    at = int(np.argmin(errors))
    return known[at] if errors[at] <= _TOLERANCE else None


def _fields(image: Array) -> Array:
    height, width = image.shape[:2]
    rows, columns = ([int(part * size) for part in _AT] for size in (height, width))
    return np.array(image[np.ix_(rows, columns)])


def unlike_all(image: Array, known: Sequence[Picture]) -> tuple[str, str]:
    """What an image looks like that is in no file, and why perhaps."""
    fields = _fields(image)
    ways = {
        "upside down": fields[::-1],
        "mirrored": fields[:, ::-1],
        "with rows and columns swapped": fields.transpose(1, 0, 2),
        "with red and blue swapped": fields[..., ::-1],
        "divided by 255 twice": fields * 255,
    }
    for way, other in ways.items():
        if any(np.abs(other - picture.fields).max() < _TOLERANCE for picture in known):
            swapped = way.removeprefix("with ").replace(" swapped", " are swapped")
            return f"an image {way}", swapped if way.startswith("with ") else f"images are {way}"
    scaled = (picture.fields / picture.fields.max() for picture in known if picture.fields.max() < 0.9)
    if any(np.abs(fields - one).max() < _TOLERANCE for one in scaled):
        return "an image that is brighter than its file", "its own highest value was scaled to 1 instead of 255"
    for axis, edges in ((0, "above and below"), (1, "left and right")):
        middle, *ends = (np.take(fields, place, axis) for place in (1, 0, 2))
        if np.max(ends) < 0.02:
            return f"an image that is black {edges}, unlike its file", ""
        if np.max(ends[1]) < 0.02:
            side = edges.split(" and ")[1]
            return (
                f"an image that is black {side}, unlike its file",
                f"the image fills a part of its size, black is {side}",
            )
        whole = (np.take(picture.fields, 1, axis) for picture in known)
        if np.abs(ends - middle).max() < _TOLERANCE and any(np.abs(middle - one).max() < _TOLERANCE for one in whole):
            return f"an image that is cropped {edges}", ""
    colours = [picture for picture in known if np.ptp(picture.fields, axis=-1).max() > 0.2]
    greys = (picture.fields.mean(axis=-1) for picture in colours)
    if np.ptp(fields, axis=-1).max() < 0.02 and any(_goes_with(fields[..., 0], one) for one in greys):
        return "an image without its colours", ""
    return f"an image whose fields are {np.round(fields.reshape(9, 3), 2).tolist()}", ""


def _goes_with(one: Array, other: Array) -> bool:
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1]) > 0.8
