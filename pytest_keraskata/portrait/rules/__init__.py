"""Faults that are faults whatever a model is for: rules over a portrait of a model and its data.

An error has two witnesses that don't depend on each other, such as what the layers say and what the numbers show.
What may be meant is a note. Style is nothing at all.

What is *measured* beside a threshold comes from programs of tests/diagnosis: the largest or smallest figure of sound
programs, and of those that are faulty in this way.
"""

from collections.abc import Iterator
from dataclasses import replace

from pytest_keraskata.portrait.fault import Diagnosis, Fault
from pytest_keraskata.portrait.rules import (
    callbacks,
    data,
    dropout,
    labels,
    layers,
    metrics,
    outputs,
    runs,
    silent,
    steps,
    weights,
)
from pytest_keraskata.portrait.rules.rule import PortraitRule
from pytest_keraskata.portrait.seen import Portrait, Report

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
    data.class_weights, data.full_batches, data.tokens, data.validation_of_another_kind, data.split_of_nothing,
    labels.columns_that_never_occur, labels.labels_of_another_form, labels.one_hot_on_sigmoids, metrics.mean_of_ratios,
    layers.thawed_normalization, steps.hardly_any_steps, silent.inputs_ignored, silent.rows_mix, silent.weights_cut_off,
    silent.reshape_for_permute, silent.padding_read, callbacks.never_computed, labels.input_for_target,
    layers.young_averages, data.far_from_guessing, runs.raises,
)  # fmt: skip

# What the rules are about, with the names of the faults.
TOPICS: dict[str, frozenset[str]] = {
    topic: frozenset(name for rule in RULES if rule.topic == topic for name in rule.names)
    for topic in dict.fromkeys(rule.topic for rule in RULES)
}


# What is looked at for each of several outputs.
_OF_HEADS = ("outputs", "labels", "metrics")


def findings(portrait: Portrait) -> list[Fault]:
    """What is wrong with a model, errors first; a rule that stumbles says nothing."""
    found = [
        fault
        for rule in RULES
        if not (portrait.heads and rule.topic in _OF_HEADS)
        for fault in _guarded(rule, portrait)
    ]
    found += [
        replace(fault, about=f"{fault.about}, for the output {head.head!r}")
        for head in portrait.heads
        for rule in RULES
        if rule.topic in _OF_HEADS
        for fault in _guarded(rule, head)
    ]
    if any(fault.name not in runs.raises.names and fault.level == "error" for fault in found):
        # What does not run has been explained.
        found = [fault for fault in found if fault.name not in runs.raises.names]
    return _sorted(found)


def diagnosis(report: Report) -> Diagnosis:
    """What is wrong with a script and the models that it trains, each fault once."""
    several = len({seen.number for seen in report.portraits}) > 1
    found = [
        replace(fault, model=f"{seen.model}, model {seen.number}" if several else seen.model)
        for seen in report.portraits
        for fault in findings(seen)
    ]
    outside = list(runs.script_faults(report))
    left_out = tuple(dict.fromkeys([*report.left_out, *(part for seen in report.portraits for part in seen.left_out)]))
    problem = ""
    if report.raised is not None and not outside:
        problem = f"line {report.raised.line}: {report.raised}" if report.raised.line else str(report.raised)
        problem += runs.hint(report.raised)
        if report.portraits:
            problem += " (its training was cut short, which may be why); what follows was not looked at"
    elif not report.portraits and not outside:
        problem = (
            left_out[0] if left_out else "nothing is trained: there is no fit, no train_on_batch, no optimizer's step"
        )
    return Diagnosis(
        tuple(_sorted(_once([*found, *outside]))),
        len({seen.number for seen in report.portraits}),
        problem,
        tuple(one for one in left_out if one != problem),
        report.portraits,
    )


def _once(found: list[Fault]) -> list[Fault]:
    """Each fault of a model once, though a later training shows it with other numbers."""
    known: dict[tuple[str, str, str, int], Fault] = {}
    for fault in found:
        known.setdefault((fault.name, fault.level, fault.model, fault.line), fault)
    return list(known.values())


def located(rule: PortraitRule, fault: Fault, portrait: Portrait) -> Fault:
    """A fault with the line that it is about."""
    weighted = [layer.name for layer in portrait.layers if layer.parameters]
    names = [fault.layer] if fault.layer else [weighted[-1]] if rule.place == "output" and weighted else [rule.place]
    lines = [portrait.lines[name] for name in (*names, "fit") if portrait.lines.get(name)]
    return replace(fault, file=portrait.file, line=lines[0] if lines else 0, model=portrait.model)


def _guarded(rule: PortraitRule, portrait: Portrait) -> Iterator[Fault]:
    try:
        yield from [located(rule, fault, portrait) for fault in rule(portrait)]
    except Exception:
        return


def _sorted(found: object) -> list[Fault]:
    return sorted(found, key=lambda fault: fault.level != "error")  # type: ignore[call-overload, no-any-return]
