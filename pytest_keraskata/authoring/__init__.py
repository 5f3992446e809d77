"""The language in which katas are said: what a spec needs comes from here, by one import."""

from pytest_keraskata.asking.activations import sigmoid, softmax
from pytest_keraskata.asking.call import Call, Symbolic
from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.asked import Asked, but, function, function_kata, mistake, then, told, wrong_answer
from pytest_keraskata.authoring.blocks import Blocks
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.deep import DeepNets
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
from pytest_keraskata.authoring.dropping import judge_dropping
from pytest_keraskata.authoring.functions import ROUNDING, numbers, signature, value
from pytest_keraskata.authoring.handed import KINDS, asked_of
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
from pytest_keraskata.authoring.measuring import COMPILED_KINDS, compiled, judge_measured
from pytest_keraskata.authoring.models import ModelCases, model_kata
from pytest_keraskata.authoring.moving import judge_moving
from pytest_keraskata.authoring.on_paper import known_mistakes, prediction, stack_kata
from pytest_keraskata.authoring.stacks import Stack
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.architecture import judge_architecture
from pytest_keraskata.judge.case import Case, the_model
from pytest_keraskata.judge.drawing import pictures_of_model
from pytest_keraskata.judge.loss import judge_loss
from pytest_keraskata.judge.params import judge_params
from pytest_keraskata.judge.tasks import BINARY, MULTICLASS, REGRESSION, Task
from pytest_keraskata.kata import Check, Kata, Mistake, Prediction, Shape

__all__ = (
    "BINARY",
    "COMPILED_KINDS",
    "KINDS",
    "MULTICLASS",
    "REGRESSION",
    "ROUNDING",
    "Activation",
    "Array",
    "Asked",
    "BatchNormalization",
    "Blocks",
    "Call",
    "Case",
    "Check",
    "Claim",
    "Conv2D",
    "DeepNets",
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
    "Symbolic",
    "Task",
    "anything_but",
    "arrays",
    "asked_of",
    "but",
    "calls",
    "check",
    "compiled",
    "counts",
    "descent",
    "function",
    "function_kata",
    "judge_architecture",
    "judge_dropping",
    "judge_limit",
    "judge_limited",
    "judge_loss",
    "judge_measured",
    "judge_moving",
    "judge_params",
    "judge_unchanged",
    "known_mistakes",
    "magnitudes",
    "mistake",
    "model_kata",
    "numbers",
    "of_all_sizes",
    "picture_of_lengths",
    "pictures_of_model",
    "prediction",
    "sigmoid",
    "signature",
    "sizes",
    "softmax",
    "stack_kata",
    "the_model",
    "then",
    "told",
    "unlike",
    "value",
    "wrong_answer",
)
