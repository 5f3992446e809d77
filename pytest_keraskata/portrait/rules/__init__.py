"""Faults that are faults whatever a model is for: rules over a portrait of a model and its data.

An error has two witnesses that don't depend on each other, such as what the layers say and what the numbers show.
What may be meant is a note. Style is nothing at all.
"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from pytest_keraskata.portrait.fault import Fault, error
from pytest_keraskata.portrait.rules import data, dropout, labels, layers, metrics, outputs, steps, weights
from pytest_keraskata.portrait.seen import Portrait

PortraitRule: TypeAlias = Callable[[Portrait], Iterator[Fault]]


def can_not_run(portrait: Portrait) -> Iterator[Fault]:
    for stage in ("call", "train", "evaluate"):
        problem = portrait.problems.get(stage)
        if problem and "No gradients provided" not in problem:
            words = {"call": "the model can't be called on x", "train": "a step of training raises",
                     "evaluate": "the loss can't be computed"}[stage]  # fmt: skip
            yield error("it does not run", "x, y or loss", f"{words}: {problem}", "shapes or types don't fit each other",
                        "compare the shapes of outputs and targets with what the loss expects")  # fmt: skip
            return


RULES: tuple[PortraitRule, ...] = (
    outputs.softmax_over_one_unit, outputs.categorical_over_one_unit, outputs.two_activations, outputs.no_probability,
    outputs.logits_of_probabilities, outputs.sigmoid_for_classes, outputs.binary_loss_on_softmax,
    outputs.softmax_over_the_batch, dropout.dropout_behind_the_output, labels.too_few_units, labels.several_labels,
    labels.labels_out_of_range, labels.output_out_of_reach, labels.shapes_that_spread,
    labels.regression_loss_for_classes, outputs.loss_of_ones_own, metrics.accuracy_of_numbers, metrics.exact_accuracy,
    metrics.metric_that_spreads, metrics.binary_accuracy_of_classes, metrics.threshold_on_logits, layers.all_linear,
    layers.linear_in_between, layers.channels_first, layers.normalized_along_rows, layers.stride_as_kernel,
    dropout.dropout_rate, dropout.random_at_inference, layers.narrow_relu, layers.softmax_in_the_middle,
    layers.relu_in_recurrent, weights.units_alike, weights.exploding_outputs, steps.learning_rate, steps.numbers_lost,
    weights.vanishing, weights.dead, weights.no_gradient, steps.penalty_too_large, weights.nothing_trains,
    weights.frozen_too_late, data.inputs_not_scaled, labels.one_class, data.sorted_validation, data.validation_seen,
    data.class_weights, data.full_batches, can_not_run,
)  # fmt: skip


def findings(portrait: Portrait) -> list[Fault]:
    """What is wrong, errors first."""
    found = [fault for rule in RULES for fault in rule(portrait)]
    if any(fault.name != "it does not run" and fault.level == "error" for fault in found):
        # What does not run has been explained.
        found = [fault for fault in found if fault.name != "it does not run"]
    return sorted(found, key=lambda fault: fault.level != "error")
