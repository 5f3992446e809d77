"""What can be drawn of an answer, as plain data."""

from __future__ import annotations

import base64
import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from pytest_keraskata.asking.message import Message
from pytest_keraskata.asking.model import Layer, ModelEvidence
from pytest_keraskata.asking.plain import Array

# Of what an answer may call a layer.
_LONGEST_NAME = 40


@dataclass(frozen=True)
class Row(Message):
    """One layer of a table.

    Args:
        words: what it is, for example "LSTM 5".
        shape: of its output, as Keras writes it; "?" where that isn't known.
        parameters: how many it has.
        activation: its name, or "" for none.
        name: what the answer calls it, or "" where Keras did.
    """

    words: str
    shape: str
    parameters: int
    activation: str = ""
    name: str = ""

    def is_like(self, other: Row) -> bool:
        """Whether it is the same layer, whatever it is called."""
        unknown = "?" in (self.shape, other.shape)
        mine, theirs = ((one.words, one.parameters, one.activation) for one in (self, other))
        return mine == theirs and (unknown or self.shape == other.shape)


@dataclass(frozen=True)
class LayerTable(Message):
    """Two networks side by side, layer by layer, aligned as a diff aligns two texts.

    Args:
        call: the call that builds them.
        expected: the right one; empty where there are many.
        found: the answer's.
    """

    call: str
    expected: tuple[Row, ...]
    found: tuple[Row, ...]

    @classmethod
    def of(cls, call: str, expected: Sequence[Layer], found: Sequence[Layer]) -> LayerTable:
        """The table of a right network, or of none, and of an answer's."""
        return cls(call, tuple(map(row, expected)), tuple(map(row, found)))

    @cached_property
    def pairs(self) -> tuple[tuple[Row | None, Row | None], ...]:
        """The layers that belong together, in order; None if a network lacks the layer."""
        if not self.expected:
            return tuple((None, one) for one in self.found)
        return _aligned(self.expected, self.found)

    @property
    def first_difference(self) -> int | None:
        """The place of the first layers that differ, or None; None, too, if any network is right."""
        if not self.expected:
            return None
        return next(
            (
                place
                for place, (ours, theirs) in enumerate(self.pairs)
                if ours is None or theirs is None or not ours.is_like(theirs)
            ),
            None,
        )


# The cost of two layers side by side, the more they differ, and of a layer alone: two alone cost more than any pair.
_OTHER_SIZE, _OTHER_SETTINGS, _OTHER_KIND, _ALONE = 1, 3, 7, 4


def _aligned(expected: Sequence[Row], found: Sequence[Row]) -> tuple[tuple[Row | None, Row | None], ...]:
    """The alignment of two networks that costs least; of several, the one whose differences come last."""
    rows, columns = len(expected), len(found)
    costs = [[0] * (columns + 1) for _ in range(rows + 1)]
    for left, right in itertools.product(range(rows, -1, -1), range(columns, -1, -1)):
        ways = []
        if left < rows:
            ways.append(_ALONE + costs[left + 1][right])
        if right < columns:
            ways.append(_ALONE + costs[left][right + 1])
        if left < rows and right < columns:
            ways.append(_distance(expected[left], found[right]) + costs[left + 1][right + 1])
        costs[left][right] = min(ways, default=0)
    pairs, left, right = list[tuple[Row | None, Row | None]](), 0, 0
    while left < rows or right < columns:
        together = left < rows and right < columns
        if together and costs[left][right] == costs[left + 1][right + 1] + _distance(expected[left], found[right]):
            pairs.append((expected[left], found[right]))
            left, right = left + 1, right + 1
        elif left < rows and costs[left][right] == costs[left + 1][right] + _ALONE:
            pairs.append((expected[left], None))
            left += 1
        else:
            pairs.append((None, found[right]))
            right += 1
    return tuple(pairs)


def _distance(ours: Row, theirs: Row) -> int:
    if ours.is_like(theirs):
        return 0
    if ours.words.split()[:1] != theirs.words.split()[:1]:
        return _OTHER_KIND
    # A layer too many before it changes the size of a layer, which is another one then only by its size.
    return _OTHER_SIZE if (ours.words, ours.activation) == (theirs.words, theirs.activation) else _OTHER_SETTINGS


@dataclass(frozen=True)
class Node(Message):
    """One layer, or several alike in a row, or an input of a network.

    Args:
        words: what it is.
        shape: of its output.
        differs: whether it is the first that isn't as expected.
    """

    words: str
    shape: str
    differs: bool = False


@dataclass(frozen=True)
class Network(Message):
    """A network as a graph.

    Args:
        nodes: its inputs and layers.
        edges: (a node, another one that reads its output), by their places.
        guessed: whether the layers merely stand in the order in which the model holds them.
    """

    nodes: tuple[Node, ...]
    edges: tuple[tuple[int, int], ...]
    guessed: bool = False


@dataclass(frozen=True)
class Model(Message):
    """A model that an answer built."""

    table: LayerTable
    network: Network

    @classmethod
    def of(cls, table: LayerTable, evidence: ModelEvidence) -> Model:
        """The model of a table, with its graph.

        Args:
            table: its layers beside the right ones.
            evidence: what it showed.
        """
        return cls(table, _network(table, evidence))


@dataclass(frozen=True)
class Series(Message):
    """Named numbers.

    Args:
        name: whose.
        values: the numbers; None where there is none.
        expected: whether they are what was expected, not what was found.
    """

    name: str
    values: tuple[float | None, ...]
    expected: bool = False


@dataclass(frozen=True)
class Mark(Message):
    """A place on the x axis that has a name."""

    at: float
    label: str


@dataclass(frozen=True)
class Curves(Message):
    """Numbers over steps.

    Args:
        title: what they show.
        x: what is counted, and `y` what is measured.
        series: the curves.
        first: the x of their first numbers, and `step` the way to the next ones.
        marks: places to be pointed out.
        log: whether the scale is of powers of ten.
        note: what to look at.
    """

    title: str
    x: str
    y: str
    series: tuple[Series, ...]
    first: float = 0
    step: float = 1
    marks: tuple[Mark, ...] = ()
    log: bool = False
    note: str = ""


@dataclass(frozen=True)
class Bars(Message):
    """Numbers with a name each.

    Args:
        title: what they show.
        labels: the names.
        y: what is measured.
        series: for each name one number.
        level: a number that all are to be compared with, and its name; or None.
        log: whether the scale is of powers of ten.
        note: what to look at.
    """

    title: str
    labels: tuple[str, ...]
    y: str
    series: tuple[Series, ...]
    level: Mark | None = None
    log: bool = False
    note: str = ""


@dataclass(frozen=True)
class Image(Message):
    """A small image.

    Args:
        label: what it is.
        shape: (height, width), and 3 for one in colours.
        pixels: its numbers from 0 to 255, row by row, in base64.
    """

    label: str
    shape: tuple[int, ...]
    pixels: str


@dataclass(frozen=True)
class Images(Message):
    """Images beside one another."""

    title: str
    images: tuple[Image, ...]


@dataclass(frozen=True)
class Grid(Message):
    """A map of numbers.

    Args:
        label: what it is.
        rows: the numbers.
        window: the size of the windows that it is read in, (height, width).
    """

    label: str
    rows: tuple[tuple[float, ...], ...]
    window: tuple[int, int] = (1, 1)


@dataclass(frozen=True)
class Grids(Message):
    """Maps beside one another."""

    title: str
    grids: tuple[Grid, ...]


Picture: TypeAlias = Model | Curves | Bars | Images | Grids


def row(layer: Layer) -> Row:
    """A layer as a row."""
    return Row(
        _shown(layer.words), layer.output_shape, layer.parameters, _shown(layer.activation or ""), _own_name(layer)
    )


def _own_name(layer: Layer) -> str:
    """What an answer calls a layer, unless that is what Keras would."""
    bare = layer.name.rstrip("0123456789").rstrip("_") or layer.name
    default = layer.kind.rstrip("0123456789")
    return "" if bare.replace("_", "").lower() == default.lower() else _shown(layer.name)


def _shown(text: str) -> str:
    # Control characters of an answer's must not steer the terminal.
    clean = "".join(letter if letter.isprintable() else "�" for letter in text)
    return clean if len(clean) <= _LONGEST_NAME else clean[: _LONGEST_NAME - 2] + " …"


def _network(table: LayerTable, evidence: ModelEvidence) -> Network:
    count, size = max(len(evidence.input_shapes), 1), len(table.found)
    shapes = [str(shape) for shape in evidence.input_shapes] or ["?"]
    nodes = [Node("Input", shape) for shape in shapes]
    differing = None if table.first_difference is None else table.pairs[table.first_difference][1]
    nodes += [Node(_node_words(one), one.shape, one is differing) for one in table.found]
    # Inputs are counted downwards from -1, and come first here.
    edges = {
        (source + count if source >= 0 else -1 - source, target + count)
        for source, target in evidence.edges
        if -count <= source < size and 0 <= target < size
    }
    guessed = not edges
    if guessed:
        edges = {(place, place + 1) for place in range(count - 1, len(nodes) - 1)}
    return _shortened(nodes, edges, guessed)


def _node_words(one: Row) -> str:
    is_told = one.activation in ("", "linear") or one.activation.lower() in one.words.lower()
    activation = "" if is_told else f" {one.activation}"
    return one.words + activation + (f" “{one.name}”" if one.name else "")


def _shortened(nodes: Sequence[Node], edges: set[tuple[int, int]], guessed: bool) -> Network:
    """Layers alike that follow one another are one node."""
    groups: list[list[int]] = []
    place_of: dict[int, int] = {}
    for place, node in enumerate(nodes):
        before = [source for source, target in edges if target == place]
        alone = len(before) == 1 and sum(source == before[0] for source, _ in edges) == 1
        if alone and before[0] < place and nodes[before[0]] == node:
            place_of[place] = place_of[before[0]]
            groups[place_of[place]].append(place)
        else:
            place_of[place] = len(groups)
            groups.append([place])
    kept = [
        replace(nodes[group[0]], words=f"{len(group)} × {nodes[group[0]].words}") if len(group) > 1 else nodes[group[0]]
        for group in groups
    ]
    links = {(place_of[source], place_of[target]) for source, target in edges}
    return Network(tuple(kept), tuple(sorted(link for link in links if link[0] != link[1])), guessed)


def image(label: str, pixels: Array) -> Image:
    """A small image; of numbers between 0 and 1, or of uint8.

    Args:
        label: what it is.
        pixels: (height, width), with 1 or 3 channels after it or none.
    """
    import numpy as np

    flat = pixels[..., 0] if pixels.ndim == 3 and pixels.shape[-1] == 1 else pixels
    whole = flat if flat.dtype == np.uint8 else (np.clip(np.nan_to_num(flat), 0, 1) * 255).round().astype(np.uint8)
    return Image(label, tuple(map(int, whole.shape)), base64.b64encode(whole.tobytes()).decode())


def grid(label: str, numbers: Array, window: tuple[int, int] = (1, 1)) -> Grid:
    """A map of numbers, (rows, columns)."""
    return Grid(label, tuple(tuple(float(value) for value in one) for one in numbers), window)


def compared(name: str, found: Array | None, right: Array) -> list[Grid]:
    """The first channel of a map that was found, and of the right one if that differs."""
    import numpy as np

    fits = found is not None and found.ndim == right.ndim
    drawn = [grid(name, found[..., 0])] if found is not None and fits else []
    if found is not None and found.shape == right.shape and np.allclose(found, right, rtol=1e-4, atol=1e-5):
        return drawn
    return [*drawn, grid(f"{name}, expected", right[..., 0])]


def series(name: str, values: Iterable[float | None], *, expected: bool = False) -> Series:
    """Named numbers; what is infinite or no number is left out."""
    numbers = (math.nan if value is None else float(value) for value in values)
    return Series(name, tuple(value if math.isfinite(value) else None for value in numbers), expected)


def paired(name: str, found: Array | None, right: Array) -> list[Series]:
    """What is expected and what is found, as two lines; the second one is empty where there aren't as many numbers."""
    shown = found.ravel() if found is not None and found.size == right.size else ()
    return [series(f"{name}, expected", right.ravel(), expected=True), series(f"{name}, yours", shown)]
