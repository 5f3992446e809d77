"""The update rules of four optimizers, step by step."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call, show
from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.returned import Returned, as_array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import arrays, magnitudes
from pytest_keraskata.authoring.functions import far, signature, value, ways
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.kata import Check, Function, Kata

_SGD = signature("sgd_step(w, g, learning_rate)")
_MOMENTUM = signature("momentum_step(w, g, velocity, learning_rate, momentum=0.9)")
_RMSPROP = signature("rmsprop_step(w, g, mean_square, learning_rate, rho=0.9, epsilon=1e-7)")
_ADAM = signature("adam_step(w, g, m, v, step, learning_rate, beta_1=0.9, beta_2=0.999, epsilon=1e-7)")

# What each function hands back after the weights.
_STATES: Mapping[str, tuple[str, ...]] = {
    "sgd_step": (),
    "momentum_step": ("velocity",),
    "rmsprop_step": ("mean_square",),
    "adam_step": ("m", "v"),
}
# What rounding makes of the terms of a sum, and of a step that is made of them.
_DIGITS, _STEP = 1e-6, 1e-5
# Keras takes powers in float32, and 1 - 0.999 is off by 5e-5 there; an epsilon in the wrong place by far more.
_POWERS = 2e-4


def sgd(w: Array, g: Array, learning_rate: float) -> tuple[Array, ...]:
    return (w - learning_rate * g,)


def momentum(w: Array, g: Array, velocity: Array, learning_rate: float, momentum: float) -> tuple[Array, ...]:
    velocity = momentum * velocity - learning_rate * g
    return w + velocity, velocity


def rmsprop(
    w: Array, g: Array, mean_square: Array, learning_rate: float, rho: float, epsilon: float
) -> tuple[Array, ...]:
    mean_square = rho * mean_square + (1 - rho) * g**2
    return w - learning_rate * g / np.sqrt(mean_square + epsilon), mean_square


def adam(
    w: Array,
    g: Array,
    m: Array,
    v: Array,
    step: int,
    learning_rate: float,
    beta_1: float,
    beta_2: float,
    epsilon: float,
) -> tuple[Array, ...]:
    m = beta_1 * m + (1 - beta_1) * g
    v = beta_2 * v + (1 - beta_2) * g**2
    rate = learning_rate * math.sqrt(1 - beta_2**step) / (1 - beta_1**step)
    return w - rate * m / (np.sqrt(v) + epsilon), m, v


_RULES: Mapping[str, Callable[..., tuple[Array, ...]]] = {
    "sgd_step": sgd,
    "momentum_step": momentum,
    "rmsprop_step": rmsprop,
    "adam_step": adam,
}


def _errors(function: str, given: Mapping[str, Plain]) -> dict[str, Array]:
    """How far weights and states may be off, entry by entry: a state may be made of larger numbers than it is."""
    sizes = {name: np.abs(part) if isinstance(part, np.ndarray) else part for name, part in given.items()}
    w, g, rate = sizes["w"], sizes["g"], given["learning_rate"]
    if function == "sgd_step":
        return {"w": _DIGITS * w + _STEP * rate * g}
    if function == "momentum_step":
        step = given["momentum"] * sizes["velocity"] + rate * g
        return {"w": _DIGITS * w + _STEP * step, "velocity": _STEP * step}
    square = "v" if function == "adam_step" else "mean_square"
    off = 2 * _DIGITS * (sizes[square] + g**2)
    new = _RULES[function](**given)
    lowest, highest = np.maximum(new[-1] - off, 0), new[-1] + off
    epsilon = given["epsilon"]
    if function == "rmsprop_step":
        spread = rate * g * (1 / np.sqrt(lowest + epsilon) - 1 / np.sqrt(highest + epsilon))
        return {"w": _DIGITS * w + spread + _STEP * np.abs(new[0] - given["w"]), square: off}
    of_m = _DIGITS * (sizes["m"] + g)
    rate = rate * math.sqrt(1 - given["beta_2"] ** given["step"]) / (1 - given["beta_1"] ** given["step"])
    longest = rate * (np.abs(new[1]) + of_m) / (np.sqrt(lowest) + epsilon)
    shortest = rate * np.maximum(np.abs(new[1]) - of_m, 0) / (np.sqrt(highest) + epsilon)
    return {"w": _DIGITS * w + (longest - shortest) + _POWERS * longest, "m": of_m, "v": off}


# --- judging ----------------------------------------------------------------------------------------------


def _step(subject: Subject, function: Function, call: Call) -> None:
    """A call returns the weights and states that the rule gives.

    Raises:
        Failed: where it returns anything else.
    """
    given = function.arguments(call)
    exact = {name: part.astype("float64") if isinstance(part, np.ndarray) else part for name, part in given.items()}
    right, errors = _RULES[function.name](**exact), _errors(function.name, exact)
    for asked in ways(subject, call):
        _compare(subject, asked, given, right, errors)


def _compare(
    subject: Subject, call: Call, given: Mapping[str, Plain], right: Sequence[Array], errors: Mapping[str, Array]
) -> None:
    names = ("w", *_STATES[call.function])
    expected = f"({', '.join(names)})" if len(names) > 1 else "w"
    returned = value(subject, call, expected)
    facts = Facts(call, returned, {"arrays": dict(zip(names, right, strict=True))})
    parts = _parts(returned, len(names))
    if parts is None:
        raise Failed(Claim(f"{expected}, {_count(len(names))}", returned.words), call=_shown(call), facts=facts)
    for name, found, wanted in zip(names, parts, right, strict=True):
        if found.shape != wanted.shape:
            shapes = f"{name} of shape {found.shape}"
            raise Failed(Claim(f"{name} of shape {wanted.shape}", shapes), call=_shown(call), facts=facts)
        if far(found, np.asarray(wanted), errors[name], 0.0) is not None:
            details = tuple(f"{part} = {show(given[part])}" for part in ("w", "g", *names[1:]))
            raise Failed(
                Claim(f"{name} = {show(np.asarray(wanted))}", f"{name} = {show(found)}", details),
                call=_shown(call),
                facts=facts,
            )


def _parts(returned: Returned, count: int) -> list[Array] | None:
    if count == 1:
        whole = as_array(returned)
        # A tuple of one is what the others return, and easily taken for it.
        return None if whole is None or (returned.kind == "sequence" and not _is_nested(returned)) else [whole]
    if returned.kind == "array" and returned.value.ndim and len(returned.value) == count:
        return [np.asarray(part) for part in returned.value]
    if returned.kind != "sequence" or len(returned.value) != count:
        return None
    parts = [as_array(part) for part in returned.value]
    return None if any(part is None for part in parts) else [part for part in parts if part is not None]


def _is_nested(returned: Returned) -> bool:
    return not any(part.kind == "array" and part.value.ndim for part in returned.value)


def _count(count: int) -> str:
    return "one array" if count == 1 else f"{count} arrays"


def _shown(call: Call) -> str:
    """The call with the arrays by name: their values stand below."""
    parts = [show(part) if not isinstance(part, np.ndarray) else "…" for part in call.args]
    named = [f"{name}={name if isinstance(part, np.ndarray) else show(part)}" for name, part in call.kwargs.items()]
    return f"{call.function}({', '.join(parts + named)})"


# --- calls ------------------------------------------------------------------------------------------------


_SHAPES = st.sampled_from([(1,), (3,), (2, 3), (2, 1, 2)])
_RATES = st.sampled_from([0.01, 0.1, 0.5, 2.0, 1e-4, 10.0])
_FRACTIONS = st.sampled_from([0.0, 0.3, 0.5, 0.8, 0.95, 0.999, 0])
_SIZES = st.sampled_from([1.0, 1.0, 0.1, 1e-3, 1e-5, 100.0])
_EACH_OF_ITS_OWN = st.integers(0, 2).map(lambda number: number == 2)
_EPSILONS = st.sampled_from([1e-7, 1e-8, 1e-4, 1e-2, 1.0])


@st.composite
def _calls(draw: st.DrawFn, /, function: Function, **settings: st.SearchStrategy[Any]) -> Call:
    """Arrays of one shape, settings that may be left out, some arguments by position."""
    shape, size, mixed = draw(_SHAPES), draw(_SIZES), draw(_EACH_OF_ITS_OWN)
    optional = {parameter.name for parameter in function.parameters if parameter.default is not None}
    given: dict[str, Plain] = {}
    for parameter in function.parameters:
        name = parameter.name
        if name in settings:
            if name not in optional or draw(st.booleans()):
                given[name] = draw(settings[name])
        elif mixed:
            numbers = draw(magnitudes(shape, 1e-6, 1e3))
            given[name] = numbers**2 if name in ("mean_square", "v") else numbers
        elif name in ("mean_square", "v"):
            given[name] = draw(arrays(shape, 0.0, 2.0)) * np.float32(size) ** 2
        else:
            given[name] = draw(arrays(shape, -2.0, 2.0)) * np.float32(1.0 if name == "w" else size)
    by_position = 0
    for place, parameter in enumerate(function.parameters):
        if parameter.name not in given:
            break
        by_position = place + 1
    by_position = draw(st.integers(0, by_position))
    items = list(given.items())
    return Call(function.name, tuple(part for _, part in items[:by_position]), dict(items[by_position:]))


def _pinned(function: Function, *, size: float = 1.0, seed: int = 3, first: bool = False, **settings: Plain) -> Call:
    """A call whose arrays come from a seed; at the first step every state is zero."""
    generator = np.random.default_rng(seed)
    given: dict[str, Plain] = {}
    for parameter in function.parameters:
        name = parameter.name
        if name in settings:
            given[name] = settings[name]
        elif name in _STATES[function.name]:
            low, scale = (0.0, size**2) if name in ("mean_square", "v") else (-1.0, size)
            drawn = generator.uniform(low, 1.0, 3) * scale
            given[name] = np.zeros(3, "float32") if first else drawn.astype("float32")
        elif parameter.default is None:
            given[name] = (generator.uniform(-1.0, 1.0, 3) * (1.0 if name == "w" else size)).astype("float32")
    return Call(function.name, kwargs=given)


def _rule_check(name: str, function: Function, drawn: st.SearchStrategy[Call], pinned: Sequence[Call]) -> Check:
    @check(name=name, call=drawn, pinned=tuple({"call": call} for call in pinned), draws=25)
    def judge(subject: Subject, call: Call) -> None:
        _step(subject, function, call)

    return judge


_positional = Call(
    "momentum_step",
    (np.array([1.0, -2.0], "float32"), np.array([0.5, 1.5], "float32"), np.array([0.1, -0.3], "float32"), 0.1, 0.5),
)
_zero = np.zeros(2, "float32")

_sgd = _rule_check(
    "sgd",
    _SGD,
    _calls(_SGD, learning_rate=_RATES),
    (_pinned(_SGD, learning_rate=0.1), Call("sgd_step", (_positional.args[0], _positional.args[1], 0.5))),
)
_momentum = _rule_check(
    "momentum",
    _MOMENTUM,
    _calls(_MOMENTUM, learning_rate=_RATES, momentum=_FRACTIONS),
    (
        _pinned(_MOMENTUM, learning_rate=0.1, first=True),
        _pinned(_MOMENTUM, learning_rate=0.1),
        _positional,
        _pinned(_MOMENTUM, learning_rate=0.5, momentum=0.0),
    ),
)
_rmsprop = _rule_check(
    "rmsprop",
    _RMSPROP,
    _calls(_RMSPROP, learning_rate=_RATES, rho=_FRACTIONS, epsilon=_EPSILONS),
    (
        _pinned(_RMSPROP, learning_rate=0.1, first=True),
        _pinned(_RMSPROP, learning_rate=0.1),
        _pinned(_RMSPROP, learning_rate=0.1, rho=0.5, epsilon=0.01),
        # Gradients so small that epsilon counts, wherever it stands.
        _pinned(_RMSPROP, learning_rate=0.1, size=1e-3),
        _pinned(_RMSPROP, learning_rate=0.1, size=1e-3, rho=0.5),
        Call("rmsprop_step", (np.ones(2, "float32"), _zero, _zero, 0.1)),
    ),
)
_adam = _rule_check(
    "adam",
    _ADAM,
    _calls(
        _ADAM,
        step=st.integers(1, 50) | st.integers(51, 10**6),
        learning_rate=_RATES,
        beta_1=_FRACTIONS,
        beta_2=_FRACTIONS,
        epsilon=_EPSILONS,
    ),
    (
        _pinned(_ADAM, step=1, learning_rate=0.1, first=True),
        _pinned(_ADAM, step=4, learning_rate=0.1),
        _pinned(_ADAM, step=3, learning_rate=0.1, beta_1=0.5, beta_2=0.8, epsilon=0.01),
        _pinned(_ADAM, step=1, learning_rate=0.1, size=1e-5, first=True),
        _pinned(_ADAM, step=2, learning_rate=0.1, size=1e-5, beta_1=0.8),
        _pinned(_ADAM, step=1000, learning_rate=0.1),
        Call("adam_step", (np.ones(2, "float32"), _zero, _zero, _zero, 1, 0.1)),
    ),
)


# --- beside Keras -----------------------------------------------------------------------------------------


def _optimizer(function: str, settings: Mapping[str, Plain]) -> Any:
    made = {"rmsprop_step": keras.optimizers.RMSprop, "adam_step": keras.optimizers.Adam}
    return made.get(function, keras.optimizers.SGD)(**settings)


_COURSES: tuple[tuple[str, dict[str, Plain]], ...] = (
    ("sgd_step", {"learning_rate": 0.1}),
    ("momentum_step", {"learning_rate": 0.1, "momentum": 0.9}),
    ("momentum_step", {"learning_rate": 0.05, "momentum": 0.4}),
    ("rmsprop_step", {"learning_rate": 0.1}),
    ("rmsprop_step", {"learning_rate": 0.02, "rho": 0.6, "epsilon": 1e-3}),
    ("adam_step", {"learning_rate": 0.1}),
    ("adam_step", {"learning_rate": 0.02, "beta_1": 0.6, "beta_2": 0.7, "epsilon": 1e-3}),
)


@check(
    course=st.sampled_from(_COURSES),
    seed=st.integers(0, 99),
    pinned=tuple({"course": course, "seed": seed} for seed, course in enumerate(_COURSES)),
    draws=2,
    after=("sgd", "momentum", "rmsprop", "adam"),
)
def several_steps(subject: Subject, course: tuple[str, dict[str, Plain]], seed: int) -> None:
    """Step after step, with the states that came back, the weights are those of Keras's optimizer."""

    function, settings = course
    generator = np.random.default_rng(seed)
    w = generator.normal(size=(2, 3)).astype("float32")
    states = [np.zeros_like(w) for _ in _STATES[function]]
    variable, optimizer = keras.Variable(w), _optimizer(function, settings)
    for number in range(1, 6):
        g = generator.normal(size=w.shape).astype("float32")
        start = w
        optimizer.apply([keras.ops.convert_to_tensor(g)], [variable])
        numbered = {"step": number} if function == "adam_step" else {}
        call = Call(function, (w, g, *states), {**numbered, **settings})
        known = {"sgd_step": _SGD, "momentum_step": _MOMENTUM, "rmsprop_step": _RMSPROP, "adam_step": _ADAM}[function]
        _step(subject, known, call)
        found = _parts(value(subject, call, "the weights after a step"), 1 + len(states))
        assert found is not None, "the rule's values were found above"
        w, *states = [np.asarray(part, "float32") for part in found]
        if not np.allclose(w, variable.numpy(), rtol=0, atol=1e-3 * float(np.max(np.abs(variable.numpy() - start)))):
            raise Failed(
                Claim(f"w as Keras's {type(optimizer).__name__} gives it: {show(variable.numpy())}", show(w)),
                call=f"step {number} of {_shown(call)}",
                facts=Facts(call, w),
            )


kata = Kata(
    __name__,
    title="Optimizers, one step at a time",
    questions=("Q22",),
    functions=(_SGD, _MOMENTUM, _RMSPROP, _ADAM),
    checks=(_sgd, _momentum, _rmsprop, _adam, several_steps),
    hints=(
        "Which state belongs to a step: the one that was handed in, or the one that the step makes?",
        "What is the running mean after its very first step, if it started at zero? What does Adam do about that?",
        "Who else holds the array that you were given as the state?",
    ),
)
