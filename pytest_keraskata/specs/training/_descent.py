"""Walks downhill and their learning rate, and what is known to go wrong with both."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from pytest_keraskata.authoring import Array, but, mistake, then

Slope = Callable[[Array], Array]
Step = Callable[[Sequence[Array], Slope, float], Array]


def downhill(points: Sequence[Array], gradient: Slope, rate: float) -> Array:
    return np.asarray(points[-1] - rate * gradient(points[-1]))


def path(gradient: Slope, start: Array, learning_rate: float, steps: int, step: Step = downhill) -> Array:
    """Every point visited, in float64; a step leads from the points so far to the next one."""
    points = [start.astype("float64")]
    for _ in range(steps):
        points.append(step(points, gradient, learning_rate))
    return np.array(points)


def _stepping(step: Step) -> Callable[..., Array]:
    return partial(path, step=step)


def _until_flat(points: Array) -> Array:
    """Up to the first point at which the next one stays."""
    still = np.flatnonzero(np.all(points[1:] == points[:-1], axis=1))
    return points[: still[0] + 1] if len(still) else points


def _one_by_one(w: Array, gradient: Slope, rate: float) -> Array:
    for place in range(len(w)):
        w[place] -= rate * gradient(w)[place]
    return w


_COUNT, _WHERE = ("how many points does a walk visit, including the start?", "at which point is the gradient needed?")
WITHOUT_START = mistake("without-start", then(path, lambda points: points[1:]), "the start is missing", _COUNT)
LAST = mistake("last-point", then(path, lambda points: points[-1]), "this is only the last point", _COUNT)
MORE = mistake("step-more", but(path, steps=lambda steps: steps + 1), "there is one step too many", _COUNT)
IN_PLACE = mistake(
    "scaled-in-place", _stepping(lambda points, gradient, rate: np.zeros_like(points[0])),
    "the gradient is scaled in place, but here it is the array of the point itself",
    "who owns the array that the gradient function returned?")  # fmt: skip
POINTS = (
    WITHOUT_START,
    LAST,
    MORE,
    mistake("step-less", then(path, lambda points: points[:-1]),
            "there is one step too few: the start is counted as a step", _COUNT),
    mistake("uphill", but(path, learning_rate=lambda rate: -rate),
            "the walk goes uphill", "in which direction does a gradient point?"),
    mistake("gradient-of-start", _stepping(lambda points, gradient, rate: points[-1] - rate * gradient(points[0])),
            "every step uses the gradient at the start", "at which point is the gradient needed?"),
    mistake("decaying", _stepping(lambda points, gradient, rate: downhill(points, gradient, rate / len(points))),
            "the learning rate falls from step to step", "does the task mention a different rate?"),
    mistake("momentum", _stepping(lambda points, gradient, rate:
            downhill(points, gradient, rate) + 0.9 * (points[-1] - points[-2] if len(points) > 1 else 0.0)),
            "every step also repeats most of the previous one: this is momentum",
            "what does a step depend on, apart from the current point?"),
    mistake("normalized", _stepping(lambda points, gradient, rate:
            downhill(points, gradient, rate / float(np.linalg.norm(gradient(points[-1]))))),
            "every step has the same length", "what does a smaller gradient do to a step?"),
    mistake("no-rate", but(path, learning_rate=lambda _: 1.0),
            "the learning rate is missing", "what is a gradient multiplied by?"),
    mistake("entry-by-entry", _stepping(lambda points, gradient, rate: _one_by_one(points[-1].copy(), gradient, rate)),
            "each entry moves by the gradient at a point whose earlier entries have moved already", _WHERE),
    mistake("ends-at-the-bottom", then(path, _until_flat),
            "the walk ends when the gradient is zero", "how many points does the task need, whatever the gradient is?"),
    mistake("one-array", then(path, lambda points: 0 * points + points[-1]),
            "every point is the last one: one and the same array was stored again and again",
            "what happens to a stored array when it is changed in place?"),
    mistake("column-a-step", then(path, np.transpose),
            "rows and columns are swapped", "which axis is the axis of steps?"),
)  # fmt: skip
_SHRINKS = "by what number does one step multiply w, and when does w then shrink?"
RATE = (
    mistake("one-step", lambda curvature: 1 / curvature,
            "at this rate descent reaches the minimum in a single step, but it still converges above it",
            "what happens at a slightly higher rate: does w still shrink?"),
    mistake("constant", lambda: 2.0, "this is right only for a curvature of 1", "does your function use the curvature?"),
    mistake("half-the-curvature", lambda curvature: curvature / 2,
            "the rate grows with the curvature", "may steps be longer or shorter in a narrow valley?"),
    mistake("root", lambda curvature: 2 / np.sqrt(curvature),
            "this is two over the root of the curvature", _SHRINKS),
    mistake("whole-rate", lambda curvature: 2 // curvature,
            "the rate is rounded down to an integer", "which division keeps the decimals?"),
)  # fmt: skip
