"""The language in which katas are said: what a spec needs comes from here, by one import."""

from pytest_keraskata.asking.activations import sigmoid, softmax
from pytest_keraskata.asking.call import Call, Gradient
from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.returned import Returned
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.asked import (
    Asked,
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
from pytest_keraskata.authoring.classes import Deciding, class_checks, distributions, few
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
from pytest_keraskata.authoring.models import ModelCases, model_kata
from pytest_keraskata.authoring.predicting import asked, handed, known_model, samples
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.tasks import BINARY, MULTICLASS, REGRESSION, Task
from pytest_keraskata.kata import Check, Kata, Mistake, Prediction, Shape
from pytest_keraskata.pictures import Bars, Curves, Grids, Mark, compared, grid, paired, series

__all__ = (
    "BINARY",
    "MULTICLASS",
    "REGRESSION",
    "ROUNDING",
    "Array",
    "Asked",
    "Bars",
    "Call",
    "Check",
    "Claim",
    "Curves",
    "Deciding",
    "Facts",
    "Failed",
    "Gradient",
    "Grids",
    "Kata",
    "Mark",
    "Mistake",
    "ModelCases",
    "Plain",
    "Prediction",
    "Returned",
    "Shape",
    "Subject",
    "Task",
    "anything_but",
    "arrays",
    "asked",
    "but",
    "calls",
    "check",
    "class_checks",
    "compared",
    "counts",
    "defaulting",
    "distributions",
    "few",
    "function",
    "function_kata",
    "grid",
    "handed",
    "known_model",
    "magnitudes",
    "mistake",
    "model_kata",
    "numbers",
    "of_all_sizes",
    "paired",
    "samples",
    "series",
    "sigmoid",
    "signature",
    "sizes",
    "softmax",
    "then",
    "told",
    "unlike",
    "value",
    "wrapped",
    "wrong_answer",
)
