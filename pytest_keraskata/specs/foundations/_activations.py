"""Activation functions, and what is known to go wrong in them."""

from collections.abc import Callable

import numpy as np

from pytest_keraskata.authoring import Array, defaulting, mistake, sigmoid, softmax, wrong_answer


def tanh(x: Array) -> Array:
    return np.asarray(np.tanh(x))


def relu(x: Array) -> Array:
    return np.maximum(x, 0)


def leaky_relu(x: Array, negative_slope: float) -> Array:
    return np.where(x > 0, x, negative_slope * x)


def softmax_along(axis: int) -> Callable[[Array], Array]:
    """Where there is no such axis, along the last one."""
    return lambda x: np.moveaxis(softmax(np.moveaxis(x, axis, -1)), -1, axis) if axis < x.ndim else softmax(x)


_INFINITE = "exp of a number this large is infinite, and infinity divided by infinity is not a number"
_NOT_POSITIVE = "can you write it so that exp never sees a positive number?"
STORM = "an exponential becomes infinite before it is divided or discarded"
SIGN = "which sign should a number have before exp sees it?"
_HARD, _SMOOTH = "these are straight lines: a hard sigmoid", "should the curve be smooth?"
_BOUNDS, _SIDE = "between which two numbers is the curve?", "what happens to a negative number?"
_SLOPE, _DEFAULT = "what is a negative number multiplied by?", "which default does the task need?"
_SHARES, _ROW = "what do the results in a row sum to?", "along which axis are the classes of one sample?"
MISTAKES = {
    "sigmoid": (
        mistake("infinite-sigmoid", lambda x: np.exp(x) / (1 + np.exp(x)), _INFINITE, _NOT_POSITIVE),
        wrong_answer("sigmoid", "textbook", lambda x: 1 / (1 + np.exp(-x)), STORM, SIGN),
        mistake("hard", lambda x: np.clip(x / 6 + 0.5, 0, 1), _HARD, _SMOOTH),
        mistake("hard-of-old", lambda x: np.clip(0.2 * x + 0.5, 0, 1), _HARD, _SMOOTH),
        mistake("sign-turned", lambda x: sigmoid(-x),
                "the curve falls: x has the wrong sign", "what is the sigmoid of a large number?"),
        mistake("tanh-for-sigmoid", tanh, "this is a tanh", _BOUNDS),
        mistake("slope-of-sigmoid", lambda x: sigmoid(x) * sigmoid(-x),
                "this is the derivative of the sigmoid", "does the task need its value or its slope?"),
        mistake("cut-at-six", lambda x: sigmoid(np.clip(x, -6, 6)),
                "numbers beyond 6 are all treated the same", "when is a number too large for exp?"),
    ),
    "tanh": (
        mistake("infinite-tanh", lambda x: (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x)),
                _INFINITE, _NOT_POSITIVE),
        mistake("infinite-twice-x", lambda x: (np.exp(2 * x) - 1) / (np.exp(2 * x) + 1), _INFINITE, _NOT_POSITIVE),
        mistake("half-as-steep", lambda x: 2 * sigmoid(x) - 1,
                "the curve is half as steep as it should be", "how steep is a tanh at zero, and how steep a sigmoid?"),
        mistake("sigmoid-for-tanh", sigmoid, "this is a sigmoid", _BOUNDS),
        mistake("fraction", lambda x: np.clip(x * (27 + x**2) / (27 + 9 * x**2), -1, 1),
                "this is an approximation by a fraction of two polynomials", "is it right for every x?"),
        mistake("hard-tanh", lambda x: np.clip(x, -1, 1), "these are straight lines: a hard tanh", _SMOOTH),
    ),
    "relu": (
        mistake("absolute", lambda x: np.abs(x), "negative numbers become positive", _SIDE),
        mistake("turned", lambda x: np.minimum(x, 0), "the wrong side is cut off", _SIDE),
        mistake("largest", lambda x: np.maximum(x.max(), 0),
                "the array is reduced to one number", "should it be the largest of all, or of each number and zero?"),
        mistake("six", lambda x: np.clip(x, 0, 6), "this is a ReLU6", "how large may the result become?"),
        mistake("step", lambda x: np.where(x > 0, 1.0, 0.0), "this is a step from 0 to 1, the derivative", _SIDE),
        mistake("softplus", lambda x: np.log1p(np.exp(-np.abs(x))) + relu(x), "this is a softplus", _SMOOTH),
        mistake("gelu", lambda x: 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))), "this is a GELU", _SIDE),
        mistake("swish", lambda x: x * sigmoid(x), "this is a SiLU, also called swish", _SIDE),
        mistake("elu", lambda x: np.where(x > 0, x, np.exp(-np.abs(x)) - 1), "this is an ELU", _SIDE),
    ),
    "leaky_relu": (
        mistake("slope-unread", lambda x: leaky_relu(x, 0.2),
                "this is the slope 0.2, whatever negative_slope is", "does your function use negative_slope?"),
        mistake("zero-taken-for-none", lambda x, negative_slope: leaky_relu(x, negative_slope or 0.2),
                "0 is treated as a missing slope and replaced: this is the slope 0.2, whatever negative_slope is",
                "which numbers does Python treat as False?"),
        mistake("slope-of-the-layer", defaulting(leaky_relu, negative_slope=0.3),
                "0.3 is the slope of the layer keras.layers.LeakyReLU; the function has 0.2", _DEFAULT),
        mistake("slope-of-torch", defaulting(leaky_relu, negative_slope=0.01),
                "0.01 is the slope in PyTorch; the function has 0.2", _DEFAULT),
        mistake("positive-side", lambda x, negative_slope: np.where(x > 0, negative_slope * x, x),
                "the slope is on the positive side", "which side of zero leaks?"),
        mistake("both-sides", lambda x, negative_slope: negative_slope * x,
                "both sides have the slope", "which side of zero leaks?"),
        mistake("slope-as-bound", lambda x, negative_slope: np.maximum(negative_slope, x),
                "numbers below the slope are replaced by the slope itself", _SLOPE),
        mistake("no-leak", relu, "nothing leaks: this is a ReLU", _SLOPE),
        mistake("slope-turned", lambda x, negative_slope: leaky_relu(x, -negative_slope),
                "negative numbers become positive: the slope has the wrong sign", _SLOPE),
    ),
    "softmax": (
        mistake("nothing-subtracted", lambda x: np.exp(x) / np.exp(x).sum(axis=-1, keepdims=True),
                _INFINITE, _NOT_POSITIVE),
        *(mistake(f"{named}-subtracted", lambda x, of=of: np.exp(x - of(x, axis=-1, keepdims=True)) / np.exp(
                    x - of(x, axis=-1, keepdims=True)).sum(axis=-1, keepdims=True), f"the {named} of a row is subtracted: {_INFINITE}",
                  "which number of a row makes every exponent at most 0?") for named, of in (("mean", np.mean), ("minimum", np.min))),
        mistake("guarded-by-an-epsilon", lambda x: np.exp(x - x.max()) / np.maximum(
                    np.exp(x - x.max()).sum(axis=-1, keepdims=True), 1e-9),
                "exp of a number this far below zero is 0, and if that holds for a whole row, so are all of its results",
                "which maximum should be subtracted from a row?"),
        mistake("a-thousandth-more", lambda x: np.exp(x - x.max(axis=-1, keepdims=True)) / (
                    1e-3 + np.exp(x - x.max(axis=-1, keepdims=True)).sum(axis=-1, keepdims=True)),
                "0.001 is added to the sum", "can the sum be zero once the maximum was subtracted?"),
        mistake("largest-of-all", lambda x: np.exp(x - x.max()) / np.exp(x - x.max()).sum(axis=-1, keepdims=True),
                "exp of a number this far below zero is 0, and if that holds for a whole row, 0 divided by 0 is not a "
                "number",
                "which maximum should be subtracted from a row?"),
        mistake("along-axis-0", softmax_along(0), "the results sum to 1 along axis 0 instead of the last one", _ROW),
        mistake("along-axis-1", softmax_along(1), "the results sum to 1 along axis 1 instead of the last one", _ROW),
        mistake("one-sum-a-row", lambda x: softmax(x.reshape(len(x), -1)).reshape(x.shape) if x.ndim > 2 else None,
                "all numbers with the same index along axis 0 share one sum", "along which axes is your sum?"),
        mistake("one-sum", lambda x: softmax(x.reshape(-1)).reshape(x.shape),
                "all numbers of the array share one sum", "how many distributions does the array hold?"),
        mistake("clipped", lambda x: softmax(np.clip(x, -80, 80)),
                "large numbers are clipped, and become equal", "what may be subtracted from a row without any change?"),
        mistake("undivided", lambda x: np.exp(x - x.max(axis=-1, keepdims=True)),
                "the exponentials aren't divided by their sum", _SHARES),
        mistake("no-exponential", lambda x: x / x.sum(axis=-1, keepdims=True),
                "there is no exponential", "what is the softmax of a negative number?"),
        mistake("logarithms", lambda x: np.log(softmax(x)), "these are the logarithms of the softmax", _SHARES),
        mistake("one-by-one", sigmoid, "each number has its own sigmoid", _SHARES),
        mistake("turned-softmax", lambda x: softmax(-x),
                "the smallest number has the largest result", "which sign does x have in the exponent?"),
    ),
}  # fmt: skip
