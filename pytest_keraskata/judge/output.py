"""Is what comes out what was promised, for every sample and every way of asking?"""

import numpy as np

from pytest_keraskata.asking.plain import Array
from pytest_keraskata.judge.case import Case, close, raise_of_learner, the_model
from pytest_keraskata.judge.tasks import Task


def judge_output(case: Case, task: Task, shape: tuple[int, ...] | None = None) -> None:
    """Outputs have the right shape, keep the task's promise, and depend on nothing but their own sample.

    Args:
        case: the case.
        task: what the outputs are.
        shape: of the output for one sample; the reference's where None.

    Raises:
        Failed: where shape, range or sums are off, or where `predict` and a call disagree.
    """
    evidence = the_model(case)
    if "outputs" in evidence.problems:
        raise_of_learner(case, evidence.problems["outputs"], "a model that can be called on a batch of its input shape")
    outputs = evidence.outputs
    if outputs is None:
        # Asked for its shapes only, which are the architecture's to judge.
        return
    expected = (len(case.inputs[0]), *(case.reference.output_shape if shape is None else shape))
    found_shape = outputs.at_inference.shape
    if found_shape != expected:
        case.fail(f"{task.promise}: an output of shape {expected}", f"an output of shape {found_shape}")
    for found, words in (
        (outputs.predicted, "model.predict(x)"),
        (outputs.at_inference, "model(x, training=False)"),
        (outputs.called, "model(x)"),
    ):
        if found is not None and not task.holds(found):
            case.fail(task.promise, f"{words} gives {_words(found, task)}")
    _same(case, outputs.predicted, outputs.at_inference, "model.predict(x)")
    _same(case, outputs.called, outputs.at_inference, "model(x)")


def _same(case: Case, found: Array | None, at_inference: Array, words: str) -> None:
    if found is not None and not close(found, at_inference[: len(found)]):
        difference = float(np.max(np.abs(found - at_inference[: len(found)])))
        case.fail(
            "one answer for a sample, whichever way it is asked for and whatever else is in its batch",
            f"outputs of {words} and model(x, training=False) that differ by up to {difference:.3g}",
            why="the model acts at random or as in training, or looks at the other samples of the batch",
        )


def _words(found: Array, task: Task) -> str:
    if not np.all(np.isfinite(found)):
        return "values that are not finite"
    words = f"values from {float(found.min()):.3g} to {float(found.max()):.3g}"
    if task.name == "multiclass":
        sums = found.astype("float64").sum(axis=-1)
        words += f", rows that sum to between {float(sums.min()):.3g} and {float(sums.max()):.3g}"
    return words
