"""The update rules of four optimizers, and what is known to go wrong in them."""

import math
from collections.abc import Callable, Mapping
from functools import partial, wraps
from typing import Any

import numpy as np

from pytest_keraskata.authoring import Array, Plain, but, mistake, then

Rule = Callable[..., Any]
# What rounding makes of the terms of a sum, and of a step that is made of them.
_DIGITS, _STEP = 1e-6, 1e-5
# Keras takes powers in float32, and 1 - 0.999 is off by 5e-5 there; an epsilon in the wrong place by far more.
_POWERS = 2e-4


def exact(rule: Rule) -> Rule:
    """The rule in double precision."""

    @wraps(rule)
    def found(**given: Any) -> Any:
        return rule(**{n: v.astype("float64") if isinstance(v, np.ndarray) else v for n, v in given.items()})

    return found


@exact
def sgd(w: Array, g: Array, learning_rate: float) -> Array:
    return w - learning_rate * g


@exact
def momentum(w: Array, g: Array, velocity: Array, learning_rate: float, momentum: float) -> tuple[Array, ...]:
    velocity = momentum * velocity - learning_rate * g
    return w + velocity, velocity


@exact
def rmsprop(
    w: Array, g: Array, mean_square: Array, learning_rate: float, rho: float, epsilon: float,
    square: Callable[[Array], Array] = np.square,
    root: Callable[[Array, float], Array] = lambda square, epsilon: np.sqrt(square + epsilon),
) -> tuple[Array, ...]:  # fmt: skip
    mean_square = rho * mean_square + (1 - rho) * square(g)
    return w - learning_rate * g / root(mean_square, epsilon), mean_square


@exact
def adam(
    w: Array, g: Array, m: Array, v: Array, step: int, learning_rate: float, beta_1: float, beta_2: float, epsilon: float,
    square: Callable[[Array], Array] = np.square,
    root: Callable[[Array, float], Array] = lambda square, epsilon: np.sqrt(square) + epsilon,
    correction: Callable[[float, float], float] = lambda first, second: math.sqrt(second) / first,
) -> tuple[Array, ...]:  # fmt: skip
    m = beta_1 * m + (1 - beta_1) * g
    v = beta_2 * v + (1 - beta_2) * square(g)
    rate = learning_rate * correction(1 - beta_1**step, 1 - beta_2**step)
    return w - rate * m / root(v, epsilon), m, v


def _sizes(given: Mapping[str, Any]) -> dict[str, Any]:
    return {n: np.abs(v).astype("float64") if isinstance(v, np.ndarray) else v for n, v in given.items()}


# How far weights and states may be off, entry by entry: a state may be made of larger numbers than it is.


def of_sgd(**given: Plain) -> Array:
    sizes = _sizes(given)
    return np.asarray(_DIGITS * sizes["w"] + _STEP * sizes["learning_rate"] * sizes["g"])


def of_momentum(**given: Plain) -> tuple[Array, ...]:
    sizes = _sizes(given)
    step = sizes["momentum"] * sizes["velocity"] + sizes["learning_rate"] * sizes["g"]
    return _DIGITS * sizes["w"] + _STEP * step, _STEP * step


def of_rmsprop(**given: Any) -> tuple[Array, ...]:
    sizes, new, epsilon = _sizes(given), rmsprop(**given), given["epsilon"]
    off = 2 * _DIGITS * (sizes["mean_square"] + sizes["g"] ** 2)
    least, most = np.maximum(new[1] - off, 0), new[1] + off
    spread = sizes["learning_rate"] * sizes["g"] * (1 / np.sqrt(least + epsilon) - 1 / np.sqrt(most + epsilon))
    return _DIGITS * sizes["w"] + spread + _STEP * np.abs(new[0] - given["w"].astype("float64")), off


def _rate(given: Mapping[str, Any]) -> float:
    """Adam's learning rate with both corrections."""
    step = given["step"]
    return float(given["learning_rate"] * math.sqrt(1 - given["beta_2"] ** step) / (1 - given["beta_1"] ** step))


def _moved(given: Mapping[str, Any], m: Array, v: Array) -> Array:
    """The weights after a step of Adam that is made of these means."""
    return np.asarray(given["w"] - _rate(given) * m / (np.sqrt(v) + given["epsilon"]))


def of_adam(**given: Any) -> tuple[Array, ...]:
    sizes, new, epsilon = _sizes(given), adam(**given), given["epsilon"]
    off = 2 * _DIGITS * (sizes["v"] + sizes["g"] ** 2)
    least, most = np.maximum(new[2] - off, 0), new[2] + off
    of_m = _DIGITS * (sizes["m"] + sizes["g"])
    rate = _rate(given)
    longest = rate * (np.abs(new[1]) + of_m) / (np.sqrt(least) + epsilon)
    shortest = rate * np.maximum(np.abs(new[1]) - of_m, 0) / (np.sqrt(most) + epsilon)
    return _DIGITS * sizes["w"] + (longest - shortest) + _POWERS * longest, of_m, off


def _instead(rule: Rule, **changes: Callable[..., Any]) -> Rule:
    """The rule with arguments that are made of all of them."""
    return lambda **given: rule(**given | {name: change(given) for name, change in changes.items()})


def _corrected(**given: Any) -> tuple[Array, ...]:
    w, m, v = adam(**given)
    return w, m / (1 - given["beta_1"] ** given["step"]), v / (1 - given["beta_2"] ** given["step"])


def _never_smaller(**given: Any) -> tuple[Array, ...]:
    _, m, v = adam(**given)
    return _moved(given, m, np.maximum(v, given["v"])), m, np.maximum(v, given["v"])


def _ahead(**given: Any) -> tuple[Array, ...]:
    _, m, v = adam(**given)
    return _moved(given, given["beta_1"] * m + (1 - given["beta_1"]) * given["g"], v), m, v


def _one_beta(**given: Any) -> tuple[Array, ...]:
    _, m, v = adam(**given | {"beta_2": given["beta_1"]})
    return _moved(given, m, v), m, v


_DOWN, _NEW = "which way does the loss fall?", "which state belongs to a step: the old one, or the one it makes?"
_SHARE, _DEFAULT = "how much of the old state is kept?", "which defaults does the task's signature have?"
_ORDER, _ROOT = "in which order are the states returned?", "what is the root taken of, and where is epsilon added?"
_START = "what is the running mean after its very first step, if it started at zero?"
SGD = (
    mistake("uphill", lambda w, g, learning_rate: w + learning_rate * g, "the gradient is added", _DOWN),
    mistake("no-rate", lambda w, g: w - g, "the learning rate is missing", "how long is a step?"),
    mistake("step-alone", lambda g, learning_rate: -learning_rate * g, "the step is returned instead of the weights",
            "what does the function return?"),
    mistake("divided-by-rate", lambda w, g, learning_rate: w - g / learning_rate,
            "the gradient is divided by the learning rate", "how long is a step?"),
    mistake("sign-alone", lambda w, g, learning_rate: w - learning_rate * np.sign(g),
            "only the gradient's sign counts, not its size", "how long is a step?"),
    mistake("length-one", lambda w, g, learning_rate: w - learning_rate * g / max(float(np.linalg.norm(g)), 1.0),
            "a gradient longer than 1 is shortened", "how long is a step?"),
)  # fmt: skip
MOMENTUM = (
    mistake("old-velocity", lambda w, velocity, **given: (w + velocity, momentum(w=w, velocity=velocity, **given)[1]),
            "the weights move by the velocity of the previous step", _NEW),
    mistake("nesterov", lambda w, g, learning_rate, momentum, **given: (
                lambda new: (w + momentum * new - learning_rate * g, new))(momentum * given["velocity"] - learning_rate * g),
            "this is Nesterov's momentum, which looks one step ahead", "by which velocity do the weights move?"),
    mistake("averaged", lambda **given: momentum(**given | {"learning_rate": (1 - given["momentum"]) * given["learning_rate"]}),
            "the gradient is multiplied by 1 - momentum", "what is the gradient multiplied by?"),
    mistake("rate-later", lambda w, g, velocity, learning_rate, momentum: (
                w - learning_rate * (momentum * velocity + g), momentum * velocity + g),
            "the velocity doesn't contain the learning rate, as in PyTorch", "where is the learning rate applied?"),
    mistake("no-momentum", lambda w, g, velocity, learning_rate: (w - learning_rate * g, -learning_rate * g),
            "the old velocity is missing", _SHARE),
    mistake("against-the-velocity", lambda w, **given: (w - momentum(w=w, **given)[1], momentum(w=w, **given)[1]),
            "the velocity is subtracted from the weights", _DOWN),
    mistake("velocity-uphill", but(momentum, g=np.negative), "the gradient is added to the velocity", _DOWN),
    mistake("state-forgotten", then(momentum, lambda found: found[0]), "the velocity isn't returned",
            "what does the next step need?"),
    mistake("velocity-first", then(momentum, lambda found: found[::-1]), "the velocity is returned first", _ORDER),
    mistake("other-momentum", but(momentum, momentum=lambda one: 0.99 if one == 0.9 else one),
            "the default of momentum is 0.99", _DEFAULT),
)  # fmt: skip
RMSPROP = (
    mistake("epsilon-outside", partial(rmsprop, root=lambda square, epsilon: np.sqrt(square) + epsilon),
            "epsilon is added to the root, as in other libraries", _ROOT),
    mistake("no-root", partial(rmsprop, root=lambda square, epsilon: square + epsilon),
            "the step is divided by the mean square itself", _ROOT),
    mistake("one-for-all", partial(rmsprop, square=lambda g: np.mean(g**2)), "all weights share one mean square",
            "how many mean squares are there?"),
    mistake("no-square", partial(rmsprop, square=np.abs), "the gradient isn't squared", "what is it the mean of?"),
    mistake("old-square", lambda **given: (
                given["w"] - given["learning_rate"] * given["g"] / np.sqrt(given["mean_square"] + given["epsilon"]),
                rmsprop(**given)[1]),
            "the step is divided by the root of the previous mean square", _NEW),
    mistake("summed", lambda w, g, mean_square, learning_rate, epsilon: (
                w - learning_rate * g / np.sqrt(mean_square + g**2 + epsilon), mean_square + g**2),
            "all squares are summed, as in Adagrad", _SHARE),
    mistake("centred", partial(rmsprop, square=lambda g: (g - np.mean(g)) ** 2),
            "the mean over all entries is subtracted from the gradient first", "do entries know of each other?"),
    mistake("other-rho", but(rmsprop, rho=lambda one: 0.99 if one == 0.9 else one),
            "the default of rho is 0.99, as in PyTorch", _DEFAULT),
    mistake("rho-swapped", but(rmsprop, rho=lambda rho: 1 - rho), "rho and 1 - rho are swapped", _SHARE),
    mistake("square-forgotten", then(rmsprop, lambda found: found[0]), "the mean square isn't returned",
            "what does the next step need?"),
)  # fmt: skip
ADAM = (
    mistake("no-correction", partial(adam, correction=lambda first, second: 1.0),
            "the running means are not corrected for starting at zero", _START),
    mistake("correction-without-root", partial(adam, correction=lambda first, second: second / first),
            "the second correction has no root", "which roots are taken of the mean of squares and of its correction?"),
    mistake("first-correction-alone", partial(adam, correction=lambda first, second: 1 / first),
            "only the first running mean is corrected", _START),
    mistake("correction-of-defaults", lambda w, g, m, v, step, learning_rate, beta_1, beta_2, epsilon: adam(
                w=w, g=g, m=m, v=v, step=step, learning_rate=learning_rate, beta_1=beta_1, beta_2=beta_2, epsilon=epsilon,
                correction=lambda *_: math.sqrt(1 - 0.999**step) / (1 - 0.9**step)),
            "the corrections use 0.9 and 0.999, whatever the betas are", "what does each correction depend on?"),
    mistake("step-from-zero", but(adam, step=lambda step: step + 1), "steps are counted from 0",
            "what is the number of the first step?"),
    mistake("not-squared", partial(adam, square=np.abs), "the second mean averages the gradient's magnitude",
            "what is it the mean of?"),
    mistake("one-beta", _one_beta, "both means have the same beta",
            "which mean has the longer memory?"),
    mistake("betas-swapped", _instead(adam, beta_1=lambda given: given["beta_2"], beta_2=lambda given: given["beta_1"]),
            "the two betas are swapped", "which mean has the longer memory?"),
    mistake("textbook-epsilon", _instead(adam, epsilon=lambda given: given["epsilon"] * math.sqrt(
                1 - given["beta_2"] ** given["step"])),
            "epsilon is added after the correction, which is a different form of the rule", _ROOT),
    mistake("epsilon-inside", partial(adam, root=lambda square, epsilon: np.sqrt(square + epsilon)),
            "epsilon is added before the root is taken", _ROOT),
    mistake("other-epsilon", but(adam, epsilon=lambda one: 1e-8 if one == 1e-7 else one),
            "the default of epsilon is 1e-8, as in PyTorch", _DEFAULT),
    mistake("other-beta-2", but(adam, beta_2=lambda one: 0.99 if one == 0.999 else one),
            "the default of beta_2 is 0.99", _DEFAULT),
    mistake("never-smaller", _never_smaller, "the running mean of squares never falls, as with AMSGrad",
            "may the mean of squares become smaller?"),
    mistake("adam-ahead", _ahead, "the step looks ahead, as in Nadam", "which running mean is a step made of?"),
    mistake("corrected-states", _corrected, "the corrected means are returned instead of the running ones",
            "which means does the next step continue from?"),
    mistake("states-swapped", then(adam, lambda found: (found[0], found[2], found[1])), "v is returned before m", _ORDER),
    mistake("adam-uphill", lambda w, **given: (2 * w - adam(w=w, **given)[0], *adam(w=w, **given)[1:]), "the step is added",
            _DOWN),
)  # fmt: skip
