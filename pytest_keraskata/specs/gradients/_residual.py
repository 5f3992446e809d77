"""A residual block, and what is known to go wrong in it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from pytest_keraskata.authoring import wrong_answer
from pytest_keraskata.backend import keras


def where_needed(x: Any, filters: int, **options: Any) -> Any:
    """The shortcut: x itself where its channels fit."""
    return x if x.shape[-1] == filters else keras.layers.Conv2D(filters, **{"kernel_size": 1, **options})(x)


def of_x(x: Any, short: Any) -> Any:
    """What the main path reads."""
    return x


def residual(
    x: Any, filters: int, *, convolutions: int = 2, inner: str = "relu", outer: str = "linear",
    shortcut: Callable[[Any, int], Any] = where_needed, main: Callable[[Any, Any], Any] = of_x,
    behind: Callable[[Any], Any] = lambda y: y, together: Callable[[Any, Any], Any] = lambda short, y: keras.layers.Add()([short, y]),
    end: Callable[[Any], Any] = lambda total: keras.layers.ReLU()(total), **options: Any,
) -> Any:  # fmt: skip
    """The block, of which each part can be another one; `options` are those of the convolutions in its main path."""
    options = {"kernel_size": 3, "padding": "same", **options}
    # As one lists them: the main path first, where it reads x.
    short = None if main is of_x else shortcut(x, filters)
    y = main(x, short)
    for place in range(1, convolutions + 1):
        activation = outer if place == convolutions else inner
        y = keras.layers.Conv2D(filters, activation=activation, **options)(y)
    return end(together(shortcut(x, filters) if short is None else short, behind(y)))


def shared(x: Any, filters: int) -> Any:
    """One convolution twice."""
    short = where_needed(x, filters)
    convolution = keras.layers.Conv2D(filters, 3, padding="same")
    return keras.layers.ReLU()(short + convolution(keras.layers.ReLU()(convolution(short))))


def _halved(x: Any) -> Any:
    """As many positions as a stride of 2 leaves."""
    return keras.layers.MaxPooling2D(2, padding="same")(x)


_mistake, _but = partial(wrong_answer, "residual_block"), partial(partial, residual)
_BACK, _SIZE = "what can the next block be called on?", "what must two tensors have in common before they can be added?"
_KEPT, _SUM = "what part of x should pass through a block unchanged?", "where is the second ReLU?"
_MAIN, _BETWEEN = "which layers are in the main path, and in which order?", "what comes between two convolutions?"
_SKIPS, _AFTER = "the convolutions skip every second position", "how large are the maps after the block?"
_ONE = "which kernel changes nothing but the channels?"
TENSOR = (
    _mistake("nothing-back", lambda x, filters: None, "nothing is returned", _BACK),
    _mistake("model-back", lambda x, filters: keras.Model(x, residual(x, filters)), "a model is returned", _BACK),
    _mistake("layer-back", lambda x, filters: keras.layers.ReLU(), "a layer is returned", _BACK),
    _mistake("concatenated", _but(together=lambda short, y: keras.layers.Concatenate()([short, y])),
             "the channels of both are concatenated", "what is the shape of a sum?"),
    _mistake("strided", _but(strides=2, shortcut=lambda x, filters: keras.layers.Conv2D(filters, 1, strides=2)(x)),
             _SKIPS, _AFTER),
    _mistake("halved", lambda x, filters: residual(_halved(x), filters), _SKIPS, _AFTER),
    _mistake("halved-where-projected", lambda x, filters: residual(x if x.shape[-1] == filters else _halved(x), filters),
             _SKIPS, _AFTER),
    _mistake("valid-padding", _but(padding="valid"), "the maps are as small as without padding", _SIZE),
    _mistake("fixed-filters", lambda x, filters: residual(x, 16), "there are 16 filters, whatever the call passes",
             "where do the convolutions get the number of their filters from?"),
    _mistake("as-many-as-channels", lambda x, filters: residual(x, x.shape[-1]),
             "there are as many filters as x has channels", "how many maps does each convolution output?"),
    _mistake("no-projection", _but(shortcut=lambda x, filters: x), "x is added as it is, whatever its channels are", _SIZE),
)  # fmt: skip
SHORTCUT = (
    _mistake("always-projected", _but(shortcut=lambda x, filters: keras.layers.Conv2D(filters, 1)(x)),
             "the shortcut is a convolution even if x fits", _KEPT),
    _mistake("compares-height", _but(
        shortcut=lambda x, filters: x if x.shape[1] == filters else keras.layers.Conv2D(filters, 1)(x)),
             "the height of the maps is compared with the filters", "which axis is the channel axis?"),
    _mistake("no-sum", _but(together=lambda short, y: y), "the shortcut is missing", _KEPT),
    _mistake("averaged", _but(together=lambda short, y: keras.layers.Average()([short, y])),
             "the mean of both is taken instead of their sum", _KEPT),
    _mistake("multiplied", _but(together=lambda short, y: short * y), "both are multiplied", _KEPT),
    _mistake("subtracted", _but(together=lambda short, y: short - y), "the main path is subtracted from the shortcut", _KEPT),
    _mistake("no-last-relu", _but(end=lambda total: total), "there is no ReLU after the sum", _SUM),
    _mistake("relu-before-sum", _but(outer="relu", end=lambda total: total), "the second ReLU comes before the sum", _SUM),
    _mistake("relu-first", lambda x, filters: residual(
                x, filters, main=lambda x, short: keras.layers.ReLU()(x), end=lambda total: total),
             "a ReLU comes before each convolution, and none after the sum", _SUM),
    _mistake("relu-on-the-way-in", lambda x, filters: residual(x, filters, main=lambda x, short: keras.layers.ReLU()(x)),
             "the main path begins with a ReLU", _BETWEEN),
    _mistake("both-relus", _but(outer="relu"), "there is a ReLU before the sum, and another one after it", _SUM),
    _mistake("no-inner-relu", _but(inner="linear"), "there is no ReLU between the convolutions", _BETWEEN),
    _mistake("leaky", _but(end=lambda total: keras.layers.LeakyReLU()(total)),
             "there is a leaky ReLU after the sum", "what does a ReLU do to negative numbers?"),
    _mistake("normalized", _but(behind=lambda y: keras.layers.BatchNormalization()(y)),
             "the main path has a batch normalization", _MAIN),
    _mistake("dropout", _but(behind=lambda y: keras.layers.Dropout(0.3)(y)), "the main path has dropout", _MAIN),
    _mistake("one-convolution", _but(convolutions=1), "there is one convolution in the main path", _MAIN),
    _mistake("three-convolutions", _but(convolutions=3), "there are three convolutions in the main path", _MAIN),
    _mistake("shared", shared, "both convolutions share their weights", "how many layers are there, and how often are they called?"),
    _mistake("kernel-of-five", _but(kernel_size=5), "the kernels are 5 × 5", "how large an area does each filter see?"),
    _mistake("no-biases", _but(use_bias=False), "the convolutions have no bias", "what does a filter add to its sum?"),
)  # fmt: skip
PROJECTION = (
    _mistake("from-projection", _but(main=lambda x, short: short), "the main path reads the shortcut, not x", _MAIN),
    _mistake("projection-without-bias", _but(shortcut=partial(where_needed, use_bias=False)),
             "the convolution of the shortcut has no bias", "what does a filter add to its sum?"),
    _mistake("projection-relu", _but(shortcut=partial(where_needed, activation="relu")),
             "a ReLU cuts off negative numbers of the shortcut", _KEPT),
    _mistake("projection-of-three", _but(shortcut=partial(where_needed, kernel_size=3)),
             "the kernel of the shortcut is 3 × 3", _ONE),
)  # fmt: skip
