"""Gradient descent on quadratics, and how large its learning rate may be."""

from collections.abc import Iterator

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call, Gradient
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import calls, of_all_sizes
from pytest_keraskata.authoring.functions import FORMS, array, numbers, signature
from pytest_keraskata.kata import Kata
from pytest_keraskata.pictures import Curves, series

_DESCENT = signature("gradient_descent(gradient, start, learning_rate, steps)")
_RATE = signature("max_stable_learning_rate(curvature)")


def path(gradient: Gradient, start: Array, learning_rate: float, steps: int) -> Array:
    """Every point visited, in float64."""
    points = [start.astype("float64")]
    for _ in range(steps):
        w = points[-1]
        slope = w if gradient.matrix is None or gradient.offset is None else gradient.matrix @ w + gradient.offset
        points.append(w - learning_rate * slope)
    return np.array(points)


def _quadratic(seed: int, size: int) -> Gradient:
    """Of a bowl whose curvatures lie between 0.2 and 2, with its lowest point away from 0."""
    generator = np.random.default_rng(seed)
    axes, _ = np.linalg.qr(generator.normal(size=(size, size)))
    matrix = axes @ np.diag(generator.uniform(0.2, 2.0, size)) @ axes.T
    return Gradient(np.round(matrix, 3), np.round(generator.uniform(-2, 2, size), 3))


def _start(seed: int, size: int) -> Array:
    random = np.random.default_rng(seed + 1)
    if seed % 4 == 2:
        return of_all_sizes(random, (size,), 1e-7, 1e3).astype("float32")
    return np.round(random.uniform(-3, 3, size), 0 if seed % 4 == 3 else 2).astype("float32")


def errors(gradient: Gradient, start: Array, learning_rate: float, steps: int) -> Array:
    """How far each point may be off: by the rounding of its step, and by what the steps before were off."""
    size = len(start)
    matrix = np.eye(size) if gradient.matrix is None else gradient.matrix
    offset = np.zeros(size) if gradient.offset is None else gradient.offset
    growth = float(np.linalg.norm(np.eye(size) - learning_rate * matrix, 2))
    found = [np.zeros(size)]
    for w in path(gradient, start, learning_rate, steps)[:-1]:
        # Of an error in one direction something gets into all of them.
        spread = growth * (found[-1] if size == 1 else np.full(size, np.linalg.norm(found[-1])))
        found.append(spread + 1e-6 * (np.abs(w) + learning_rate * (np.abs(matrix) @ np.abs(w) + np.abs(offset))))
    return np.array(found)


@st.composite
def _calls(draw: st.DrawFn) -> Call:
    size, seed = draw(st.integers(1, 4)), draw(st.integers(0, 999))
    values = {
        "gradient": _quadratic(seed, size),
        "start": _start(seed, size),
        "learning_rate": draw(st.sampled_from([0.5, 0.1, 0.01, 0.9, 1e-4, 1.0])),
        "steps": draw(st.integers(0, 8) | st.integers(9, 40)),
    }
    by_position = draw(st.integers(0, 4))
    items = list(values.items())
    return Call(_DESCENT.name, tuple(value for _, value in items[:by_position]), dict(items[by_position:]))


def _judge(subject: Subject, call: Call) -> None:
    given = _DESCENT.arguments(call)
    array(subject, call, path(**given), error=errors(**given), forms=(*FORMS, "whole"))


_LINE = Gradient(np.array([[2.0]]), np.array([-4.0]))
_PLANE = Gradient(np.array([[1.0, 0.5], [0.5, 2.0]]), np.array([-1.0, 1.0]))


@check(
    name="points",
    call=_calls(),
    pinned=(
        {"call": Call(_DESCENT.name, (_LINE, np.array([1.0], "float32"), 0.25, 1))},
        {"call": Call(_DESCENT.name, (_LINE, np.array([5.0], "float32"), 0.1, 3))},
        {"call": Call(_DESCENT.name, (_PLANE, np.array([3.0, -2.0], "float32"), 0.5, 2))},
        {"call": Call(_DESCENT.name, (_quadratic(7, 3), _start(7, 3), 0.3, 5))},
        # Too long a step: the points run away, and that is what is asked for.
        {"call": Call(_DESCENT.name, (_LINE, np.array([1.0], "float32"), 1.25, 6))},
        # The gradient is exactly zero: at the start, and from the first step on.
        {"call": Call(_DESCENT.name, (_LINE, np.array([2.0], "float32"), 0.25, 4))},
        {"call": Call(_DESCENT.name, (_LINE, np.array([1.0], "float32"), 0.5, 5))},
        {"call": Call(_DESCENT.name, (_PLANE, np.array([3.0, -2.0], "float32"), 1e-3, 500))},
        {"call": Call(_DESCENT.name, (_LINE, np.array([1e-7], "float32"), 0.45, 30))},
    ),
    draws=40,
)
def points(subject: Subject, call: Call) -> None:
    _judge(subject, call)


@check(name="no_steps", size=st.integers(1, 4), pinned=({"size": 1}, {"size": 3}), draws=2)
def no_steps(subject: Subject, size: int) -> None:
    _judge(subject, Call(_DESCENT.name, (_quadratic(size, size), _start(size, size), 0.1, 0)))


@check(
    name="same_array",
    size=st.integers(1, 4),
    steps=st.integers(1, 5),
    pinned=({"size": 1, "steps": 1}, {"size": 2, "steps": 3}),
    draws=5,
    after=("points",),
)
def same_array(subject: Subject, size: int, steps: int) -> None:
    """A gradient function may give back the very array that it was given."""
    _judge(subject, Call(_DESCENT.name, (Gradient(None), _start(size, size), 0.25, steps)))


@check(
    name="max_stable_learning_rate",
    call=calls(_RATE.name, curvature=st.floats(1e-6, 1e6) | st.integers(1, 10**6)),
    pinned=(
        {"call": Call(_RATE.name, (1.0,))},
        {"call": Call(_RATE.name, (4.0,))},
        {"call": Call(_RATE.name, (3,))},
        {"call": Call(_RATE.name, (1e-6,))},
        {"call": Call(_RATE.name, (250_000.0,))},
        {"call": Call(_RATE.name, kwargs={"curvature": 0.5})},
    ),
    draws=15,
)
def max_stable_learning_rate(subject: Subject, call: Call) -> None:
    array(subject, call, 2.0 / float(_RATE.arguments(call)["curvature"]))


def _pictures(subject: Subject) -> Iterator[Curves]:
    """Learning rates that creep, that jump over the lowest point and back, and that run away."""
    drawn = []
    for rate in (0.1, 0.9, 1.05):
        call = Call(_DESCENT.name, (_LINE, np.array([5.0], "float32"), rate, 12))
        found, right = numbers(subject, call), path(**_DESCENT.arguments(call))
        drawn.append(series(f"learning rate {rate:g}, expected", right.ravel(), expected=True))
        walked = found is not None and found.size == right.size
        drawn.append(series(f"learning rate {rate:g}, yours", found.ravel() if found is not None and walked else ()))
    yield Curves(f"walks on a parabola, {_LINE}", "step", "w", tuple(drawn), note="the lowest point is at w = 2")


kata = Kata(
    __name__,
    title="Gradient descent",
    questions=("Q23",),
    functions=(_DESCENT, _RATE),
    checks=(points, no_steps, same_array, max_stable_learning_rate),
    hints=(
        "At which point do you need the gradient for the second step?",
        "How many points does a walk of three steps visit, if you count where it starts?",
        "By what number does one step multiply w on a parabola, and when does w then shrink?",
    ),
    pictures=_pictures,
)
