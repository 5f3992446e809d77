"""The update rules of four optimizers, step by step."""

from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    Asked, Call, Check, Claim, Facts, Failed, Kata, Plain, Subject, as_arrays, check, function, show, value,
)  # fmt: skip
from pytest_keraskata.backend import keras
from pytest_keraskata.specs.training import _updates as rules
from pytest_keraskata.specs.training._calls import STATES, drawn_arguments, pinned_call

_SGD = function("sgd_step(w, g, learning_rate)")
_MOMENTUM = function("momentum_step(w, g, velocity, learning_rate, momentum=0.9)")
_RMSPROP = function("rmsprop_step(w, g, mean_square, learning_rate, rho=0.9, epsilon=1e-7)")
_ADAM = function("adam_step(w, g, m, v, step, learning_rate, beta_1=0.9, beta_2=0.999, epsilon=1e-7)")
_ASKED = {asked.name: asked for asked in (_SGD, _MOMENTUM, _RMSPROP, _ADAM)}
_RATES = st.sampled_from([0.01, 0.1, 0.5, 2.0, 1e-4, 10.0])
_FRACTIONS = st.sampled_from([0.0, 0.3, 0.5, 0.8, 0.95, 0.999, 0])
_EPSILONS = st.sampled_from([1e-7, 1e-8, 1e-4, 1e-2, 1.0])


def _rule(asked: Asked, named: str, pinned: list[Call], **settings: st.SearchStrategy[Any]) -> Check:
    step: dict[str, Any] = {"step": 2} if asked is _ADAM else {}
    beyond = [
        pinned_call(asked, learning_rate=0.1, shape=one, **step) for one in ((23,), (2, 17), (1, 2, 15), (2, 1, 2, 3))
    ]
    # A gradient may be tiny, and still be more than there is of a weight.
    beyond.append(pinned_call(asked, learning_rate=0.1, size=1e-9, weights=1e-11, **step))
    return asked.returns(
        named,
        getattr(rules, named),
        error=getattr(rules, f"of_{named}"),
        tolerance=0.0,
        names=("w", *STATES[asked.name]),
        draws=drawn_arguments(asked, learning_rate=_RATES, **settings),
        examples=25,
        pinned=[*pinned, *beyond],
        mistakes=getattr(rules, named.upper()),
    )


_w, _g, _v = (np.array(part, "float32") for part in ([1.0, -2.0], [0.5, 1.5], [0.1, -0.3]))
_one, _zero = np.ones(2, "float32"), np.zeros(2, "float32")
_sgd = _rule(
    _SGD,
    "sgd",
    [
        pinned_call(_SGD, learning_rate=0.1),
        pinned_call(_SGD, learning_rate=0.1, size=1e5),
        Call("sgd_step", (_w, _g, 0.5)),
    ],
)
_momentum = _rule(
    _MOMENTUM,
    "momentum",
    [
        pinned_call(_MOMENTUM, learning_rate=0.1, first=True),
        pinned_call(_MOMENTUM, learning_rate=0.1),
        pinned_call(_MOMENTUM, learning_rate=0.1, size=1e5),
        Call("momentum_step", (_w, _g, _v, 0.1, 0.5)),
        Call("momentum_step", (_w, _g, _v, 0.2)),
        pinned_call(_MOMENTUM, learning_rate=0.5, momentum=0.0),
    ],
    momentum=_FRACTIONS,
)
_rmsprop = _rule(
    _RMSPROP,
    "rmsprop",
    [
        pinned_call(_RMSPROP, learning_rate=0.1, first=True),
        pinned_call(_RMSPROP, learning_rate=0.1),
        pinned_call(_RMSPROP, learning_rate=0.1, rho=0.5, epsilon=0.01),
        # Gradients so small that epsilon counts, wherever it stands.
        pinned_call(_RMSPROP, learning_rate=0.1, size=1e-3),
        pinned_call(_RMSPROP, learning_rate=0.1, size=1e-3, rho=0.5),
        pinned_call(_RMSPROP, learning_rate=0.1, size=1e5),
        # Zeros are settings like any other.
        pinned_call(_RMSPROP, learning_rate=0.1, rho=0.0, epsilon=0.01),
        pinned_call(_RMSPROP, learning_rate=0.1, size=1e-3, epsilon=0.0),
        Call("rmsprop_step", (_one, _zero, _zero, 0.1)),
    ],
    rho=_FRACTIONS,
    epsilon=_EPSILONS,
)
_adam = _rule(
    _ADAM,
    "adam",
    [
        pinned_call(_ADAM, step=1, learning_rate=0.1, first=True),
        pinned_call(_ADAM, step=4, learning_rate=0.1),
        pinned_call(_ADAM, step=3, learning_rate=0.1, beta_1=0.5, beta_2=0.8, epsilon=0.01),
        pinned_call(_ADAM, step=1, learning_rate=0.1, size=1e-5, first=True),
        pinned_call(_ADAM, step=2, learning_rate=0.1, size=1e-5, beta_1=0.8),
        pinned_call(_ADAM, step=2, learning_rate=0.1, size=1e5),
        pinned_call(_ADAM, step=1000, learning_rate=0.1),
        pinned_call(_ADAM, step=2, learning_rate=0.1, beta_1=0.0, beta_2=0.0, epsilon=0.01),
        pinned_call(_ADAM, step=2, learning_rate=0.1, size=1e-5, epsilon=0.0),
        Call("adam_step", (_one, _zero, _zero, _zero, 1, 0.1)),
    ],
    step=st.integers(1, 50) | st.integers(51, 10**6),
    beta_1=_FRACTIONS,
    beta_2=_FRACTIONS,
    epsilon=_EPSILONS,
)

_COURSES: tuple[tuple[str, dict[str, Plain]], ...] = (
    ("sgd_step", {"learning_rate": 0.1}),
    ("momentum_step", {"learning_rate": 0.1, "momentum": 0.9}),
    ("momentum_step", {"learning_rate": 0.05, "momentum": 0.4}),
    ("rmsprop_step", {"learning_rate": 0.1}),
    ("rmsprop_step", {"learning_rate": 0.02, "rho": 0.6, "epsilon": 1e-3}),
    ("adam_step", {"learning_rate": 0.1}),
    ("adam_step", {"learning_rate": 0.02, "beta_1": 0.6, "beta_2": 0.7, "epsilon": 1e-3}),
)
_OPTIMIZERS = {"rmsprop_step": "RMSprop", "adam_step": "Adam"}


@check(
    course=st.sampled_from(_COURSES),
    seed=st.integers(0, 99),
    pinned=tuple({"course": course, "seed": seed} for seed, course in enumerate(_COURSES)),
    draws=2,
    after=("sgd", "momentum", "rmsprop", "adam"),
)
def several_steps(subject: Subject, course: tuple[str, dict[str, Plain]], seed: int) -> None:
    """Step after step, with the returned states, the weights are those of Keras's optimizer."""
    name, settings = course
    generator = np.random.default_rng(seed)
    w = generator.normal(size=(2, 3)).astype("float32")
    states = [np.zeros_like(w) for _ in STATES[name]]
    optimizer = getattr(keras.optimizers, _OPTIMIZERS.get(name, "SGD"))(**settings)
    variable = keras.Variable(w)
    for number in range(1, 6):
        g, start = generator.normal(size=w.shape).astype("float32"), w
        optimizer.apply([keras.ops.convert_to_tensor(g)], [variable])
        numbered = {"step": number} if name == "adam_step" else {}
        call = Call(name, (w, g, *states), {**numbered, **settings})
        found = as_arrays(value(subject, call, "the weights after a step, and the states"), 1 + len(states))
        right = variable.numpy()
        near = 1e-3 * float(np.max(np.abs(right - start)))
        if found is None or found[0].shape != right.shape or not np.allclose(found[0], right, rtol=0, atol=near):
            words = f"w as computed by Keras's {type(optimizer).__name__}: {show(right)}"
            shown = show(found[0]) if found else "something else"
            raise Failed(Claim(words, shown), call=f"step {number} of {call}", facts=Facts(call, found))
        w, *states = [np.asarray(part, "float32") for part in found]


kata = Kata(
    __name__,
    title="Optimizers, one step at a time",
    questions=("Q22",),
    functions=tuple(asked.function for asked in _ASKED.values()),
    checks=(_sgd, _momentum, _rmsprop, _adam, several_steps),
    hints=(
        "Which state does a step use: the one passed in, or the new one?",
        "What is the running mean after its very first step, if it started at zero? What does Adam do about that?",
        "Who else holds the array that was passed in as the state?",
    ),
)
