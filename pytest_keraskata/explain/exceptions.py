"""Exceptions of Keras's and NumPy's that are met most often, and what brings them about."""

from __future__ import annotations

import re

from pytest_keraskata.asking.returned import Raised
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts

_RECURRENT = r"lstm|gru|simple_rnn|rnn|bidirectional"

# (what the exception says, why it says so, a question that leads on)
_KNOWN: tuple[tuple[str, str, str], ...] = (
    (
        rf"of layer '(?P<layer>({_RECURRENT})\w*_[1-9]\d*)' is incompatible .*expected ndim=3, found ndim=2",
        "a recurrent layer reads a sequence, and the one before {layer} hands on one state only",
        "does the next recurrent layer need every state of the sequence, or the last one?",
    ),
    (
        rf"of layer '(?P<layer>({_RECURRENT})\w*)' is incompatible .*expected ndim=3, found ndim=2",
        "{layer} reads sequences, (steps, features) for each sample, and its input has one axis less",
        "which two sizes does one sequence have?",
    ),
    (
        r"of layer '(?P<layer>conv2d\w*|\w*pooling2d\w*)' is incompatible .*found ndim=(?P<ndim>\d)",
        "{layer} reads images, (height, width, channels) for each sample, and its input has {ndim} axes with the batch",
        "how many channels has an image without colours?",
    ),
    (
        r"Computed output size would be zero or negative",
        "the window is larger than the map that it should move over",
        "how large is the map by then, and how large the window?",
    ),
    (
        r"No loss to compute",
        "the model was compiled without a loss, so there is nothing that training could make smaller",
        "what should training make smaller?",
    ),
    (
        r"dtype='string' is not a valid dtype for Keras type promotion",
        "compile's third argument is `loss_weights`, so a list of metrics in third place is taken for weights",
        "by which name does compile take metrics?",
    ),
    (
        r"Could not interpret (?P<what>\w+)( function)? identifier: (?P<name>\S+)",
        "Keras knows no {what} called {name}",
        "how does Keras spell it?",
    ),
    (
        r"Only input tensors may be passed as positional arguments.*: <(?P<layer>\w+) ",
        "a {layer} layer was given to another layer before it was called on a tensor itself",
        "what does a layer have to be called on before something can follow it?",
    ),
    (
        r"All `outputs` values must be KerasTensors.*including invalid value <(?P<layer>\w+) ",
        "a {layer} layer was never called on a tensor, so it gives no output that a model could end in",
        "what does a layer have to be called on before it has an output?",
    ),
    (
        r"is not connected to `inputs`",
        "the output doesn't depend on the input that the model was given",
        "can you follow the tensors from the output back to the input?",
    ),
    (
        r"You cannot convert it to a NumPy array",
        "NumPy needs numbers, and inside a model there is only a symbolic tensor that has none yet",
        "which of `keras.ops`'s functions does the same?",
    ),
    (
        r"A symbolic KerasTensor cannot be used as a boolean|bool` is not allowed",
        "a symbolic tensor has no value yet that Python's `if` could look at",
        "which of `keras.ops`'s functions chooses element by element?",
    ),
    (
        r"should be called on a list of at least (1|2) inputs?",
        "a layer that joins tensors is called on a list of them",
        "what stands between the brackets of the call?",
    ),
    (
        r"Only instances of `keras.Layer` can be added to a Sequential model",
        "a Sequential model is a list of layers, and one of its entries is something else",
        "what is each entry of the list?",
    ),
    (
        r"'NoneType' object has no attribute '(?P<name>\w+)'",
        "`.{name}` is asked of None, which is what a function or method without a return gives",
        "what does the call just before give back?",
    ),
    (
        r"operands could not be broadcast together with shapes (?P<one>\([\d,]*\)) (?P<other>\([\d,]*\))",
        "arrays of shapes {one} and {other} can't be combined element by element",
        "which axes should meet?",
    ),
    (
        r"matmul: .*mismatch in its core dimension|shapes (?P<one>\([\d,]*\)) and (?P<other>\([\d,]*\)) not aligned",
        "in a matrix product the last axis of the left array has to be as long as the first one of the right",
        "which of the two comes first in Keras's layers: the input or the kernel?",
    ),
    (
        r"The truth value of an array with more than one element is ambiguous",
        "Python's `if`, `and`, `or`, `min` and `max` look at one value, and here there is an array of them",
        "which NumPy function does it element by element?",
    ),
    (
        r"assignment destination is read-only",
        "the array can't be written to",
        "does the function have to write into what it was given?",
    ),
)


def advice(raised: Raised) -> Explanation | None:
    """What brings an exception about, where it is one of those that are known."""
    for pattern, why, question in _KNOWN:
        found = re.search(pattern, raised.message, re.DOTALL)
        if found:
            return Explanation(why.format(**found.groupdict()), question)
    return None


@rule()
def common_exception(facts: Facts) -> Explanation | None:
    problems = getattr(facts.evidence, "problems", {})
    for found in (getattr(facts.evidence, "raised", None), *problems.values()):
        if isinstance(found, Raised) and (explanation := advice(found)):
            return explanation
    return None


RULES = (common_exception,)
