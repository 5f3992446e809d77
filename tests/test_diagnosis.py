"""Why an answer fails: each rule is triggered by a wrong answer of the corpus, and by no right one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from pytest_keraskata import catalogue, failures
from pytest_keraskata import explain as diagnosis
from pytest_keraskata.answer.local import LocalSubject
from pytest_keraskata.asking.function import FunctionEvidence
from pytest_keraskata.asking.message import pack
from pytest_keraskata.asking.returned import Raised
from pytest_keraskata.explain import RULES, Rule
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.run import Run
from pytest_keraskata.kata import Mistake

ANSWERS = Path(__file__).parent / "answers"
SOLUTIONS = Path(__file__).parents[1] / "solutions"

# A wrong answer for each rule, among the many that trigger it.
TRIGGERS: dict[str, str] = {
    "surroundings": "lstm/wrong_asks_at_the_keyboard",
    "several_fits": "train/wrong_loop_of_fits",
    "rows_of_both_kinds": "train/wrong_first_rows",
    "nothing_held_out": "train/wrong_no_validation",
    "batches_of_another_size": "train/wrong_batches_capped",
    "has_a_baseline": "early_stopping/wrong_baseline",
    "scaled_loss": "cnn/wrong_loss_weights",
    "never_clipped": "cnn/wrong_loss_of_its_own_unclipped",
    "resized": "cnn/wrong_resized",
    "layer_of_another_kind": "cnn/wrong_separable",
    "other_convolution": "residual/wrong_separable",
    "steps_masked": "rnn/wrong_masking",
    "read_in_both_directions": "rnn/wrong_bidirectional",
    "among_others": "convolution/wrong_result_and_windows",
    "never_filled_in": "convolution/wrong_last_row_empty",
    "form_matters": "convolution/wrong_strides_assumed",
    "cut_off": "backend_agnostic/wrong_outliers",
    "nearly_right": "pooling/wrong_running_sums",
    "without_fractions": "activations/wrong_type_of_x",
    "too_large_for_its_type": "recurrent_params/wrong_int32",
    "common_exception": "lstm/wrong_metrics_in_third_place",
    "other_input": "lstm/wrong_axes_turned",
    "states_pooled": "lstm/wrong_averaged_states",
    "states_flattened": "lstm/wrong_flattened_states",
    "error_returned": "conv_output/wrong_returns_error",
    "another_exception": "conv_output/wrong_assertion",
    "removed_api": "checkpoint/wrong_period",
    "number_of_units": "cnn/wrong_one_unit_less",
    "softmax_over_one_unit": "dropout/wrong_softmax",
    "softmax_over_the_batch": "cnn/wrong_softmax_over_batch",
    "sigmoid_for_classes": "cnn/wrong_sigmoid_output",
    "activation_before_softmax": "cnn/wrong_softmax_twice",
    "linear_output": "cnn/wrong_logits",
    "relu_output": "ann/wrong_relu_output",
    "tanh_output": "ann/wrong_tanh_output",
    "dropout_behind_the_output": "sequential/wrong_dropout_last",
    "pooling_set_otherwise": "cnn/wrong_pool_same",
    "maps_without_activation": "conv_pool/wrong_no_relu",
    "other_order": "conv_pool/wrong_pooled_first",
    "layer_too_many": "cnn/wrong_channels_flattened_first",
    "states_of_every_step": "lstm/wrong_return_sequences",
    "maps_not_flattened": "cnn/wrong_missing_flatten",
    "other_recurrent_layer": "lstm/wrong_stacked",
    "pooled_away": "cnn/wrong_global_average",
    "other_pooling": "cnn/wrong_no_pooling",
    "kernel_as_strides": "cnn/wrong_strides",
    "random_at_inference": "dropout/wrong_baked_in",
    "random_in_training": "cnn/wrong_dropout_added",
    "no_dropout": "dropout/wrong_noise",
    "dropout_of_inputs": "dropout/wrong_at_input",
    "other_rate": "dropout/wrong_also_inputs",
    "more_or_fewer_layers": "cnn/wrong_batch_norm",
    "other_size": "gru/wrong_ignores_units",
    "hidden_activation": "dropout/wrong_no_relu",
    "recurrent_activation": "rnn/wrong_relu_state",
    "other_setting": "cnn/wrong_dilated",
    "frozen_layer": "cnn/wrong_frozen",
    "from_logits": "cnn/wrong_logits",
    "sparse_loss": "cnn/wrong_sparse_loss",
    "summed_loss": "cnn/wrong_sum_reduction",
    "smoothed_labels": "cnn/wrong_label_smoothing",
    "another_loss": "cnn/wrong_focal",
    "optimizer_of_another_kind": "cnn/wrong_sgd",
    "weight_decay": "ann/wrong_weight_decay",
    "learning_rate_of_zero": "cnn/wrong_zero_rate",
    "learning_rate_that_dies": "cnn/wrong_schedule_dies",
    "learning_rate_too_high": "ann/wrong_huge_rate",
    "exact_accuracy": "cnn/wrong_top_two",
    "regularizer": "cnn/wrong_l2",
    "watches_something_else": "early_stopping/wrong_val_accuracy",
    "looks_for_the_highest": "early_stopping/wrong_mode_max",
    "keeps_the_last_weights": "early_stopping/wrong_last_weights",
    "patience_of_another_length": "early_stopping/wrong_patience_fixed",
    "asks_for_more": "early_stopping/wrong_min_delta_large",
    "played_mistake": "early_stopping/wrong_ties_improve",
    "known_network": "sequential/wrong_no_relu",
    "known_mistake": "gates/wrong_only_h",
    "weights_all_alike": "ann/wrong_zero_kernels",
    "axes_changed": "gates/wrong_row_vectors",
    "half_precision": "rnn_step/wrong_half_precision",
    "rounded": "rnn_step/wrong_four_decimals",
    "of_one_factor": "inverted_dropout/wrong_not_scaled",
    "right_up_to_a_place": "convolution/wrong_four_filters",
    "count_off": "recurrent_params/wrong_both_directions",
    "no_single_number": "recurrent_params/wrong_in_array",
    "another_last_activation": "ann/wrong_hard_sigmoid",
    "joined_otherwise": "residual/wrong_multiply",
    "unasked_layer": "ann/wrong_unit_norm",
    "plateau_of_other_settings": "reduce_lr/wrong_min_lr",
}


@cache
def fired(answer: str) -> set[str]:
    """The rules that recognise an answer's faults, whether or not a mistake of the kata's own is told before them."""
    kata = catalogue.load(answer.split("/")[0])
    seen: list[Callable[[], Facts]] = []
    # Nobody is at the keyboard, as where answers usually run.
    with failures.observed(seen.append), open(os.devnull) as nobody, mock.patch.object(sys, "stdin", nobody):
        verdict = Run(kata, LocalSubject(ANSWERS / f"{answer}.py")).verdict()
    known = [facts() for facts in seen]
    told = {finding.rule for finding in verdict.findings}
    named = {_way(kata.mistakes[name]) for name in told if name in kata.mistakes}
    return told | named | {rule.name for rule in RULES if any(diagnosis.recognised(rule, facts) for facts in known)}


def _way(mistake: Mistake) -> str:
    """The rule that calls answers by the name of such a mistake."""
    return "played_mistake" if mistake.function else "known_network" if mistake.params else "known_mistake"


def test_rule_is_triggered_by_a_wrong_answer(rule: Rule) -> None:
    """There is an answer with this fault: of half of the rules, others with each commit; `--all-answers` asks them all."""
    assert rule.name in fired(TRIGGERS[rule.name])


def test_every_trigger_has_its_rule() -> None:
    """No rule has gone without its entry here, and no two have one name."""
    assert set(TRIGGERS) == {rule.name for rule in RULES}
    assert len(RULES) == len({rule.name for rule in RULES})


# --- right answers ----------------------------------------------------------------------------------------


class ListeningSubject(LocalSubject):
    """An answer in this process that remembers what it was asked.

    Args:
        path: its file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.asked: dict[bytes, tuple[Any, Any]] = {}

    def ask(self, request: Any) -> Any:
        evidence = super().ask(request)
        self.asked[pack(request)] = request, evidence
        return evidence


def facts_of(kata: str, path: Path) -> list[Facts]:
    """All that a rule could look at if a check of this right answer failed."""
    seen: list[Callable[[], Facts]] = []
    subject = ListeningSubject(path)
    try:
        with failures.observed(seen.append):
            verdict = Run(catalogue.load(kata), subject).verdict()
    finally:
        subject.close()
    assert "solved" == verdict.status, verdict
    numbers = [
        Facts(request.call, evidence.returned, {"number": evidence.returned.value})
        for request, evidence in subject.asked.values()
        if isinstance(evidence, FunctionEvidence) and evidence.returned and evidence.returned.kind in ("int", "float")
    ]
    known = [facts() for facts in seen] + numbers
    builds = any(check.name == "architecture" for check in catalogue.load(kata).checks)
    assert known or not builds, "a network that is judged shows something"
    return known


def test_no_rule_recognises_a_right_answer(recognised_kata: str, pytestconfig: pytest.Config) -> None:
    """What a right answer shows is no fault, whichever check would ask.

    The last one of a quarter of the katas, since all would take minutes; `--all-answers` takes them all, and the
    solutions.
    """
    kata = recognised_kata
    rights = [SOLUTIONS / catalogue.load(kata).file, *sorted((ANSWERS / kata).glob("right_*.py"))]
    # A check may find what another one is named after.
    checks = {check.name for check in catalogue.load(kata).checks} | {"architecture", "params", "loss", "training"}
    said = {
        (rule.name, str(facts.call), explanation.why)
        for path in (rights if pytestconfig.getoption("all_answers") else rights[-1:])
        for facts in facts_of(kata, path)
        for rule in RULES
        if not rule.checks or rule.checks & checks
        if (explanation := diagnosis.recognised(rule, facts))
    }

    assert set() == said


# --- explaining -------------------------------------------------------------------------------------------


def failed(**more: Any) -> Failed:
    return Failed(Claim("1", "2"), call="f(1)", why="the check knows", advice="try this?", **more)


@pytest.mark.parametrize("error", [OverflowError, NameError, ZeroDivisionError, RecursionError, AssertionError])
def test_a_rule_that_breaks_costs_no_verdict(error: type[Exception]) -> None:
    """Whatever goes wrong in a rule, the finding arrives."""

    def broken(facts: Facts) -> None:
        raise error("broken")

    nothing = Facts(call=None, evidence=None, expected={})  # type: ignore[arg-type]
    finding = diagnosis.explained("output", failed(facts=nothing), [Rule("broken", frozenset(), broken)])

    assert ("the check knows", "try this?", "") == (finding.why, finding.advice, finding.rule)


def test_without_facts_the_check_speaks() -> None:
    """A check that knows why says so itself."""
    finding = diagnosis.explained("output", failed())

    assert ("the check knows", "try this?") == (finding.why, finding.advice)


def test_a_rule_that_stumbles_says_nothing() -> None:
    """Facts come in many forms; an explanation is never worth an error."""
    nothing = Facts(call=None, evidence=None, expected={})  # type: ignore[arg-type]

    assert all(diagnosis.recognised(rule, nothing) is None for rule in RULES)
    finding = diagnosis.explained("output", failed(facts=nothing))
    assert ("the check knows", "try this?") == (finding.why, finding.advice)


@pytest.mark.parametrize(
    ("kind", "message", "words"),
    [
        (
            "ImportError",
            "cannot import name 'ImageDataGenerator' from 'keras.preprocessing.image'",
            "image_dataset_from",
        ),
        ("AttributeError", "module 'keras.backend' has no attribute 'sum'", "keras.ops"),
        ("AttributeError", "module 'keras.api.backend' has no attribute 'clip'", "keras.ops"),
        ("ValueError", "Argument(s) not recognized: {'lr': 0.01}", "learning_rate"),
        ("AttributeError", "'Adam' object has no attribute 'lr'", "learning_rate"),
        ("AttributeError", "'Sequential' object has no attribute 'predict_classes'", "argmax"),
        ("AttributeError", "'Sequential' object has no attribute 'fit_generator'", "generators"),
        ("TypeError", "fit() got an unexpected keyword argument 'nb_epoch'", "epochs"),
        ("ModuleNotFoundError", "No module named 'keras.layers.core'", "keras.layers"),
        ("ModuleNotFoundError", "No module named 'keras.utils.np_utils'", "keras.utils"),
        ("ModuleNotFoundError", "No module named 'keras.wrappers.scikit_learn'", "SKLearnClassifier"),
        ("ImportError", "cannot import name 'CuDNNLSTM' from 'keras.layers'", "LSTM"),
        ("ModuleNotFoundError", "No module named 'keras.preprocessing.text'", "TextVectorization"),
    ],
)
def test_advice_on_what_keras_once_had(kind: str, message: str, words: str) -> None:
    """What took the place of a removed name is told."""
    explanation = diagnosis.removed.advice(Raised(kind, message))

    assert explanation is not None
    assert words in f"{explanation.why} {explanation.advice}"


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("ModuleNotFoundError", "No module named 'keraz'"),
        ("ValueError", 'Input 0 of layer "dense" is incompatible with the layer: expected axis -1'),
        ("TypeError", "build_lstm() missing 1 required positional argument: 'units'"),
        ("NameError", "name 'lr' is not defined"),
        ("ZeroDivisionError", "division by zero"),
        ("ValueError", "could not merge the results"),
        ("AttributeError", "'NoneType' object has no attribute 'fit'"),
    ],
)
def test_no_advice_on_a_learners_own_mistake(kind: str, message: str) -> None:
    """Other exceptions speak for themselves."""
    assert diagnosis.removed.advice(Raised(kind, message)) is None
