"""The language in which katas are said: what a spec needs comes from here, by one import."""

from pytest_keraskata.asking.activations import sigmoid, softmax
from pytest_keraskata.asking.call import Call, InFolder, show
from pytest_keraskata.asking.callback import CallbackEvidence, CallbackRequest, EpochEvidence, SavedModel
from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.asking.training import TrainingRequest
from pytest_keraskata.authoring.asked import Asked, but, function, function_kata, mistake, then, told, wrong_answer
from pytest_keraskata.authoring.callbacks import (
    Watched,
    also,
    as_class,
    hooked,
    logs_of,
    lowers,
    made,
    plateau,
    stops_by,
    trains_at,
    watched,
)
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.classes import class_checks, class_mistakes
from pytest_keraskata.authoring.compiled import Compiles
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
from pytest_keraskata.authoring.functions import ROUNDING, as_arrays, numbers, signature, value
from pytest_keraskata.authoring.learned import Learned, trained_on
from pytest_keraskata.authoring.models import ModelCases, model_kata
from pytest_keraskata.authoring.trainings import Course, counted, held_in, trains
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.tasks import BINARY, MULTICLASS, REGRESSION, Task
from pytest_keraskata.kata import Check, Kata, Mistake, Prediction, Shape
from pytest_keraskata.pictures import Curves, Mark, series

__all__ = (
    "BINARY",
    "MULTICLASS",
    "REGRESSION",
    "ROUNDING",
    "Array",
    "Asked",
    "Call",
    "CallbackEvidence",
    "CallbackRequest",
    "Check",
    "Claim",
    "Compiles",
    "Course",
    "Curves",
    "EpochEvidence",
    "Facts",
    "Failed",
    "InFolder",
    "Kata",
    "Learned",
    "Mark",
    "Mistake",
    "ModelCases",
    "Plain",
    "Prediction",
    "SavedModel",
    "Shape",
    "Subject",
    "Task",
    "TrainingRequest",
    "Watched",
    "also",
    "anything_but",
    "arrays",
    "as_arrays",
    "as_class",
    "but",
    "calls",
    "check",
    "class_checks",
    "class_mistakes",
    "counted",
    "counts",
    "function",
    "function_kata",
    "held_in",
    "hooked",
    "logs_of",
    "lowers",
    "made",
    "magnitudes",
    "mistake",
    "model_kata",
    "numbers",
    "of_all_sizes",
    "plateau",
    "series",
    "show",
    "sigmoid",
    "signature",
    "sizes",
    "softmax",
    "stops_by",
    "then",
    "told",
    "trained_on",
    "trains",
    "trains_at",
    "unlike",
    "value",
    "watched",
    "wrong_answer",
)
