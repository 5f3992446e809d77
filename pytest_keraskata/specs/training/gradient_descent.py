"""Gradient descent on quadratics, and how large its learning rate may be."""

from collections.abc import Iterator, Mapping
from functools import partial

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    Array, Call, Curves, Gradient, Plain, Subject, function, function_kata, numbers, of_all_sizes, paired,
)  # fmt: skip
from pytest_keraskata.specs.training._descent import IN_PLACE, LAST, MORE, POINTS, RATE, WITHOUT_START, Slope, path

descent = function("gradient_descent(gradient, start, learning_rate, steps)")
stable = function("max_stable_learning_rate(curvature)")


def errors(gradient: Slope, start: Array, learning_rate: float, steps: int) -> Array:
    """How far each point may be off: by the rounding of its step, and by what the steps before were off."""
    size = len(start)
    offset, matrix = gradient(np.zeros(size)), np.array([gradient(axis) for axis in np.eye(size)])
    matrix = (matrix - offset).T
    onward = np.eye(size) - learning_rate * matrix
    growth, length = float(np.linalg.norm(onward, 2)), 0.0
    found = [np.zeros(size)]
    for w in path(gradient, start, learning_rate, steps)[:-1]:
        of_step = 1e-6 * (np.abs(w) + learning_rate * (np.abs(matrix) @ np.abs(w) + np.abs(offset)))
        # An error goes on by itself, in each entry; and all of it together is never longer than so.
        length = growth * length + float(np.linalg.norm(of_step))
        found.append(np.minimum(np.abs(onward) @ found[-1] + of_step, length))
    return np.array(found)


def bowl(seed: int, size: int) -> Gradient:
    """With curvatures between 0.2 and 2, and its lowest point away from 0."""
    generator = np.random.default_rng(seed)
    axes, _ = np.linalg.qr(generator.normal(size=(size, size)))
    matrix = axes @ np.diag(generator.uniform(0.2, 2.0, size)) @ axes.T
    return Gradient(np.round(matrix, 3), np.round(generator.uniform(-2, 2, size), 3))


def start(seed: int, size: int) -> Array:
    random = np.random.default_rng(seed + 1)
    if seed % 4 == 2:
        return of_all_sizes(random, (size,), 1e-7, 1e3).astype("float32")
    return np.round(random.uniform(-3, 3, size), 0 if seed % 4 == 3 else 2).astype("float32")


@st.composite
def walks(draw: st.DrawFn) -> Mapping[str, Plain]:
    size, seed = draw(st.integers(1, 4)), draw(st.integers(0, 999))
    rate, steps = draw(st.sampled_from([0.5, 0.1, 0.01, 0.9, 1e-4, 1.0])), draw(st.integers(0, 8) | st.integers(9, 40))
    return {"gradient": bowl(seed, size), "start": start(seed, size), "learning_rate": rate, "steps": steps}


_LINE = Gradient(np.array([[2.0]]), np.array([-4.0]))
_PLANE = Gradient(np.array([[1.0, 0.5], [0.5, 2.0]]), np.array([-1.0, 1.0]))
_TINY = np.array([1e-9], "float32")


def _on_line(w: float, rate: float, steps: int) -> tuple[Plain, ...]:
    return _LINE, np.array([w], "float32"), rate, steps


def _pictures(subject: Subject) -> Iterator[Curves]:
    """Learning rates that creep, that jump over the lowest point and back, and that run away."""
    drawn = []
    for rate in (0.1, 0.9, 1.05):
        given = _on_line(5, rate, 12)
        drawn += paired(f"learning rate {rate:g}", numbers(subject, Call(descent.name, given)), path(*given))
    yield Curves(f"walks on a parabola, {_LINE}", "step", "w", tuple(drawn), note="the lowest point is at w = 2")


_walk = partial(descent.returns, right=path, error=errors, integers=True)
kata = function_kata(
    __name__,
    title="Gradient descent",
    questions=("Q23",),
    functions=(descent, stable),
    checks=(
        _walk(
            "points",
            draws=walks(),
            pinned=[
                _on_line(1, 0.25, 1), _on_line(5, 0.1, 3), (_PLANE, np.array([3.0, -2.0], "float32"), 0.5, 2),
                (bowl(7, 3), start(7, 3), 0.3, 5), (bowl(7, 23), start(7, 23), 0.01, 4),
                # Too long a step: the points run away, and that is what is asked for.
                _on_line(1, 1.25, 6),
                # Far too long: each step is many times as long as the one before.
                _on_line(3, 16.0, 5),
                # Gradients in millions are followed as they are, and so are tiny ones.
                _on_line(4e6, 0.25, 4), (Gradient(np.array([[2.0]]), np.array([0.0])), _TINY, 0.25, 3),
                # The gradient is exactly zero: at the start, and from the first step on.
                _on_line(2, 0.25, 4), _on_line(1, 0.5, 5),
                (_PLANE, np.array([3.0, -2.0], "float32"), 1e-3, 500), _on_line(1e-7, 0.45, 30),
            ],
            mistakes=POINTS,
        ),
        _walk("no_steps", pinned=[(bowl(size, size), start(size, size), 0.1, 0) for size in (1, 3, 2, 4)],
              mistakes=(WITHOUT_START, LAST, MORE)),
        # A gradient function may give back the very array that it was given.
        _walk("same_array", mistakes=(IN_PLACE,), after=("points",),
              pinned=[(Gradient(None), start(n, n), 0.25, steps) for n, steps in ((1, 1), (2, 3), (3, 2), (4, 5))]),
        stable.returns(
            "max_stable_learning_rate",
            lambda curvature: 2.0 / float(curvature),
            draws={"curvature": st.floats(1e-6, 1e6) | st.integers(1, 10**6)},
            examples=15,
            pinned=[(1.0,), (4.0,), (3,), (1e-6,), (250_000.0,), {"curvature": 0.5}],
            mistakes=RATE,
        ),
    ),
    hints=(
        "At which point do you need the gradient for the second step?",
        "How many points does a walk of three steps visit, including the start?",
        "By what number does one step multiply w on a parabola, and when does w then shrink?",
    ),
    pictures=_pictures,
)  # fmt: skip
