"""What is known to go wrong in a step of training: whole answers."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from pytest_keraskata.authoring import wrong_answer
from pytest_keraskata.backend import keras, tf

Step = Callable[[Any, Any, Any], Any]


def step(
    *,
    training: bool = True,
    loss: Callable[[Any, Any, Any], Any] = lambda model, y, found: model.compute_loss(y=y, y_pred=found),
    change: Callable[[Any], Any] = lambda gradient: gradient,
    apply: Callable[[Any, Sequence[Any], Sequence[Any]], object] = lambda model, *pairs: model.optimizer.apply(*pairs),
    gives: Callable[[Any, Any], Any] = lambda model, loss: float(loss),
) -> Step:
    """The right step, or one that differs in one of its parts."""

    def taken(model: Any, x: Any, y: Any) -> Any:
        with tf.GradientTape() as tape:
            value = loss(model, y, model(x, training=training))
        trained = model.trainable_variables
        gradients = tape.gradient(value, [one.value for one in trained])
        apply(model, [change(one) for one in gradients], trained)
        return gives(model, value)

    return taken


def _with_mean_squared_error(model: Any, y: Any, found: Any) -> Any:
    return keras.ops.mean(keras.losses.mean_squared_error(keras.ops.reshape(y, (len(y), -1)), found)) + sum(
        model.losses
    )


def _without_penalties(model: Any, y: Any, found: Any) -> Any:
    return model.compute_loss(y=y, y_pred=found) - sum(model.losses)


def _descends(model: Any, gradients: Sequence[Any], trained: Sequence[Any]) -> None:
    for gradient, variable in zip(gradients, trained, strict=True):
        variable.assign_sub(model.optimizer.learning_rate * gradient)


def _another(model: Any) -> Any:
    return type(model.optimizer).from_config(model.optimizer.get_config())


def _loss_afterwards(model: Any, x: Any, y: Any) -> float:
    step()(model, x, y)
    return float(model.compute_loss(y=y, y_pred=model(x, training=True)))


def _loss_afterwards_at_inference(model: Any, x: Any, y: Any) -> float:
    step()(model, x, y)
    return float(model.compute_loss(y=y, y_pred=model(x)))


def _loss_at_inference(model: Any, x: Any, y: Any) -> float:
    value = float(model.compute_loss(y=y, y_pred=model(x, training=False)))
    step()(model, x, y)
    return value


def _summed(model: Any, x: Any, y: Any) -> float:
    return len(x) * float(step()(model, x, y))


def _twice(model: Any, x: Any, y: Any) -> Any:
    value = step()(model, x, y)
    step()(model, x, y)
    return value


def _fitted(model: Any, x: Any, y: Any) -> float:
    return float(model.fit(x, y, shuffle=False, verbose=0).history["loss"][0])


def _recompiled(model: Any, x: Any, y: Any) -> Any:
    model.compile(optimizer=_another(model), loss=model.loss)
    return step()(model, x, y)


def _compiled_anew(model: Any, x: Any, y: Any) -> Any:
    model.compile(optimizer="adam", loss=model.loss)
    return step()(model, x, y)


def _replaced(model: Any, x: Any, y: Any) -> Any:
    model.optimizer = _another(model)
    return step()(model, x, y)


def _thawed(model: Any, x: Any, y: Any) -> Any:
    for layer in model.layers:
        layer.trainable = True
    return step()(model, x, y)


def _slowed(model: Any, x: Any, y: Any) -> Any:
    value = step()(model, x, y)
    model.optimizer.learning_rate = 0.99 * model.optimizer.learning_rate
    return value


_mistake = partial(wrong_answer, "train_step")
_NUMBER, _WHEN = "which number should be returned, and of which type?", "at which moment is the required loss computed?"
_PENALTIES, _WHO = "what besides the error adds to the loss of a model?", "what remembers the steps before this one?"
_MODE, _LOSS = "which layers act differently in training?", "what decides which loss it is?"
_OWNER, _ONCE = "what part of the model belongs to the caller?", "how many updates is one step?"
# The words that a model is told of whose optimizer is exchanged, whatever the kata is.
_FORGETS = "the model's optimizer was replaced by a new one, which knows nothing about the earlier steps"
LOSS = (
    _mistake("nothing-back", step(gives=lambda model, loss: None), "nothing is returned", _NUMBER),
    _mistake("tensor-back", step(gives=lambda model, loss: loss), "the loss is returned as a tensor", _NUMBER),
    _mistake("loss-afterwards", _loss_afterwards, "this is the loss after the update", _WHEN),
    _mistake("loss-afterwards-at-inference", _loss_afterwards_at_inference, "this is the loss after the update", _WHEN),
    _mistake("loss-at-inference", _loss_at_inference, "this is the loss at inference", _MODE),
    _mistake("error-alone", step(gives=lambda model, loss: float(loss - sum(model.losses))),
             "the penalties are missing in the returned number", _PENALTIES),
    _mistake("metrics-too", lambda model, x, y: model.train_on_batch(x, y), "the metrics are returned, too", _NUMBER),
    _mistake("sum-told", _summed, "the returned number is the sum of the losses of all rows",
             "is the loss of a batch a mean, or a sum?"),
)  # fmt: skip
WEIGHTS = (
    _mistake("no-step", step(apply=lambda *_: None), "no weight moves", "what turns gradients into a step?"),
    _mistake("as-at-inference", step(training=False), "the layers act as at inference", _MODE),
    _mistake("uphill", step(change=lambda gradient: -gradient), "the step goes uphill",
             "which way does an optimizer go when it is given a gradient?"),
    _mistake("no-penalties", step(loss=_without_penalties), "the penalties don't affect the step", _PENALTIES),
    _mistake("mean-squared-error", step(loss=_with_mean_squared_error),
             "the loss is the mean squared error, whatever the model was compiled with", _LOSS),
    _mistake("sum-over-rows", step(loss=lambda model, y, found: len(y) * model.compute_loss(y=y, y_pred=found)),
             "the loss is a sum over the rows", "is the loss of a batch a mean, or a sum?"),
    _mistake("new-optimizer", step(apply=lambda model, *pairs: _another(model).apply(*pairs)),
             "the step is made by an optimizer that knows no earlier steps", _WHO),
    _mistake("compiled-anew", _compiled_anew, "the model is compiled again, with a default Adam", _OWNER),
    _mistake("plain-descent", step(apply=_descends), "rate times gradient is subtracted, whatever the optimizer is", _WHO),
    _mistake("twice", _twice, "there are two updates", _ONCE),
    _mistake("in-batches", _fitted, "the rows are split into batches of 32, each with its own update", _ONCE),
    _mistake("signs", step(change=lambda gradient: keras.ops.sign(gradient)), "only the sign of each gradient is left",
             "how does a step depend on the length of the gradient?"),
)  # fmt: skip
ALONE = (
    _mistake("recompiled", _recompiled, _FORGETS, _OWNER),
    _mistake("optimizer-replaced", _replaced, _FORGETS, _WHO),
    _mistake("thawed", _thawed, "frozen layers are trainable afterwards", _OWNER),
    _mistake("slowed", _slowed, "the learning rate has changed", _OWNER),
)  # fmt: skip
