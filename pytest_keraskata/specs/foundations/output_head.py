"""The output layer and the loss that belongs to it."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    BINARY, MULTICLASS, REGRESSION, Call, Case, HeadEvidence, Pinned, Subject, Task, check, function, function_kata,
    head_case, judge_head, judge_head_loss, judge_new_head, judge_output, sizes, unlike, wrong_answer,
)  # fmt: skip
from pytest_keraskata.backend import keras

output_head = function("output_head(task, classes=None)")
_TASKS = {"binary": BINARY, "multiclass": MULTICLASS, "regression": REGRESSION}
_ACTIVATIONS = {"binary": "sigmoid", "multiclass": "softmax", "regression": "linear"}
_LOSSES = {
    "binary": "binary_crossentropy", "multiclass": "categorical_crossentropy", "regression": "mean_squared_error",
}  # fmt: skip


def network(task: str, classes: int | None, features: int) -> Any:
    units = classes if task == "multiclass" else 1
    return keras.Sequential([keras.Input((features,)), keras.layers.Dense(units, activation=_ACTIVATIONS[task])])


def instead(
    of: str = "", loss: str = "", compared: Mapping[str, Any] | None = None,
    read: Callable[[Any], Any] = lambda task: task, least: int = 3, missing: int | None = None, **layer: Any,
) -> Callable[..., Any]:  # fmt: skip
    """The right answer, but for one task's loss or settings of its layer, or for what is let through."""

    def wrong(task: Any, classes: int | None = None) -> Any:
        task, classes = read(task), missing if classes is None else classes
        if task not in _TASKS or (task == "multiclass" and (classes is None or classes < least)):
            raise ValueError(task)
        right = {"units": classes if task == "multiclass" else 1, "activation": _ACTIVATIONS[task]}
        made = keras.layers.Dense(**right | (layer if task == of else {}))
        return made, getattr(keras.losses, loss)(**compared or {}) if loss and task == of else _LOSSES[task]

    return wrong


_head = partial(wrong_answer, "output_head")
_UNITS, _RANGE = "how many numbers does one prediction consist of?", "which numbers can a regression target be?"
_LAYERS = (
    _head("two-sigmoids", instead("binary", units=2), "the last layer has 2 units, but the task needs 1", _UNITS),
    _head("ten-classes", instead("multiclass", units=10), "the last layer has 10 units, but the task needs 3", _UNITS),
    _head("softmax-of-one", instead("binary", activation="softmax"),
          "a softmax over a single unit divides a number by itself: the output is always 1.0",
          "which function turns one number into a probability?"),
    _head("relu-regression", instead("regression", activation="relu"), "a ReLU is never negative", _RANGE),
    _head("sigmoid-regression", instead("regression", activation="sigmoid"),
          "a sigmoid stays between 0 and 1", _RANGE),
    _head("tanh-regression", instead("regression", activation="tanh"), "a tanh stays between -1 and 1", _RANGE),
)  # fmt: skip
_ASKED = {
    "binary": ("binary cross-entropy", "which loss compares a probability with a label of 0 or 1?"),
    "multiclass": ("categorical cross-entropy", "which loss compares a row of probabilities with a one-hot label?"),
    "regression": ("mean squared error",
                   "which distance between two numbers punishes one large error more than many small ones?"),
}  # fmt: skip
_COMPARED = (
    *(
        _head(f"{kind.lower()}-for-{task}", instead(task, kind),
              f"the model is compiled with {words}, but the task needs {_ASKED[task][0]}", _ASKED[task][1])
        for task, kind, words in (
            ("multiclass", "BinaryCrossentropy", "binary_crossentropy"), ("binary", "Hinge", "hinge"),
            ("binary", "CategoricalCrossentropy", "categorical_crossentropy"), ("regression", "Huber", "huber_loss"),
            ("binary", "MeanSquaredError", "mean_squared_error"), ("regression", "LogCosh", "log_cosh"),
            ("regression", "MeanAbsoluteError", "mean_absolute_error"),
        )
    ),
    _head("sparse", instead("multiclass", "SparseCategoricalCrossentropy"),
          "the sparse loss reads class numbers, but the labels here are one-hot",
          "which cross-entropy reads one-hot labels?"),
    _head("summed", instead("regression", "MeanSquaredError", {"reduction": "sum"}),
          "the loss is the sum over the batch instead of its mean, so it grows with the batch size",
          "should a step be twice as long because a batch has twice as many samples?"),
)  # fmt: skip


def _task(call: Call) -> Task:
    return _TASKS[output_head.function.arguments(call)["task"]]


def _asked(subject: Subject, call: Call, features: int) -> tuple[HeadEvidence, Case]:
    given, task = output_head.function.arguments(call), _task(call)
    units = given["classes"] if task is MULTICLASS else 1
    # One step for each task tells whether the gradient is right.
    trained = {"call": call, "features": features} in _CASES[: len(_TASKS)]
    return head_case(subject, call, task, units, features, lambda: network(**given, features=features), trained)


_heads = st.one_of(
    st.sampled_from(["binary", "regression"]).map(lambda task: Call("output_head", (task,))),
    sizes(3, 7).map(lambda classes: Call("output_head", ("multiclass", classes))),
    # It says nothing for these two.
    st.builds(
        lambda task, classes: Call("output_head", (task,), {"classes": classes}),
        st.sampled_from(["binary", "regression"]), st.integers(-1, 9),
    ),
)  # fmt: skip
_CALLS: list[Pinned] = [
    ("binary",), ("multiclass", 3), ("regression",), {"task": "multiclass", "classes": 5}, ("binary", 2),
    {"task": "regression", "classes": 4}, ("multiclass", 600),
]  # fmt: skip
_CASES = tuple({"call": output_head.call(one), "features": 2 + place} for place, one in enumerate(_CALLS))
_on_heads = partial(check, call=_heads, features=sizes(1, 5), pinned=_CASES)


@_on_heads(
    draws=3,
    mistakes=(_head("kept", cache(instead()), "a layer keeps its weights, so two networks would share them",
                    "when does your code create the layer: once, or on every call?"),),
)  # fmt: skip
def new_layer(subject: Subject, call: Call, features: int) -> None:
    """Each call returns a new layer, and a loss."""
    judge_new_head(call, _asked(subject, call, features)[0])


@_on_heads(draws=6, after=("new_layer",), mistakes=_LAYERS)
def architecture(subject: Subject, call: Call, features: int) -> None:
    """The layer computes what the right one computes with the same weights."""
    judge_head(_asked(subject, call, features)[1])


@_on_heads(draws=1, after=("new_layer",))
def output(subject: Subject, call: Call, features: int) -> None:
    """Its outputs have the shape and the range of the task."""
    judge_output(_asked(subject, call, features)[1], _task(call))


@_on_heads(draws=3, after=("new_layer",), mistakes=_COMPARED)
def loss(subject: Subject, call: Call, features: int) -> None:
    """The loss has the right value for labels and outputs of the task, and the right gradient."""
    judge_head_loss(_asked(subject, call, features)[1], _task(call))


_UNKNOWN = (
    "ranking", *unlike(*_TASKS), "regression\n", "multilabel", "multi-class", "binary_classification",
)  # fmt: skip

# Where the number of classes is right, nothing but the task is.
_PARTS = "multi", "class", "", "ression", "binary multiclass", None, "Multiclass"

kata = function_kata(
    __name__,
    title="Output layer and loss",
    questions=("Q7", "Q8", "Q9"),
    functions=(output_head,),
    checks=(
        new_layer, architecture, output, loss,
        output_head.refuses(
            "unknown_task", "{task} is none of the three tasks", examples=4,
            draws={"task": st.sampled_from(_UNKNOWN), "classes": st.sampled_from([None, 1, 4])},
            pinned=[*((task,) for task in _UNKNOWN), *((task, 4) for task in ("ranking", *_PARTS))],
            mistakes=(
                _head("else-regression", instead(read=lambda task: task if task in _TASKS else "regression"),
                      "every unknown task is treated as a regression", "which tasks are there?"),
                _head("trimmed", instead(read=lambda task: str(task).strip().lower()),
                      "spaces and capitals are removed before the task is compared", "which names does a task have?"),
            ),
        ),
        output_head.refuses(
            "classes",
            lambda classes, **_: "a softmax needs to know how many classes there are" if classes is None
            else "with fewer than three classes it is not a multi-class task",
            draws={"task": st.just("multiclass"), "classes": st.integers(-3, 2)}, examples=3,
            pinned=[
                ("multiclass",), ("multiclass", 2), {"task": "multiclass", "classes": 2}, ("multiclass", 1),
                ("multiclass", 0), ("multiclass", None),
            ],
            mistakes=(
                _head("two-let-through", instead(least=2),
                      "two classes are accepted", "which task has two classes?"),
                _head("three-by-default", instead(missing=3),
                      "the default number of classes is three", "who decides how many classes there are?"),
            ),
        ),
    ),
    hints=(
        "Which function turns one number into a probability, and which turns several numbers into probabilities that "
        "sum to 1?",
        "What does the loss expect to read: raw numbers, or the layer's probabilities?",
        "What happens to two networks if both get the same layer object?",
    ),
)  # fmt: skip
