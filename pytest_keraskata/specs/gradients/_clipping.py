"""SGD that limits its gradients, and what is known to go wrong in it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from pytest_keraskata.authoring import wrong_answer
from pytest_keraskata.backend import keras


def sgd(
    settings: Callable[[float, float], Mapping[str, Any]] = lambda limit, rate: {},
    back: Callable[[Any], Any] = lambda model: model,
) -> Callable[..., Any]:
    """Compiles as it should, but for some settings of SGD, made of limit and rate, or for what it hands back."""

    def compiled(model: Any, max_norm: float = 1.0, learning_rate: float = 0.1) -> Any:
        given = {"learning_rate": learning_rate, "clipnorm": max_norm, **settings(max_norm, learning_rate)}
        model.compile(optimizer=keras.optimizers.SGD(**given), loss="mean_squared_error")
        return back(model)

    return compiled


def stepping(change: Callable[[Any, float], Any]) -> Callable[..., Any]:
    """Compiles with an SGD of one's own, that changes each gradient, given the limit, before it steps."""

    def compiled(model: Any, max_norm: float = 1.0, learning_rate: float = 0.1) -> Any:
        class Changed(keras.optimizers.SGD):  # type: ignore[misc]
            def update_step(self, gradient: Any, variable: Any, learning_rate: Any) -> None:
                super().update_step(change(gradient, max_norm), variable, learning_rate)

        model.compile(optimizer=Changed(learning_rate=learning_rate), loss="mean_squared_error")
        return model

    return compiled


def norm(gradient: Any, **along: Any) -> Any:
    return keras.ops.sqrt(keras.ops.sum(keras.ops.square(gradient), **along))


def _within(gradient: Any, limit: float, length: Callable[[Any], Any]) -> Any:
    """Shortened to the limit, by one measure of its length or another."""
    return gradient * keras.ops.minimum(1.0, limit / (length(gradient) + 1e-12))


_mistake = partial(wrong_answer, "compile_with_clipping")
_LENGTH = "how is the length of a vector measured?"
_BACK = "what does the function return?"
_LIMIT, _RATE = "how long may a gradient be, and what sets the limit?", "where does the optimizer get its rate from?"
_SHORT, _PAST = "what happens to a gradient that is short enough?", "what does a step know about the steps before it?"
LOSS = (
    _mistake("not-compiled", lambda model, max_norm=1.0, learning_rate=0.1: model,
             "the model is never compiled", "what does Keras have to know before it can train?"),
    _mistake("optimizer-back", sgd(back=lambda model: model.optimizer), "the optimizer is returned", _BACK),
    _mistake("loss-back", sgd(back=lambda model: model.loss), "the name of the loss is returned", _BACK),
    _mistake("copy-back", sgd(back=lambda model: keras.models.clone_model(model)),
             "the returned model is not the one that was passed in", "which model's weights should be trained?"),
)  # fmt: skip
HUGE = (
    _mistake("no-clipping", sgd(lambda limit, rate: {"clipnorm": None}), "no gradient is clipped", _LIMIT),
    _mistake("clipvalue", sgd(lambda limit, rate: {"clipnorm": None, "clipvalue": limit}),
             "the numbers of a tensor are limited, but not the length of all of them together",
             "does a limit on each number limit the length of all?"),
    _mistake("small-clipvalue", sgd(lambda limit, rate: {"clipnorm": None, "clipvalue": limit / 50}),
             "if every number is clipped separately, the large ones lose more than the small ones",
             "which of an optimizer's settings keeps the direction of a gradient?"),
    _mistake("momentum", sgd(lambda limit, rate: {"momentum": 0.9}),
             "with momentum a step includes earlier steps", _PAST),
    _mistake("nesterov", sgd(lambda limit, rate: {"momentum": 0.9, "nesterov": True}),
             "with Nesterov momentum a step goes beyond its gradient", _PAST),
    _mistake("fixed-norm", sgd(lambda limit, rate: {"clipnorm": 1.0}), "the limit is 1, whatever the call passes", _LIMIT),
    _mistake("squared-norm", sgd(lambda limit, rate: {"clipnorm": limit**2}),
             "the limit is squared", "is the limited norm a square, or its root?"),
    _mistake("norm-over-rate", sgd(lambda limit, rate: {"clipnorm": limit / rate}),
             "the limit is divided by the learning rate", "is it the gradient that max_norm limits, or the step?"),
    _mistake("decay", sgd(lambda limit, rate: {
        "learning_rate": keras.optimizers.schedules.InverseTimeDecay(rate, 100, 0.5)}),
             "the learning rate falls from step to step", _RATE),
    _mistake("only-kernels", stepping(
                 lambda gradient, limit: _within(gradient, limit, norm) if len(gradient.shape) > 1 else gradient),
             "the gradients of biases are not clipped", "which weights may move too far?"),
    _mistake("largest-number", stepping(
                 lambda gradient, limit: _within(gradient, limit, lambda one: keras.ops.max(keras.ops.abs(one)))),
             "the largest number of a gradient is limited, not its length", _LENGTH),
    _mistake("sum-of-magnitudes", stepping(
                 lambda gradient, limit: _within(gradient, limit, lambda one: keras.ops.sum(keras.ops.abs(one)))),
             "the sum of a gradient's magnitudes is limited, not its length", _LENGTH),
    _mistake("row-by-row", stepping(
                 lambda gradient, limit: _within(gradient, limit, lambda one: norm(one, axis=-1, keepdims=True))),
             "each row of a gradient is clipped by itself", "whose length must stay within the limit?"),
    _mistake("skipped", stepping(lambda gradient, limit: keras.ops.where(keras.ops.norm(gradient) > limit, 0.0, gradient)),
             "a gradient that is too long is dropped", "what is left of a gradient that is clipped?"),
)  # fmt: skip
SMALL = (
    _mistake("always-scaled", stepping(lambda gradient, limit: gradient / keras.ops.norm(gradient) * limit),
             "every gradient is scaled to the length of the limit, even short ones", _SHORT),
    _mistake("tight-norm", sgd(lambda limit, rate: {"clipnorm": limit * rate}),
             "the limit is multiplied by the learning rate", "is it the gradient that max_norm limits, or the step?"),
    _mistake("default-norm", sgd(lambda limit, rate: {"clipnorm": 0.5 if limit == 1 else limit}),
             "the default of max_norm is 0.5", "which defaults does the task name?"),
    _mistake("default-rate", sgd(lambda limit, rate: {"learning_rate": 0.01 if rate == 0.1 else rate}),
             "the default of learning_rate is 0.01", "which defaults does the task name?"),
    _mistake("fixed-rate", sgd(lambda limit, rate: {"learning_rate": 0.01}),
             "the learning rate is Keras's default, whatever the call passes", _RATE),
    _mistake("exchanged", sgd(lambda limit, rate: {"clipnorm": rate, "learning_rate": limit}),
             "limit and learning rate are swapped", _RATE),
    _mistake("tiny-rate", sgd(lambda limit, rate: {"clipnorm": None, "learning_rate": rate * 1e-7}),
             "the learning rate is so small that nothing explodes, and nothing is learned", _SHORT),
)  # fmt: skip
