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
_UNREGISTERED = "Could not locate class"


@rule("fit", "it does not run", "an API that is gone", "a class that isn't registered")
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
    if gone or _UNREGISTERED in raised.message or (report.by_keras and not report.portraits):
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


def hint(raised: Raised) -> str:
    """What to do about an exception that ended a script before it trained, in brackets; "" where that isn't known."""
    told = f"{raised.kind}: {raised.message}"
    return next((f" ({words})" for pattern, words in _OUTSIDE if re.search(pattern, told)), "")


def _told(raised: Raised, what: str) -> Fault:
    why, change = cause(raised)
    name = "an API that is gone" if advice(raised) else "it does not run"
    if _UNREGISTERED in raised.message:
        name = "a class that isn't registered"
    found = error(
        name,
        what,
        _point(raised),
        why or "Keras raised it; what follows never runs",
        change or "look at this line first",
    )
    return replace(found, line=raised.line or 0)


def _point(raised: Raised) -> str:
    """An exception without what TensorFlow tells of its graph, and Keras of its configuration."""
    text = raised.message.split("Exception encountered:")[-1]
    if "Detected at node" in text:
        # The point comes last, behind the whole stack.
        text = text.split("[[{{node")[0].strip().splitlines()[-1]
    text = re.split(r"\n\s*\n(?:Stack trace|Arguments received)", text)[0]
    text = re.sub(r"\{\{.*?\}\}|\[Op:\w+\].*|name: $", "", " ".join(text.split()))
    return f"{raised.kind}: {text[:_LONGEST]}".rstrip(": ")


# (what the exception says, what to do), for scripts that end before they train
_OUTSIDE: tuple[tuple[str, str], ...] = (
    (r"^EOFError", "input() gets no answer here: give the value in the script, or as an argument"),
    (r"^SystemExit: 2$", "it may need arguments: keraskata diagnose SCRIPT -- ARGUMENTS passes them to it"),
    (r"^SystemExit", "the script ends itself before it trains"),
    (
        r"^IndexError: list index out of range",
        "if this line reads sys.argv, keraskata diagnose SCRIPT -- ARGUMENTS passes arguments",
    ),
    (
        r"attempted relative import",
        "a script does not belong to a package: write the name of the package, or a script that imports it",
    ),
    (r"cannot contain null bytes", "this file is not the text of a program"),
    (r"codec can't decode", "Python reads files as UTF-8: save it so, or name the encoding in its first line"),
)

# (what the exception says, why, what to change)
_KNOWN: tuple[tuple[str, str, str], ...] = (
    (
        r"expected (min_)?ndim=3, found ndim=2",
        "a recurrent layer reads sequences, (rows, steps, features), and gets one vector a row; a recurrent layer "
        "before it only passes on its last state",
        "give the recurrent layers before this one return_sequences=True, or the data an axis of steps",
    ),
    (
        r"FBetaScore expects 2D inputs|F1Score expects 2D",
        "F1Score and FBetaScore take labels of shape (rows, classes), and these labels are one number a row",
        "use y.reshape(-1, 1) for two classes, keras.utils.to_categorical(y) for more",
    ),
    (
        r"same rank \(ndim\).*target\.shape=\([^,()]*,( \d+)?\),? .*output\.shape=\([^,()]*, \d+, \d+",
        "the outputs have an axis more than the labels: the last recurrent layer passes on every step, or maps are not "
        "flattened",
        "leave return_sequences out in the last recurrent layer, or put Flatten or GlobalAveragePooling before the last "
        "Dense",
    ),
    (
        r"same rank \(ndim\).*target\.shape=\([^,()]*,\)",
        "the labels are whole numbers, one a row, and categorical_crossentropy compares rows of one-hot labels",
        "use sparse_categorical_crossentropy, or keras.utils.to_categorical(y)",
    ),
    (
        r"`output` must have rank \(ndim\) `target\.ndim",
        "the labels are rows of numbers, and sparse_categorical_crossentropy takes the number of a class, one a row",
        "use categorical_crossentropy, or the labels' y.argmax(axis=1)",
    ),
    (
        r"Received a label value of -?\d+ which is outside the valid range",
        "labels count from 0, so the largest one is one less than the number of units",
        "let the labels begin with 0, or give the last layer more units",
    ),
    (
        r"indices\[.*\] = -?\d+ is not in \[0, \d+\)",
        "an Embedding of n knows the numbers 0 to n - 1; beyond it there is no row to look up",
        "set input_dim to one more than the largest token",
    ),
    (
        _UNREGISTERED,
        "a file holds names of classes alone, and Keras finds those of its own and those that are registered",
        "decorate the class with @keras.saving.register_keras_serializable(), or load it with custom_objects",
    ),
    (
        r"expected axis -1 of input shape to have value",
        "the layer was built for another number of features",
        "compare x.shape with the shape of keras.Input",
    ),
    (
        r"Data cardinality is ambiguous",
        "inputs and targets have different numbers of rows",
        "print the shapes of x and y, and look where rows are lost",
    ),
    (
        r"dtype: (str|object)|convert string|Unrecognized data type|Cast string to float|type object",
        "fit takes arrays of numbers, and gets text, lists or objects",
        "make arrays of them: np.array(x, dtype='float32'); words need TextVectorization or StringLookup",
    ),
)
