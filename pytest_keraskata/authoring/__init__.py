"""The language in which katas are said: what a spec needs comes from here, by one import."""

from pytest_keraskata.asking.activations import sigmoid, softmax
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.asked import Asked, but, function, function_kata, mistake, then, told, wrong_answer
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.descending import (
    descent,
    judge_limit,
    judge_limited,
    judge_unchanged,
    picture_of_lengths,
)
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
from pytest_keraskata.authoring.functions import ROUNDING, numbers, signature, value
from pytest_keraskata.authoring.handed import KINDS
from pytest_keraskata.authoring.layers import (
    Activation,
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    Pooling2D,
    Recurrent,
)
from pytest_keraskata.authoring.models import ModelCases, model_kata
from pytest_keraskata.authoring.on_paper import prediction, stack_kata
from pytest_keraskata.authoring.stacks import Stack
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.case import Case
from pytest_keraskata.judge.loss import judge_loss
from pytest_keraskata.judge.tasks import BINARY, MULTICLASS, REGRESSION, Task
from pytest_keraskata.kata import Check, Kata, Mistake, Prediction, Shape

__all__ = (
    "BINARY",
    "KINDS",
    "MULTICLASS",
    "REGRESSION",
    "ROUNDING",
    "Activation",
    "Array",
    "Asked",
    "BatchNormalization",
    "Call",
    "Case",
    "Check",
    "Claim",
    "Conv2D",
    "Dense",
    "Dropout",
    "Facts",
    "Failed",
    "Flatten",
    "Kata",
    "Mistake",
    "ModelCases",
    "Plain",
    "Pooling2D",
    "Prediction",
    "Recurrent",
    "Shape",
    "Stack",
    "Subject",
    "Task",
    "anything_but",
    "arrays",
    "but",
    "calls",
    "check",
    "counts",
    "descent",
    "function",
    "function_kata",
    "judge_limit",
    "judge_limited",
    "judge_loss",
    "judge_unchanged",
    "magnitudes",
    "mistake",
    "model_kata",
    "numbers",
    "of_all_sizes",
    "picture_of_lengths",
    "prediction",
    "sigmoid",
    "signature",
    "sizes",
    "softmax",
    "stack_kata",
    "then",
    "told",
    "unlike",
    "value",
    "wrong_answer",
)
