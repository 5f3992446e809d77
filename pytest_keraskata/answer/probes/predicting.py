"""Hands one model to a function several times, and reports what it returns and leaves of the model."""

from typing import Any

import numpy as np

from pytest_keraskata.answer.arguments import live
from pytest_keraskata.answer.describing import describe
from pytest_keraskata.answer.kept import Kept
from pytest_keraskata.answer.loaded import Answer, recorded_warnings
from pytest_keraskata.answer.touching import named, same
from pytest_keraskata.asking.call import Call, Given
from pytest_keraskata.asking.plain import Plain
from pytest_keraskata.asking.predicting import PredictEvidence, PredictRequest
from pytest_keraskata.asking.returned import Raised, Returned


def probe(answer: Answer, request: PredictRequest) -> PredictEvidence:
    answer.seed(0)
    first = request.calls[0]
    model = live(next(value for value in (*first.args, *first.kwargs.values()) if isinstance(value, Given)))
    # `predict` then takes the same steps without the cost of a graph.
    model.run_eagerly = True
    if model.compiled:
        _remembers(model.optimizer)
    kept = Kept(model)
    returned: list[Returned] = []
    changed: list[str] = []

    def handed(value: Plain) -> Any:
        return model if isinstance(value, Given) else live(value)

    with recorded_warnings():
        for call in request.calls:
            args = tuple(map(handed, call.args))
            kwargs = {name: handed(value) for name, value in call.kwargs.items()}
            described, raised = _described(answer, call, args, kwargs)
            if described is None:
                return PredictEvidence(raised, tuple(returned))
            returned.append(described)
            known = named(call, args, kwargs, answer.names.get(call.function))
            changed += [name for name, before, after in known if not same(before, after)]
        lost, raised = answer.guarded(kept.changed)
    return PredictEvidence(raised, tuple(returned), tuple(changed), lost or ())


def _described(
    answer: Answer, call: Call, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> tuple[Returned | None, Raised | None]:
    value, raised = answer.call(call, args, kwargs)
    return (None, raised) if raised else answer.guarded(lambda: describe(value))


def _remembers(optimizer: Any) -> None:
    """As if it had made some updates: what it holds then is no fresh optimizer's."""
    for variable in optimizer.variables:
        if variable is not getattr(optimizer, "_learning_rate", None):
            variable.assign(np.full(variable.shape, 7 if "int" in str(variable.dtype) else 0.25))
