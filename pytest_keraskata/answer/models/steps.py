"""How a model trains: its gradients, its steps, and its learning rate later on."""

import math
from typing import Any

import numpy as np

from pytest_keraskata.answer.models.observed import Observed
from pytest_keraskata.answer.values import array_of, number_of, values_of
from pytest_keraskata.asking.data import EVALUATED_BATCH, FIT_BATCH, FIT_EPOCHS
from pytest_keraskata.asking.model import Fitted, Step
from pytest_keraskata.backend import engine, keras

# More than an epoch of most tasks in a kata; a schedule that is over by then hardly began.
_MANY_STEPS = 50


def steps(observed: Observed, count: int) -> tuple[Step, ...]:
    """So many optimizer steps on the training batch, from the weights that it has now."""
    model, request = observed.model, observed.request
    model.run_eagerly = not observed.is_traced
    model.train_function = None
    # A learner's function may have trained already; the reference starts from a fresh optimizer.
    _begin_again(model.optimizer)
    taken = []
    for _ in range(count):
        rate = number_of(model.optimizer.learning_rate)
        logs = logs_of_step(model, observed.fed(request.train_inputs), request.train_targets)
        taken.append(Step(number_of(logs["loss"]), rate, values_of(model.weights)))
    model.train_function = None
    return tuple(taken)


def _begin_again(optimizer: Any) -> None:
    for variable in optimizer.variables:
        if variable is not getattr(optimizer, "_learning_rate", None):
            variable.assign(np.zeros(variable.shape, "int64" if "int" in str(variable.dtype) else "float32"))


def logs_of_step(model: Any, inputs: Any, targets: Any) -> dict[str, Any]:
    """One training step, and what Keras says of this batch; older versions go on from the batches before."""
    model.reset_metrics()
    if getattr(model.train_step, "__func__", None) is keras.Model.train_step:
        logs: dict[str, Any] = model.train_on_batch(inputs, targets, return_dict=True)
        return logs
    # An answer's own train_step may well unpack a pair, which `fit` passes it, and `train_on_batch` doesn't.
    history = keras.Model.fit(model, inputs, targets, batch_size=len(targets), shuffle=False, verbose=0)
    return {name: values[-1] for name, values in history.history.items()}


def gradients(observed: Observed) -> tuple[float | None, ...]:
    """How long the gradient of each weight is on the training batch."""
    request = observed.request
    return gradient_lengths(observed.model, observed.fed(request.train_inputs), request.train_targets)


def gradient_lengths(model: Any, inputs: Any, targets: Any) -> tuple[float | None, ...]:
    """How long the gradient of each weight is on a batch; None for none."""
    y = keras.tree.map_structure(keras.ops.convert_to_tensor, targets)

    def loss(_: Any) -> Any:
        return model.compute_loss(x=inputs, y=y, y_pred=model(inputs, training=True))

    found, _ = engine.gradients(loss, model.weights, model=model)
    return tuple(None if one is None else float(np.linalg.norm(array_of(one))) for one in found)


def later_rate(observed: Observed) -> float:
    """What the learning rate will be after many steps: a schedule may end soon."""
    optimizer = observed.model.optimizer
    if not isinstance(getattr(optimizer, "_learning_rate", None), keras.Variable):
        optimizer.iterations.assign(_MANY_STEPS)
    return number_of(optimizer.learning_rate)


def fitted(observed: Observed) -> Fitted:
    """What a model's own `evaluate` and `fit` do with the training batch, in more batches than one."""
    model, request = observed.model, observed.request
    inputs, targets = observed.fed(request.train_inputs), request.train_targets
    # Of equal batches: as in Keras's guides, a mean of what several batches cost may not count their rows.
    reported = model.evaluate(inputs, targets, batch_size=EVALUATED_BATCH, verbose=0, return_dict=True)
    _begin_again(model.optimizer)
    rate = number_of(model.optimizer.learning_rate)
    whole = model.fit(inputs, targets, batch_size=len(request.train_inputs[0]), epochs=1, verbose=0).history
    trained = {str(name): values[-1] for name, values in whole.items() if len(values)}
    step = Step(number_of(trained.get("loss", math.nan)), rate, values_of(model.weights))
    before = int(model.optimizer.iterations.numpy())
    history = model.fit(inputs, targets, batch_size=FIT_BATCH, epochs=FIT_EPOCHS, verbose=0)
    evaluated, first = ({str(name): number_of(value) for name, value in told.items()} for told in (reported, trained))
    updates = int(model.optimizer.iterations.numpy()) - before
    return Fitted(evaluated, first, step, updates, len(history.history.get("loss", ())))
