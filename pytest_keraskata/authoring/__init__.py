"""The language in which katas are said: what a spec needs comes from here, by one import."""

from pytest_keraskata.asking.activations import sigmoid, softmax
from pytest_keraskata.asking.call import Call, Symbolic, show
from pytest_keraskata.asking.head import HeadEvidence
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.asked import (
    Asked,
    Pinned,
    but,
    defaulting,
    function,
    function_kata,
    mistake,
    then,
    told,
    wrapped,
    wrong_answer,
)
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.curves import curves
from pytest_keraskata.authoring.drawn import (
    anything_but,
    arrays,
    calls,
    counts,
    magnitudes,
    of_all_sizes,
    sizes,
    unlike,
)
from pytest_keraskata.authoring.families import family_case, judge_family, judge_softmax_end
from pytest_keraskata.authoring.functions import ROUNDING, array, numbers, signature, value, without_overflow
from pytest_keraskata.authoring.heads import head_case, judge_new_head
from pytest_keraskata.authoring.models import ModelCases, model_kata
from pytest_keraskata.authoring.rounding import slack
from pytest_keraskata.authoring.targets import labels, numeric_targets, one_hot_labels, targets
from pytest_keraskata.authoring.tensors import functional_outputs, is_tensor
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.architecture import judge_architecture
from pytest_keraskata.judge.case import Case
from pytest_keraskata.judge.loss import judge_loss
from pytest_keraskata.judge.output import judge_output
from pytest_keraskata.judge.tasks import BINARY, MULTICLASS, REGRESSION, Task
from pytest_keraskata.kata import Check, Kata, Mistake, Prediction, Shape
from pytest_keraskata.pictures import LayerTable, Model

__all__ = (
    "BINARY",
    "MULTICLASS",
    "REGRESSION",
    "ROUNDING",
    "Array",
    "Asked",
    "Call",
    "Case",
    "Check",
    "Claim",
    "Facts",
    "Failed",
    "HeadEvidence",
    "Kata",
    "LayerTable",
    "Mistake",
    "Model",
    "ModelCases",
    "Pinned",
    "Prediction",
    "Shape",
    "Subject",
    "Symbolic",
    "Task",
    "anything_but",
    "array",
    "arrays",
    "but",
    "calls",
    "check",
    "counts",
    "curves",
    "defaulting",
    "family_case",
    "function",
    "function_kata",
    "functional_outputs",
    "head_case",
    "is_tensor",
    "judge_architecture",
    "judge_family",
    "judge_loss",
    "judge_new_head",
    "judge_output",
    "judge_softmax_end",
    "labels",
    "magnitudes",
    "mistake",
    "model_kata",
    "numbers",
    "numeric_targets",
    "of_all_sizes",
    "one_hot_labels",
    "show",
    "sigmoid",
    "signature",
    "sizes",
    "slack",
    "softmax",
    "targets",
    "then",
    "told",
    "unlike",
    "value",
    "without_overflow",
    "wrapped",
    "wrong_answer",
)
