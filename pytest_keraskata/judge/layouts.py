"""How a layer of an answer's own may keep its weights otherwise than Keras's do: turned, stacked, or one for each gate."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pytest_keraskata.asking.model import Weight
from pytest_keraskata.asking.plain import Array

# Four gates in every order, each matrix stacked in two ways, and a few more.
_MOST = 200
# More matrices are tried in the order in which they were made alone: that of ten can't be guessed.
_FEW = 5

Shape = tuple[int, ...]
Gates = tuple[int, ...]
_Lay = Callable[[Sequence[Array]], list[Array]]


@dataclass(frozen=True)
class Layout:
    """The weights as a reference may have them.

    Args:
        weights: what they are there.
        lay: makes such values of the answer's own: weights, gradients, or weights after a step.
        gates: for each layer that is put together, the order of its gates.
    """

    weights: list[Weight]
    lay: _Lay
    gates: tuple[Gates, ...] = ()


def layouts(weights: Sequence[Weight], is_own: bool, shapes: Sequence[Shape], paths: Sequence[str]) -> Iterator[Layout]:
    """The weights as they are; of layers of one's own also turned and put together in other ways.

    Args:
        weights: an answer's.
        is_own: whether one of its layers is.
        shapes: of the reference's weights.
        paths: their names, with those of their layers.
    """
    yield Layout(list(weights), list)
    if not is_own:
        return
    flat = [len(weight.shape) == 2 for weight in weights]
    turned = [
        replace(weight, shape=weight.shape[::-1]) if is_flat else weight
        for weight, is_flat in zip(weights, flat, strict=True)
    ]
    yield Layout(turned, lambda values: [value.T if value.ndim == 2 else value for value in values])
    yield from _assembled(weights, shapes, paths)


def groups(paths: Sequence[str]) -> list[list[int]]:
    """Weights by the layer that owns them: where they stand."""
    found: dict[str, list[int]] = {}
    for place, path in enumerate(paths):
        found.setdefault(path.rpartition("/")[0], []).append(place)
    return list(found.values())


def _assembled(weights: Sequence[Weight], shapes: Sequence[Shape], paths: Sequence[str]) -> Iterator[Layout]:
    """Layer by layer: the rows and columns of one matrix that holds all weights of a layer, in every order that fits."""
    left, pairs = groups([weight.path for weight in weights]), []
    for ours in groups(paths):
        size = sum(math.prod(shapes[place]) for place in ours)
        theirs = next((one for one in left if sum(weights[place].size for place in one) == size), None)
        if theirs is None:
            return
        left.remove(theirs)
        pairs.append((ours, theirs))
    options = [
        list(_options([shapes[place] for place in ours], [weights[place].shape for place in theirs]))
        for ours, theirs in pairs
    ]
    made = [replace(weights[theirs[0]], shape=shapes[place]) for ours, theirs in pairs for place in ours]
    order = [place for ours, _ in pairs for place in ours]
    for choice in itertools.islice(itertools.product(*options), _MOST):

        def lay(values: Sequence[Array], choice: tuple[tuple[Gates, _Lay], ...] = choice) -> list[Array]:
            parts = [
                part
                for (_, theirs), (_, option) in zip(pairs, choice, strict=True)
                for part in option([values[place] for place in theirs])
            ]
            return [part for _, part in sorted(zip(order, parts, strict=True), key=lambda pair: pair[0])]

        laid = [weight for _, weight in sorted(zip(order, made, strict=True), key=lambda pair: pair[0])]
        yield Layout(laid, lay, tuple(gates for gates, _ in choice))


def _options(wanted: Sequence[Shape], found: Sequence[Shape]) -> Iterator[tuple[Gates, _Lay]]:
    """Orders of a layer's gates, and ways to make its weights of another one's that are as many numbers."""
    width = wanted[0][-1] if wanted[0] else 1
    if any(not shape or shape[-1] != width for shape in wanted):
        return
    is_gated = len(wanted) == 3 and len(wanted[1]) == 2 and width % wanted[1][0] == 0
    gates = width // wanted[1][0] if is_gated else 1
    rows = [math.prod(shape[:-1]) for shape in wanted]
    heights = [math.prod(shape[:-1]) for shape in found]
    seen: set[tuple[object, ...]] = set()
    for blocks in _blocks(found, width, gates):
        tall = [heights[block[0]] for block in blocks]
        orders = itertools.permutations(range(len(blocks))) if len(blocks) <= _FEW else [tuple(range(len(blocks)))]
        for order, parts in itertools.product(orders, itertools.permutations(range(len(rows)))):
            ends, cuts = _ends(tall, order), _ends(rows, parts)
            # A part is some blocks, or a block some parts; else a row would change its meaning in its midst.
            if ends[-1] != cuts[-1] or not (set(ends) <= set(cuts) or set(cuts) <= set(ends)):
                continue
            places = [(block, row) for block in order for row in range(tall[block])]
            by_part = sorted(zip(parts, [0, *cuts[:-1]], cuts, strict=True))
            vectors = {block for block in order if len(found[blocks[block][0]]) == 1}
            if any(block in vectors for block, _ in places[: by_part[-1][1]] + places[by_part[-1][2] :]):
                # A vector is nothing but biases, which come last.
                continue
            key = (tuple(blocks), *(tuple(places[start:end]) for _, start, end in by_part))
            if key in seen:
                continue
            seen.add(key)
            stacked = [blocks[block] for block in order]
            spans = [(start, end) for _, start, end in by_part]
            for turn in itertools.permutations(range(gates)):
                yield turn, _maker(stacked, spans, wanted, turn)


def _ends(sizes: Sequence[int], order: Sequence[int]) -> list[int]:
    return list(itertools.accumulate(sizes[place] for place in order))


def _blocks(found: Sequence[Shape], width: int, gates: int) -> Iterator[list[tuple[int, ...]]]:
    """Which weights stand beside each other: each by itself, or one for each gate in the order in which they were made."""
    whole = [(place,) for place, shape in enumerate(found) if shape and shape[-1] == width]
    single: dict[int, list[int]] = {}
    for place, shape in enumerate(found):
        if shape and shape[-1] * gates == width and gates > 1:
            single.setdefault(math.prod(shape[:-1]), []).append(place)
    if len(whole) + sum(map(len, single.values())) != len(found):
        return
    choices: list[list[list[tuple[int, ...]]]] = []
    for places in single.values():
        count, rest = divmod(len(places), gates)
        if rest:
            return
        # Several matrices of one shape, where there are as many features as units: one after the other, or gate by gate.
        choices.append([[tuple(places[at * gates : (at + 1) * gates]) for at in range(count)]])
        if count > 1:
            choices[-1].append([tuple(places[at::count]) for at in range(count)])
    for choice in itertools.product(*choices):
        blocks = [*whole, *itertools.chain.from_iterable(choice)]
        if all(len({len(found[place]) for place in block}) == 1 for block in blocks):
            yield blocks


def _maker(
    stacked: Sequence[tuple[int, ...]], spans: Sequence[tuple[int, int]], wanted: Sequence[Shape], turn: Gates
) -> _Lay:
    def lay(values: Sequence[Array]) -> list[Array]:
        flat = [np.reshape(value, (-1, value.shape[-1])) for value in values]
        whole = np.vstack([np.hstack([flat[place] for place in block]) for block in stacked])
        whole = whole.reshape(len(whole), len(turn), -1)[:, list(turn)].reshape(len(whole), -1)
        return [whole[start:end].reshape(shape) for (start, end), shape in zip(spans, wanted, strict=True)]

    return lay
