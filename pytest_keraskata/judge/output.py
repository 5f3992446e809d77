"""Is what comes out what was promised, for every sample and every way of asking?"""

import numpy as np

from pytest_keraskata.asking.plain import Array
from pytest_keraskata.failures.networks import BreaksPromise, WrongOutputShape
from pytest_keraskata.judge.architecture import calls_differ, judge_rows
from pytest_keraskata.judge.case import Case, close, raised_in, the_model
from pytest_keraskata.judge.tasks import Task


def judge_output(case: Case, task: Task, shape: tuple[int, ...] | None = None) -> None:
    """Outputs have the right shape, keep the task's promise, and depend on nothing but their own sample.

    Args:
        case: the case.
        task: what the outputs are.
        shape: of the output for one sample; the reference's where None.

    Raises:
        Failed: if shape, range or sums are off, or where `predict` and a call disagree.
    """
    evidence = the_model(case)
    if "outputs" in evidence.problems:
        raise raised_in(case, evidence.problems["outputs"], "a model that can be called on a batch of its input shape")
    outputs = evidence.outputs
    if outputs is None:
        # Asked for its shapes only, which are the architecture's to judge.
        return
    expected = case.reference.output_shape if shape is None else shape
    found_shape = outputs.at_inference.shape[1:]
    if found_shape != expected:
        raise case.failed(WrongOutputShape(expected, found_shape, task.promise))
    judge_rows(case, evidence)
    for found, way in (
        (outputs.predicted, "model.predict(x)"),
        (outputs.at_inference, "model(x, training=False)"),
        (outputs.called, "model(x)"),
        (outputs.single, "model(x[:1])"),
    ):
        if found is not None and not task.holds(found):
            raise case.failed(_broken(task, way, found))
    _same(case, outputs.predicted, outputs.at_inference, "model.predict(x)")
    _same(case, outputs.called, outputs.at_inference, "model(x)")


def _same(case: Case, found: Array | None, at_inference: Array, way: str) -> None:
    if found is not None and not close(found, at_inference[: len(found)]):
        raise calls_differ(case, way, float(np.max(np.abs(found - at_inference[: len(found)]))))


def _broken(task: Task, way: str, found: Array) -> BreaksPromise:
    sums = found.astype("float64").sum(axis=-1) if task.name == "multiclass" else None
    values = float(found.min()), float(found.max())
    return BreaksPromise(task.promise, way, values, None if sums is None else (float(sums.min()), float(sums.max())))
