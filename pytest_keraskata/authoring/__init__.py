"""The language in which katas are said: what a spec needs comes from here, by one import."""

from pytest_keraskata.asking.activations import sigmoid, softmax
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.asked import Asked, but, function, function_kata, mistake, then, told, wrong_answer
from pytest_keraskata.authoring.checks import check
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
from pytest_keraskata.authoring.handed import rate_lasts
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
from pytest_keraskata.authoring.saving import SAVED_KINDS, another_at_its_path, saved, stands_alone
from pytest_keraskata.authoring.stacks import Stack
from pytest_keraskata.authoring.tuning import BASES, Tuning
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.tasks import BINARY, MULTICLASS, REGRESSION, Task
from pytest_keraskata.kata import Check, Kata, Mistake, Prediction, Shape
from pytest_keraskata.pictures import Bars, series

__all__ = (
    "BASES",
    "BINARY",
    "MULTICLASS",
    "REGRESSION",
    "ROUNDING",
    "SAVED_KINDS",
    "Activation",
    "Array",
    "Asked",
    "Bars",
    "BatchNormalization",
    "Call",
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
    "Pooling2D",
    "Prediction",
    "Recurrent",
    "Shape",
    "Stack",
    "Subject",
    "Task",
    "Tuning",
    "another_at_its_path",
    "anything_but",
    "arrays",
    "but",
    "calls",
    "check",
    "counts",
    "function",
    "function_kata",
    "magnitudes",
    "mistake",
    "model_kata",
    "numbers",
    "of_all_sizes",
    "prediction",
    "rate_lasts",
    "saved",
    "series",
    "sigmoid",
    "signature",
    "sizes",
    "softmax",
    "stack_kata",
    "stands_alone",
    "then",
    "told",
    "unlike",
    "value",
    "wrong_answer",
)
