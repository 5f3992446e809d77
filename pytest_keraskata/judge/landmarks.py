"""Marked images: a disc of each colour is found again wherever an image was turned, shifted or mirrored."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pytest_keraskata.asking.plain import Array

# How far the outer discs are from the middle, and how bright all of them are.
ARM, LEVEL = 10, 200


def marked(height: int, width: int, arm: int = ARM) -> Array:
    """A black image with a red disc at its centre, a green one to the right of it and a blue one below."""
    rows, columns = np.mgrid[:height, :width].astype("float64")
    middle = ((height - 1) / 2, (width - 1) / 2)
    image = np.zeros((height, width, 3))
    for channel, (down, right) in enumerate(((0, 0), (0, arm), (arm, 0))):
        distance = np.hypot(rows - middle[0] - down, columns - middle[1] - right)
        image[..., channel] = np.clip(4.0 - distance, 0, 1) * LEVEL
    return image.astype("float32")


@dataclass
class Moves:
    """What happened to each image of a batch.

    Args:
        mirrored: whether it is mirrored.
        degrees: by which angle it is turned.
        stretched: how much longer its arms are.
        bent: by how many degrees its right angle is another one.
        across: the shift of its centre to the right, in pixels; `down` likewise.
        peaks: the brightest value at its discs, each in its colour.
        others: what the other colours have there.
    """

    mirrored: Array
    degrees: Array
    stretched: Array
    bent: Array
    across: Array
    down: Array
    peaks: Array
    others: Array

    def unturned(self) -> tuple[Array, Array]:
        """The shifts as they were before the turn, where an image is shifted first."""
        angle = np.radians(self.degrees)
        return (
            np.cos(angle) * self.across + np.sin(angle) * self.down,
            -np.sin(angle) * self.across + np.cos(angle) * self.down,
        )


def measured(images: Array, arm: int = ARM) -> Moves:
    """Where the discs are, and what must have happened."""
    places, peaks, others = zip(*(_discs(image.astype("float64")) for image in images), strict=True)
    at = np.array(places)
    middle = np.array([(images.shape[2] - 1) / 2, (images.shape[1] - 1) / 2])
    right, below = at[:, 1] - at[:, 0], at[:, 2] - at[:, 0]
    mirrored = right[:, 0] * below[:, 1] - right[:, 1] * below[:, 0] < 0
    right = np.where(mirrored[:, None], -right, right)
    one = np.degrees(np.arctan2(right[:, 1], right[:, 0]))
    other = np.degrees(np.arctan2(-below[:, 0], below[:, 1]))
    bent = (other - one + 180) % 360 - 180
    lengths = np.stack([np.hypot(*right.T), np.hypot(*below.T)]) / arm
    shift = at[:, 0] - middle
    degrees = (one + bent / 2 + 180) % 360 - 180
    return Moves(
        mirrored, degrees, np.abs(lengths - 1).max(0), bent, shift[:, 0], shift[:, 1], np.array(peaks), np.array(others)
    )


def _discs(image: Array) -> tuple[list[tuple[float, float]], list[float], list[float]]:
    """The places (x, y) of the red, green and blue disc, how bright each is, and how bright the other colours there."""
    found, peaks, rest = [], [], []
    for channel in range(3):
        others = image[..., [other for other in range(3) if other != channel]].max(-1)
        # Whatever fills the edges is grey, or has the colours of the image in a place of its own.
        score = np.clip(image[..., channel] - others, 0, None)
        row, column = np.unravel_index(int(score.argmax()), score.shape)
        top, left = max(int(row) - 6, 0), max(int(column) - 6, 0)
        part = score[top : row + 7, left : column + 7]
        total = max(float(part.sum()), 1e-9)
        rows, columns = np.mgrid[: part.shape[0], : part.shape[1]]
        found.append((left + float((columns * part).sum()) / total, top + float((rows * part).sum()) / total))
        peaks.append(float(image[row, column, channel]))
        rest.append(float(others[row, column]))
    return found, peaks, rest
