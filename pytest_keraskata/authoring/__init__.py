"""The language in which katas are said: what a spec needs comes from here, by one import."""

from pytest_keraskata.asking.activations import sigmoid, softmax
from pytest_keraskata.asking.call import Call, Given, Gradient, InFolder, Symbolic, show
from pytest_keraskata.asking.callback import CallbackEvidence, CallbackRequest, EpochEvidence
from pytest_keraskata.asking.head import HeadEvidence
from pytest_keraskata.asking.plain import Array, Plain
from pytest_keraskata.asking.returned import Returned
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.asking.training import TrainingRequest
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
from pytest_keraskata.authoring.augmenting import changed_images, marked_further_out, marked_images
from pytest_keraskata.authoring.bases import BASES_ALWAYS, BASES_DRAWN, Base, OnBases, OnVGG16
from pytest_keraskata.authoring.blocks import Blocks
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
from pytest_keraskata.authoring.cases import ModelCases
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.classes import Deciding, class_checks, distributions, few
from pytest_keraskata.authoring.compiled import Compiles
from pytest_keraskata.authoring.curves import curves
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
from pytest_keraskata.authoring.families import family_case, judge_family, judge_softmax_end
from pytest_keraskata.authoring.functions import (
    ROUNDING,
    array,
    as_arrays,
    claimed,
    new_array,
    numbers,
    signature,
    value,
    without_overflow,
)
from pytest_keraskata.authoring.handed import KINDS, asked_of, rate_lasts
from pytest_keraskata.authoring.heads import head_case, judge_head, judge_head_loss, judge_new_head
from pytest_keraskata.authoring.layers import Activation, Bare, BatchNormalization, Dense, Dropout, Recurrent, Step
from pytest_keraskata.authoring.learned import Learned, trained_on
from pytest_keraskata.authoring.loading import loaded_images
from pytest_keraskata.authoring.maps import Conv2D, Flatten, Pooling2D
from pytest_keraskata.authoring.measuring import COMPILED_KINDS, compiled, judge_measured
from pytest_keraskata.authoring.models import as_answer, model_kata
from pytest_keraskata.authoring.moving import judge_moving
from pytest_keraskata.authoring.on_paper import known_mistakes, prediction, stack_kata
from pytest_keraskata.authoring.predicting import asked, handed, known_model, samples
from pytest_keraskata.authoring.rounding import slack
from pytest_keraskata.authoring.saving import SAVED_KINDS, another_at_its_path, saved, stands_alone
from pytest_keraskata.authoring.stacks import Stack
from pytest_keraskata.authoring.targets import labels, numeric_targets, one_hot_labels, targets
from pytest_keraskata.authoring.tensors import functional_outputs, is_tensor
from pytest_keraskata.authoring.trainings import Course, counted, held_in, trains
from pytest_keraskata.authoring.tuning import BASES, Tuning
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.architecture import judge_architecture
from pytest_keraskata.judge.augmenting import scaled_by
from pytest_keraskata.judge.case import Case, the_model
from pytest_keraskata.judge.drawing import pictures_of_model
from pytest_keraskata.judge.loss import judge_loss
from pytest_keraskata.judge.output import judge_output
from pytest_keraskata.judge.params import judge_params
from pytest_keraskata.judge.tasks import BINARY, MULTICLASS, REGRESSION, Task
from pytest_keraskata.kata import Check, Kata, Mistake, Prediction, Shape
from pytest_keraskata.pictures import (
    Bars,
    Curves,
    Grids,
    Images,
    LayerTable,
    Mark,
    Model,
    compared,
    grid,
    image,
    paired,
    series,
)

__all__ = (
    "BASES",
    "BASES_ALWAYS",
    "BASES_DRAWN",
    "BINARY",
    "COMPILED_KINDS",
    "KINDS",
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
    "Blocks",
    "Call",
    "CallbackEvidence",
    "CallbackRequest",
    "Case",
    "Check",
    "Claim",
    "Compiles",
    "Conv2D",
    "Course",
    "Curves",
    "Deciding",
    "DeepNets",
    "Dense",
    "Dropout",
    "EpochEvidence",
    "Facts",
    "Failed",
    "Flatten",
    "Given",
    "Gradient",
    "Grids",
    "HeadEvidence",
    "Images",
    "InFolder",
    "Kata",
    "LayerTable",
    "Learned",
    "Mark",
    "Mistake",
    "Model",
    "ModelCases",
    "OnBases",
    "OnVGG16",
    "Pinned",
    "Plain",
    "Pooling2D",
    "Prediction",
    "Recurrent",
    "Returned",
    "Shape",
    "Stack",
    "Step",
    "Subject",
    "Symbolic",
    "Task",
    "TrainingRequest",
    "Tuning",
    "Watched",
    "also",
    "another_at_its_path",
    "anything_but",
    "array",
    "arrays",
    "as_answer",
    "as_arrays",
    "as_class",
    "asked",
    "asked_of",
    "but",
    "calls",
    "changed_images",
    "check",
    "claimed",
    "class_checks",
    "compared",
    "compiled",
    "counted",
    "counts",
    "curves",
    "defaulting",
    "descent",
    "distributions",
    "family_case",
    "few",
    "function",
    "function_kata",
    "functional_outputs",
    "grid",
    "handed",
    "head_case",
    "held_in",
    "hooked",
    "image",
    "is_tensor",
    "judge_architecture",
    "judge_dropping",
    "judge_family",
    "judge_head",
    "judge_head_loss",
    "judge_limit",
    "judge_limited",
    "judge_loss",
    "judge_measured",
    "judge_moving",
    "judge_new_head",
    "judge_output",
    "judge_params",
    "judge_softmax_end",
    "judge_unchanged",
    "known_mistakes",
    "known_model",
    "labels",
    "loaded_images",
    "logs_of",
    "lowers",
    "made",
    "magnitudes",
    "marked_further_out",
    "marked_images",
    "mistake",
    "model_kata",
    "new_array",
    "numbers",
    "numeric_targets",
    "of_all_sizes",
    "one_hot_labels",
    "paired",
    "picture_of_lengths",
    "pictures_of_model",
    "plateau",
    "prediction",
    "rate_lasts",
    "samples",
    "saved",
    "scaled_by",
    "series",
    "show",
    "sigmoid",
    "signature",
    "sizes",
    "slack",
    "softmax",
    "stack_kata",
    "stands_alone",
    "stops_by",
    "targets",
    "the_model",
    "then",
    "told",
    "trained_on",
    "trains",
    "trains_at",
    "unlike",
    "value",
    "watched",
    "without_overflow",
    "wrapped",
    "wrong_answer",
)
