"""A diagnosis as a page that needs nothing else: the faults, and each model's gradients and outputs drawn."""

import itertools
from collections.abc import Iterator

import numpy as np

from pytest_keraskata.pictures import Bars, Series
from pytest_keraskata.portrait.fault import Diagnosis
from pytest_keraskata.portrait.seen import Portrait
from pytest_keraskata.render.page import environment
from pytest_keraskata.render.terminal import diagnosis_board

# Of weights, the first and the last ones; bars of outputs.
_WEIGHTS, _BINS = 16, 10


def diagnosis_page(script: str, told: Diagnosis) -> str:
    """The page.

    Args:
        script: how the script is called.
        told: what was found.
    """
    first = {seen.number: seen for seen in reversed(told.portraits)}
    return (
        environment()
        .get_template("diagnosis.html.j2")
        .render(
            script=script,
            board=diagnosis_board(told),
            left_out=[line for line in (told.problem, *told.left_out) if line],
            faults=told.faults,
            models=[
                (f"{seen.model}, trained in line {seen.lines.get('fit', 0)}", list(_pictures(seen)))
                for _, seen in sorted(first.items())
            ],
        )
    )


def _pictures(seen: Portrait) -> Iterator[Bars]:
    known = [(move.path, move.gradients[0]) for move in seen.moves if move.trainable and move.gradients[0]]
    if known:
        shown = known if len(known) <= _WEIGHTS else [*known[: _WEIGHTS // 2], *known[-_WEIGHTS // 2 :]]
        yield Bars(
            "gradients before the first step",
            tuple(path for path, _ in shown),
            "length of the gradient",
            (Series("gradient", tuple(length for _, length in shown)),),
            log=True,
            note="" if len(shown) == len(known) else f"{len(known) - len(shown)} weights in between are left out",
        )
    if seen.outputs is not None and np.isfinite(seen.outputs).any():
        values = seen.outputs[np.isfinite(seen.outputs)].astype("float64")
        counts, edges = np.histogram(values, bins=_BINS)
        yield Bars(
            f"outputs for {len(seen.outputs)} rows, before training",
            tuple(f"{low:.3g} to {high:.3g}" for low, high in itertools.pairwise(edges)),
            "how many",
            (Series("outputs", tuple(map(float, counts))),),
        )
