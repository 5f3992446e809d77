"""Calls a function of an answer's and reports what it returned, as plain data."""

import contextlib
import importlib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from pytest_keraskata.answer.arguments import arguments
from pytest_keraskata.answer.describing import describe
from pytest_keraskata.answer.loaded import Answer, recorded_warnings, unheard
from pytest_keraskata.answer.outside import watched_packages
from pytest_keraskata.answer.touching import named, same
from pytest_keraskata.asking.call import Call, Given, Gradient, View
from pytest_keraskata.asking.function import FunctionEvidence, FunctionRequest, Unsteady
from pytest_keraskata.asking.message import Message, pack
from pytest_keraskata.asking.other import other_call
from pytest_keraskata.asking.plain import Plain
from pytest_keraskata.asking.returned import Raised, Returned, alike
from pytest_keraskata.backend import engine, fresh_names, keras

# A count of weights needs no memory; an answer that takes it all would end more than itself.
_ENOUGH = 4 * 2**30


def probe(answer: Answer, request: FunctionRequest) -> FunctionEvidence:
    asked_for = [*request.call.args, *request.call.kwargs.values()]
    if any(isinstance(asked, Given) for asked in asked_for):
        # What a model's layers draw hangs on when they are made.
        answer.seed(0)
    args, kwargs = arguments(request.call)
    for asked, value in zip(asked_for, [*args, *kwargs.values()], strict=True):
        if isinstance(asked, Given):
            # `predict` then takes the same steps without the cost of a graph.
            value.run_eagerly = True
    answer.load()
    if request.alone:
        answer = answer.anew() or answer
    models = [value for value in [*args, *kwargs.values()] if _is_model(value)] if request.watch else []
    stood = [_standing(model) for model in models]
    outside: list[tuple[str, int]] = []
    with recorded_warnings() as warned, np.errstate(divide="warn", over="warn", invalid="warn"):
        with contextlib.ExitStack() as stack:
            if request.ops_only:
                outside = stack.enter_context(watched_packages(answer))
            if request.weightless:
                stack.enter_context(_weightless())
            value, raised = _act(answer, request, args, kwargs)
        said = tuple(warned)
        if raised:
            return FunctionEvidence(raised, warned=said, unsettled=answer.unsettled, outside=tuple(outside))
        returned, raised = answer.guarded(lambda: describe(value))
        known = named(request.call, args, kwargs, answer.names.get(request.call.function))
        changed = tuple(name for name, before, after in known if not same(before, after))
        for model, before in zip(models, stood, strict=True):
            after = _standing(model)
            changed += tuple(f"the model's {name}" for name in before if not _alike(before[name], after[name]))
        unsteady = None
        if (
            returned
            and request.again
            and not (request.in_graph or request.as_metric or request.alone or request.weightless)
        ):
            # What it prints has been printed once.
            with unheard():
                unsteady = _unsteady(answer, request, value, returned)
    given = [one for one in (*args, *kwargs.values()) if isinstance(one, np.ndarray)]
    is_part = isinstance(value, np.ndarray) and any(np.may_share_memory(value, one) for one in given)
    return FunctionEvidence(raised, returned, changed, said, answer.unsettled, unsteady, tuple(outside), is_part)


def _act(answer: Answer, request: FunctionRequest, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Any, Any]:
    """What the call returned, and what it raised."""
    if request.as_metric:
        return _as_metric(answer, request, [*args, *kwargs.values()])
    if request.as_tensors or request.in_graph:
        args = tuple(_tensor(value) for value in args)
        kwargs = {name: _tensor(value) for name, value in kwargs.items()}
    if request.in_graph:
        return _in_graph(answer, request, args, kwargs)
    return answer.call(request.call, args, kwargs)


def _unsteady(answer: Answer, request: FunctionRequest, value: Any, returned: Returned) -> Unsteady | None:
    """Whether the call gives something else another time, and when."""
    call = request.call
    # Each call that is made again costs four. A third of those that differ is enough, told by what they hold.
    if zlib.crc32(pack(call)) % 3:
        return None
    if any(isinstance(part, Message) and not isinstance(part, Gradient | View) for part in _parts(call)):
        return None
    other = other_call(call)
    between = _result(answer, request, other) if other else None
    kept, _ = answer.guarded(lambda: describe(value))
    if kept is not None and not alike(returned, kept):
        return Unsteady("overwritten", call, other, returned, kept)
    again = _result(answer, request, call)
    if not alike(returned, again):
        return Unsteady("again", call, other, returned, again)
    # Who keeps results by a part of the arguments gives the one for the other: whichever is asked for first is right.
    twin = answer.twin() if other else None
    if twin is None or other is None or between is None:
        return None
    alone, after = _result(twin, request, other), _result(twin, request, call)
    if not alike(alone, between):
        return Unsteady("after", other, call, alone, between)
    return None if alike(returned, after) else Unsteady("after", call, other, returned, after)


def _result(answer: Answer, request: FunctionRequest, call: Call) -> Returned | Raised:
    args, kwargs = arguments(call)
    value, raised = _act(answer, replace(request, call=call), args, kwargs)
    if raised is None:
        value, raised = answer.guarded(lambda: describe(value))
    result: Returned | Raised = raised or value
    return result


@contextlib.contextmanager
def _weightless() -> Iterator[None]:
    """Keras makes no values for its weights, and whoever wants tens of gigabytes is refused them."""
    from keras.src.backend.common import global_state

    with contextlib.ExitStack() as stack:
        stack.enter_context(fresh_names())
        stack.enter_context(keras.StatelessScope())
        # At the end of the scope it would make up for all of them.
        stack.callback(global_state.set_global_attribute, "uninitialized_variables", [])
        # Not every system limits it, or says what is taken.
        with contextlib.suppress(ImportError, OSError, ValueError):
            resource = importlib.import_module("resource")
            taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
            before = resource.getrlimit(resource.RLIMIT_AS)
            stack.callback(resource.setrlimit, resource.RLIMIT_AS, before)
            resource.setrlimit(resource.RLIMIT_AS, (taken + _ENOUGH, before[1]))
        yield


def _parts(call: Call) -> list[Plain]:
    return [*call.args, *call.kwargs.values()]


def _is_model(value: Any) -> bool:
    return isinstance(value, keras.Model)


def _standing(model: Any) -> dict[str, list[Any]]:
    """How a model stands: what training would change."""
    optimizer = getattr(model, "optimizer", None)
    return {
        "weights": [np.array(variable.numpy()) for variable in model.weights],
        "trainable weights": [id(variable) for variable in model.trainable_weights],
        "optimizer": [id(optimizer), *([np.array(optimizer.iterations.numpy())] if optimizer else [])],
        "loss": [id(model.loss)],
    }


def _alike(before: list[Any], after: list[Any]) -> bool:
    return len(before) == len(after) and all(
        np.array_equal(old, new, equal_nan=True) for old, new in zip(before, after, strict=True)
    )


def _tensor(value: Any) -> Any:
    return keras.ops.convert_to_tensor(value) if isinstance(value, np.ndarray) else value


def _in_graph(
    answer: Answer, request: FunctionRequest, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> tuple[Any, Any]:
    function = answer.names.get(request.call.function)
    # Unknown sizes, as in `fit`: what needs them as Python numbers can't be traced.
    traced = {key: value for key, value in [*enumerate(args), *kwargs.items()] if keras.ops.is_tensor(value)}
    signature = [([None] * len(value.shape), value.dtype) for value in traced.values()]

    def called(*values: Any) -> Any:
        known: dict[Any, Any] = dict(zip(traced, values, strict=True))
        placed = [known.get(place, value) for place, value in enumerate(args)]
        wanted: Any = function
        return wanted(*placed, **{name: known.get(name, value) for name, value in kwargs.items()})

    def act() -> Any:
        # As Keras treats metrics and losses: Python code stays as it is written.
        return engine.compiled(called, signature, as_written=True)(*traced.values())

    return answer.guarded(act)


def _as_metric(answer: Answer, request: FunctionRequest, args: Sequence[Any]) -> tuple[Any, Any]:
    """`evaluate` a model that returns its input, compiled with the function as its only metric."""

    labels, predictions = args
    function = answer.names.get(request.call.function)

    def act() -> Any:
        inputs = keras.Input(predictions.shape[1:])
        model = keras.Model(inputs, keras.layers.Identity()(inputs))
        model.compile(loss="mse", metrics=[function])
        size = request.batch_size or len(labels)
        logs = model.evaluate(predictions, labels, batch_size=size, verbose=0, return_dict=True)
        return next(value for name, value in logs.items() if name != "loss")

    return answer.guarded(act)
