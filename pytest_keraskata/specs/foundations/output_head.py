"""The output layer and the loss that belongs to it."""

from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.data import inputs, seed_of
from pytest_keraskata.asking.head import HeadEvidence, HeadRequest
from pytest_keraskata.asking.model import LossCase
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import sizes
from pytest_keraskata.authoring.functions import raised, refuses, signature
from pytest_keraskata.backend import keras
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.architecture import judge_architecture
from pytest_keraskata.judge.case import Case
from pytest_keraskata.judge.loss import judge_loss
from pytest_keraskata.judge.output import judge_output
from pytest_keraskata.judge.reference import Reference
from pytest_keraskata.judge.tasks import BINARY, MULTICLASS, REGRESSION, Task
from pytest_keraskata.kata import Kata

_SIGNATURE = "output_head(task, classes=None)"
_TASKS: dict[str, tuple[Task, str]] = {
    "binary": (BINARY, "sigmoid"),
    "multiclass": (MULTICLASS, "softmax"),
    "regression": (REGRESSION, "linear"),
}
_heads = st.one_of(
    st.just(Call("output_head", ("binary",))),
    st.just(Call("output_head", ("regression",))),
    sizes(3, 7).map(lambda classes: Call("output_head", ("multiclass", classes))),
    # It says nothing for these two.
    st.builds(
        lambda task, classes: Call("output_head", (task,), {"classes": classes}),
        st.sampled_from(["binary", "regression"]),
        st.integers(-1, 9),
    ),
)
_ALWAYS = (
    Call("output_head", ("binary",)),
    Call("output_head", ("multiclass", 3)),
    Call("output_head", ("regression",)),
    Call("output_head", kwargs={"task": "multiclass", "classes": 5}),
    Call("output_head", ("binary", 2)),
    Call("output_head", kwargs={"task": "regression", "classes": 4}),
    Call("output_head", ("multiclass", 600)),
)
_CASES = tuple({"call": call, "features": 2 + place} for place, call in enumerate(_ALWAYS))
_UNKNOWN = (
    "ranking",
    "",
    None,
    "Binary",
    "MULTICLASS",
    " regression",
    "regression\n",
    "multi",
    "multilabel",
    "multi-class",
    "binary_classification",
)


def network(task: str, classes: int | None, features: int) -> Any:
    units = classes if task == "multiclass" else 1
    return keras.Sequential([keras.Input((features,)), keras.layers.Dense(units, activation=_TASKS[task][1])])


def _ask(subject: Subject, call: Call, features: int) -> tuple[HeadEvidence, Task, tuple[LossCase, ...], Any]:
    """What a call shows, after a look at whether it is a layer and a loss at all."""
    given = signature(_SIGNATURE).arguments(call)
    task, _ = _TASKS[given["task"]]
    seed = seed_of(call) % 2**31
    units = given["classes"] if task is MULTICLASS else 1
    loss_cases = task.loss_cases(seed, units)
    batch = inputs(seed, (features,))
    evidence: HeadEvidence = subject.ask(HeadRequest(call, batch, loss_cases, seed, *_pulled(seed, features, units)))
    if evidence.raised is not None:
        raise raised(call, evidence, evidence.raised, "a pair of a layer and a loss")
    assert evidence.returned is not None, "a call returns or raises"
    if not evidence.is_layer:
        returned = evidence.returned
        found = returned.words
        if returned.kind == "sequence":
            found = f"a {returned.type_name} of {', '.join(item.words for item in returned.value)}"
        raise Failed(
            Claim("a pair: a Keras layer and its loss", found), call=call, ends=True, facts=Facts(call, evidence)
        )
    return evidence, task, loss_cases, batch


def _case(
    evidence: HeadEvidence, call: Call, features: int, task: Task, loss_cases: tuple[LossCase, ...], batch: Any
) -> Any:
    given = signature(_SIGNATURE).arguments(call)
    reference = Reference(lambda: network(**given, features=features), task.loss)
    assert evidence.model is not None, "there is a layer"
    seed = seed_of(call) % 2**31
    pulled, cotangent = _pulled(seed, features, reference.output_shape[-1])
    return Case(
        call,
        evidence.model,
        reference,
        (batch,),
        task,
        seed=seed,
        loss_cases=loss_cases,
        pulled=(pulled,),
        cotangent=cotangent,
    )


def _pulled(seed: int, features: int, units: int) -> tuple[Array, Array]:
    """A batch for gradients of the outputs, and their weights."""
    return inputs(seed + 3, (features,), 6, wide=False), inputs(seed + 5, (units,), 6, wide=False)


@check(call=_heads, features=sizes(1, 5), draws=3, pinned=_CASES)
def new_layer(subject: Subject, call: Call, features: int) -> None:
    evidence, *_ = _ask(subject, call, features)
    if not evidence.is_new:
        raise Failed(
            Claim("another layer on every call", "the same layer, or one with the same weights, on the second call"),
            call=call,
            why="a layer keeps its weights, so two networks would share them",
            advice="when does your code make the layer: once, or whenever it is asked?",
            facts=Facts(call, evidence),
        )


@check(call=_heads, features=sizes(1, 5), draws=6, pinned=_CASES, after=("new_layer",))
def architecture(subject: Subject, call: Call, features: int) -> None:
    evidence, task, loss_cases, batch = _ask(subject, call, features)
    judge_architecture(_case(evidence, call, features, task, loss_cases, batch))


@check(call=_heads, features=sizes(1, 5), draws=1, pinned=_CASES, after=("new_layer",))
def output(subject: Subject, call: Call, features: int) -> None:
    evidence, task, loss_cases, batch = _ask(subject, call, features)
    judge_output(_case(evidence, call, features, task, loss_cases, batch), task)


@check(call=_heads, features=sizes(1, 5), draws=3, pinned=_CASES, after=("new_layer",))
def loss(subject: Subject, call: Call, features: int) -> None:
    evidence, task, loss_cases, batch = _ask(subject, call, features)
    judge_loss(_case(evidence, call, features, task, loss_cases, batch), task, loss_cases, metrics=())


@check(
    name="unknown_task",
    task=st.sampled_from(_UNKNOWN),
    classes=st.sampled_from([None, 1, 4]),
    draws=4,
    pinned=(*({"task": task, "classes": None} for task in _UNKNOWN), {"task": "ranking", "classes": 4}),
)
def unknown_task(subject: Subject, task: str | None, classes: int | None) -> None:
    call = Call("output_head", (task,)) if classes is None else Call("output_head", (task, classes))
    refuses(subject, call, f"{task!r} is none of the three tasks")


@check(
    name="classes",
    classes=st.integers(-3, 2),
    draws=3,
    pinned=({"classes": None}, {"classes": 2}, {"classes": 1}, {"classes": 0}),
)
def classes(subject: Subject, classes: int | None) -> None:
    if classes is None:
        refuses(subject, Call("output_head", ("multiclass",)), "a softmax needs to know how many classes there are")
    call = Call("output_head", ("multiclass",), {"classes": classes})
    refuses(subject, call, "with fewer than three classes it is no multi-class task")


kata = Kata(
    __name__,
    title="Output layer and loss",
    questions=("Q7", "Q8", "Q9"),
    functions=(signature(_SIGNATURE),),
    checks=(new_layer, architecture, output, loss, unknown_task, classes),
    hints=(
        "Which function makes a probability of one number, and which makes several numbers share one whole?",
        "What does the loss expect to read: raw numbers, or the probabilities that the layer gives?",
        "What happens to two networks if both get the very same layer?",
    ),
)
