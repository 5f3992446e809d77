"""The language in which katas are said: what a spec needs comes from here, by one import."""

from pytest_keraskata.asking.activations import sigmoid, softmax
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.asked import Asked, but, function, function_kata, mistake, then, told, wrong_answer
from pytest_keraskata.authoring.augmenting import changed_images, marked_further_out, marked_images
from pytest_keraskata.authoring.bases import BASES_ALWAYS, BASES_DRAWN, Base, OnBases, OnVGG16
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
from pytest_keraskata.authoring.functions import ROUNDING, claimed, numbers, signature, value
from pytest_keraskata.authoring.handed import rate_lasts
from pytest_keraskata.authoring.layers import (
    Activation,
    Bare,
    BatchNormalization,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    Pooling2D,
    Recurrent,
    Step,
)
from pytest_keraskata.authoring.loading import loaded_images
from pytest_keraskata.authoring.models import ModelCases, as_answer, model_kata
from pytest_keraskata.authoring.on_paper import known_mistakes, prediction, stack_kata
from pytest_keraskata.authoring.saving import SAVED_KINDS, another_at_its_path, saved, stands_alone
from pytest_keraskata.authoring.stacks import Stack
from pytest_keraskata.authoring.tuning import BASES, Tuning
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.loss import judge_loss
from pytest_keraskata.judge.output import judge_output
from pytest_keraskata.judge.params import judge_params
from pytest_keraskata.judge.tasks import BINARY, MULTICLASS, REGRESSION, Task
from pytest_keraskata.kata import Check, Kata, Mistake, Prediction, Shape
from pytest_keraskata.pictures import Bars, Images, image, series

__all__ = (
    "BASES",
    "BASES_ALWAYS",
    "BASES_DRAWN",
    "BINARY",
    "MULTICLASS",
    "REGRESSION",
    "ROUNDING",
    "SAVED_KINDS",
    "Activation",
    "Array",
    "Asked",
    "Bare",
    "Bars",
    "Base",
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
    "Images",
    "Kata",
    "Mistake",
    "ModelCases",
    "OnBases",
    "OnVGG16",
    "Pooling2D",
    "Prediction",
    "Recurrent",
    "Shape",
    "Stack",
    "Step",
    "Subject",
    "Task",
    "Tuning",
    "another_at_its_path",
    "anything_but",
    "arrays",
    "as_answer",
    "but",
    "calls",
    "changed_images",
    "check",
    "claimed",
    "counts",
    "function",
    "function_kata",
    "image",
    "judge_loss",
    "judge_output",
    "judge_params",
    "known_mistakes",
    "loaded_images",
    "magnitudes",
    "marked_further_out",
    "marked_images",
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
