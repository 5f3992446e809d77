"""What a training call, or the script around it, raises."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pytest_keraskata.asking.returned import Raised
from pytest_keraskata.explain.removed import advice
from pytest_keraskata.portrait.fault import Fault, error
from pytest_keraskata.portrait.rules.rule import rule
from pytest_keraskata.portrait.seen import Portrait, Report

_LONGEST = 700


@rule("fit", "it does not run", "an API that is gone")
def raises(portrait: Portrait) -> Iterator[Fault]:
    raised = portrait.raised
    if raised is not None:
        yield _told(raised, portrait.way or "fit")
    elif not portrait.way and not portrait.own_step and "train" in portrait.problems:
        # Without a script nothing else has tried.
        problem = portrait.problems["train"]
        if "No gradients provided" not in problem and ("call" in portrait.problems or "evaluate" in portrait.problems):
            kind, _, message = problem.partition(": ")
            yield _told(Raised(kind, message), "fit")


def script_faults(report: Report) -> Iterator[Fault]:
    """What ended the script outside of its training, where Keras raised it."""
    raised = report.raised
    if raised is None:
        return
    gone = advice(raised)
    # Behind a training that was cut short, much may fail that would not have.
    if gone or (report.by_keras and not report.portraits):
        yield replace(_told(raised, raised.code or "the script"), file=report.file)


def cause(raised: Raised) -> tuple[str, str]:
    """Why something was raised, and what to change; two empty words where that isn't known."""
    text = " ".join(raised.message.split())
    gone = advice(raised)
    if gone is not None:
        return gone.why, gone.advice
    for pattern, why, change in _KNOWN:
        if re.search(pattern, text, re.DOTALL):
            return why, change
    return "", ""


def _told(raised: Raised, what: str) -> Fault:
    why, change = cause(raised)
    name = "an API that is gone" if advice(raised) else "it does not run"
    found = error(
        name,
        what,
        _point(raised),
        why or "Keras raised it; what follows never runs",
        change or "look at this line first",
    )
    return replace(found, line=raised.line or 0)


def _point(raised: Raised) -> str:
    """An exception without what TensorFlow tells of its graph."""
    text = re.split(r"\n\s*\n(?:Detected at node|Stack trace|Arguments received)", raised.message)[0]
    text = re.sub(r"\{\{.*?\}\}|\[Op:\w+\].*|name: $", "", " ".join(text.split()))
    return f"{raised.kind}: {text[:_LONGEST]}".rstrip(": ")


# (what the exception says, why, what to change)
_KNOWN: tuple[tuple[str, str, str], ...] = (
    (
        r"expected (min_)?ndim=3, found ndim=2.*|Input 0 .*(lstm|gru|simple_rnn|rnn).*expected ndim=3",
        "a recurrent layer reads sequences, (rows, steps, features), and gets one vector a row; a recurrent layer "
        "before it only passes on its last state",
        "give the recurrent layers before this one return_sequences=True, or the data an axis of steps",
    ),
    (
        r"Early stopping conditioned|monitor|`mode='auto'`|metric .* not (found|available)",
        "the callback looks at a number that this training never computes",
        'name one of the numbers in history.history: "val_loss", or "val_" and the metric\'s name as it was compiled',
    ),
    (
        r"must have the same rank \(ndim\).*target\.shape=\(None,\)|target\.shape=\(None,\), output\.shape",
        "the labels are whole numbers, one a row, and categorical_crossentropy compares rows of one-hot labels",
        "use sparse_categorical_crossentropy, or keras.utils.to_categorical(y)",
    ),
)
