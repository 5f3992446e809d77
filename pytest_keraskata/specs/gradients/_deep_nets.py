"""Deep nets and their gradients, and what is known to go wrong in both."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from pytest_keraskata.authoring import Array, wrong_answer
from pytest_keraskata.backend import engine, keras


def dense(model: Any) -> list[Any]:
    return [layer for layer in model.layers if isinstance(layer, keras.layers.Dense)]


def kernels(model: Any) -> list[Any]:
    return [layer.kernel for layer in dense(model)]


def norms_of(
    model: Any, x: Array, y: Array, *, of: Callable[[Any], Sequence[Any]] = kernels, training: bool = False,
    loss: Callable[[Any], Any] = lambda model: model.loss, norm: Callable[[Array], Any] = np.linalg.norm,
    as_number: Callable[[Any], Any] = float,
) -> list[float]:  # fmt: skip
    """The norms of the compiled loss's gradients for the kernels of all Dense layers."""
    error = keras.losses.get(loss(model))

    def value(_: Any) -> Any:
        return keras.ops.mean(error(keras.ops.convert_to_tensor(y), model(x, training=training)))

    found, _ = engine.gradients(value, of(model), model=model)
    return [as_number(norm(np.array(gradient))) for gradient in found]


def deep(
    widths: Callable[[int, int], Sequence[int]] = lambda depth, width: [width] * depth, *, units: int = 1,
    last: str | None = "sigmoid", last_bias: bool = True, **hidden: Any,
) -> Callable[..., Any]:  # fmt: skip
    """A net of ReLU layers from He's initializer, but for other widths, made of depth and width, or other layers."""

    def build_deep_net(input_dim: int = 10, depth: int = 20, width: int = 32) -> Any:
        given = {"activation": "relu", "kernel_initializer": "he_normal", **hidden}
        body = [keras.layers.Dense(one, **given) for one in widths(depth, width)]
        end = keras.layers.Dense(units, activation=last, use_bias=last_bias)
        model = keras.Sequential([keras.Input((input_dim,)), *body, end])
        model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
        return model

    return build_deep_net


def one_layer_for_all(input_dim: int = 10, depth: int = 20, width: int = 32) -> Any:
    inputs, again = keras.Input((input_dim,)), keras.layers.Dense(width, activation="relu")
    at = keras.layers.Dense(width, activation="relu")(inputs)
    for _ in range(depth - 1):
        at = again(at)
    model = keras.Model(inputs, keras.layers.Dense(1, activation="sigmoid")(at))
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model


_but, _norms = partial(partial, norms_of), partial(wrong_answer, "kernel_gradient_norms")
_net = partial(wrong_answer, "build_deep_net")
_WHICH, _LOSS = "which weights need gradients?", "which loss was the model compiled with, and in what form?"
_LENGTH, _MODE = "how is the length of a vector measured?", "which layers act differently in training?"
_ORDER, _ROWS = "in which order does the model hold its layers?", "what happens to the gradient if the batch is larger?"
WRONG_NORMS = (
    _norms("all-kernels", _but(of=lambda model: [one.kernel for one in model.layers if hasattr(one, "kernel")]),
           "the kernels of convolutions are included", _WHICH),
    _norms("of-two-axes", _but(of=lambda model: [one for one in model.weights if "kernel" in one.name and one.ndim == 2]),
           "the kernels of recurrent layers are included", _WHICH),
    _norms("biases-too", _but(of=lambda model: [weight for one in dense(model) for weight in one.weights]),
           "the biases are included", _WHICH),
    _norms("every-second", _but(of=lambda model: model.trainable_weights[::2]),
           "every second weight of the model is treated as a kernel", _WHICH),
    _norms("all-weights", _but(of=lambda model: model.trainable_weights), "all trainable weights are included", _WHICH),
    _norms("frozen-left-out", _but(of=lambda model: [one.kernel for one in dense(model) if one.trainable]),
           "frozen layers are missing", "does a frozen weight have a gradient?"),
    _norms("by-name", _but(of=lambda model: [one.kernel for one in model.layers if one.name.startswith("dense")]),
           "layers are chosen by their names, which are free", _WHICH),
    _norms("gradients-themselves", _but(norm=np.asarray, as_number=lambda one: one),
           "these are the gradients themselves", _LENGTH),
    _norms("last-left-out", _but(of=lambda model: kernels(model)[:-1]), "the output layer is missing", _WHICH),
    _norms("first-left-out", _but(of=lambda model: kernels(model)[1:]), "the first Dense layer is missing", _WHICH),
    _norms("ascending", lambda model, x, y: sorted(norms_of(model, x, y)), "the norms are sorted", _ORDER),
    _norms("all-together", lambda model, x, y: [float(np.linalg.norm(norms_of(model, x, y)))] * len(dense(model)),
           "this is the norm of all gradients together", _LENGTH),
    _norms("relative", lambda model, x, y: [
        one / float(np.linalg.norm(kernel.numpy()))
        for one, kernel in zip(norms_of(model, x, y), kernels(model), strict=True)],
           "the norms are divided by those of the kernels", _LENGTH),
    _norms("logarithms", _but(norm=lambda one: np.log10(np.linalg.norm(one))),
           "these are the logarithms of the norms", _LENGTH),
    _norms("reversed", lambda model, x, y: norms_of(model, x, y)[::-1], "the norms begin with the last layer's", _ORDER),
    _norms("rounded", _but(as_number=lambda one: round(float(one), 6)),
           "small norms are rounded to 0", "how small can the first layer's gradient be?"),
    _norms("squared", _but(norm=lambda one: np.sum(one**2)), "this is the square of the norm", _LENGTH),
    _norms("absolute-sum", _but(norm=lambda one: np.sum(np.abs(one))), "this is the sum of the magnitudes", _LENGTH),
    _norms("absolute-mean", _but(norm=lambda one: np.mean(np.abs(one))), "this is the mean of the magnitudes", _LENGTH),
    _norms("root-mean-square", _but(norm=lambda one: np.sqrt(np.mean(one**2))), "the squares are averaged, not summed", _LENGTH),
    _norms("spectral", _but(norm=lambda one: np.linalg.norm(one, 2)), "this is the largest singular value", _LENGTH),
    _norms("largest", _but(norm=lambda one: np.max(np.abs(one))), "this is the largest magnitude", _LENGTH),
    _norms("of-kernels", lambda model, x, y: [float(np.linalg.norm(one.numpy())) for one in kernels(model)],
           "these are the norms of the kernels themselves", _WHICH),
    _norms("of-output", _but(loss=lambda model: lambda y, found: found),
           "these are gradients of the output, not of the loss", "what does training minimize?"),
    _norms("always-entropy", _but(loss=lambda _: "binary_crossentropy"), "the loss is always cross-entropy", _LOSS),
    _norms("always-squares", _but(loss=lambda _: "mse"), "the loss is always the mean squared error", _LOSS),
    _norms("loss-by-name", _but(loss=lambda model: model.loss if isinstance(model.loss, str) else "mse"),
           "a loss that isn't given by name is treated as mean squared error", _LOSS),
    _norms("summed", _but(loss=lambda model: lambda y, found: keras.ops.sum(keras.losses.get(model.loss)(y, found))),
           "the loss is the sum over the batch instead of its mean", _ROWS),
    _norms("penalties", _but(loss=lambda model: lambda y, found: keras.losses.get(model.loss)(y, found) + sum(model.losses)),
           "the penalties of regularizers are part of the loss", "what besides the error adds to model.losses?"),
    _norms("in-training", _but(training=True), "the model runs in training mode, in which dropout acts", _MODE),
)  # fmt: skip
_DEPTH, _WIDTH = "how many hidden layers come before the last one?", "how many units does each hidden layer have?"
_END = "what does the last layer output, and in which range?"
WRONG_NETS = (
    _net("two-hidden", deep(lambda depth, width: [width] * 2), "there are always two hidden layers", _DEPTH),
    _net("twenty-hidden", deep(lambda depth, width: [width] * 20), "there are always twenty hidden layers", _DEPTH),
    _net("one-less", deep(lambda depth, width: [width] * (depth - 1)), "one hidden layer is missing", _DEPTH),
    _net("one-more", deep(lambda depth, width: [width] * (depth + 1)), "there is one hidden layer too many", _DEPTH),
    _net("one-layer-for-all", one_layer_for_all, "one hidden layer is called again and again, with the same weights", _DEPTH),
    _net("fixed-width", deep(lambda depth, width: [32] * depth), "each hidden layer always has 32 units", _WIDTH),
    _net("narrowing", deep(lambda depth, width: [max(1, width - place) for place in range(depth)]),
         "each hidden layer is narrower than the previous one", _WIDTH),
    _net("exchanged", deep(lambda depth, width: [depth] * width),
         "depth and width are swapped", "which of the two sets the number of layers?"),
    _net("no-hidden-bias", deep(use_bias=False), "the hidden layers have no bias", "what does a unit add to its sum?"),
    _net("no-last-bias", deep(last_bias=False), "the last layer has no bias", "what does a unit add to its sum?"),
    _net("last-linear", deep(last=None), "the last layer has no activation", _END),
    _net("two-units", deep(units=2), "the last layer has two units", _END),
)  # fmt: skip
_AT_EVERY = "at every layer, backpropagation multiplies the gradient by a number well below 1"
_SLOPE, _START = (
    "where is your activation steepest, and how steep?",
    "how large should the initial weights be if a unit has so many inputs?",
)
WRONG_GRADIENTS = (
    _net("sigmoids", deep(activation="sigmoid", kernel_initializer="glorot_uniform"),
         f"every layer has a sigmoid: {_AT_EVERY}", _SLOPE),
    _net("sigmoids-he", deep(activation="sigmoid"), f"every layer has a sigmoid: {_AT_EVERY}", _SLOPE),
    _net("zeros", deep(kernel_initializer="zeros"), "weights start so close to zero that no gradient passes", _START),
)  # fmt: skip
