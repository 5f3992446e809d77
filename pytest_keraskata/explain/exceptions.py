"""Exceptions of Keras's and NumPy's that are met most often, and what brings them about."""

from __future__ import annotations

import re

import numpy as np

from pytest_keraskata.asking.returned import Raised
from pytest_keraskata.explain.building import WHILE_BUILDING
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts
from pytest_keraskata.failures.networks import OF_AN_EXCEPTION

_OF_ARRAYS = "|".join(name for name in dir(np.ndarray) if not name.startswith("_"))
_RECURRENT = r"lstm|gru|simple_rnn|rnn|bidirectional"

# (what the exception says behind its kind, why it says so, a question that leads on)
_KNOWN: tuple[tuple[str, str, str], ...] = (
    (
        rf"of layer '(?P<layer>({_RECURRENT})\w*_[1-9]\d*)' is incompatible .*expected ndim=3, found ndim=2",
        "a recurrent layer reads a sequence, but the layer before {layer} outputs only its last state",
        "does the next recurrent layer need every state of the sequence, or only the last one?",
    ),
    (
        rf"of layer '(?P<layer>({_RECURRENT})\w*)' is incompatible .*expected ndim=3, found ndim=2",
        "{layer} reads sequences, (steps, features) for each sample, but its input has one axis less",
        "which two sizes describe one sequence?",
    ),
    (
        r"of layer '(?P<layer>conv2d\w*|\w*pooling2d\w*)' is incompatible .*found ndim=(?P<ndim>3)",
        "{layer} reads images, (height, width, channels) for each sample, but its input has {ndim} axes including the "
        "batch",
        "how many channels does a greyscale image have?",
    ),
    (
        r"of layer '(?P<layer>conv2d\w*|\w*pooling2d\w*)' is incompatible .*found ndim=(?P<ndim>\d)",
        "{layer} reads images, (height, width, channels) for each sample, but its input has {ndim} axes including the "
        "batch",
        "which layer comes before it, and what shape does it output?",
    ),
    (
        r"of layer '(?P<layer>\w+)' is incompatible .*expected ndim=(?P<one>\d), found ndim=(?P<other>\d)",
        "{layer} reads inputs of {one} axes, the batch among them, but gets {other}",
        "what is the layer made for: vectors, sequences or images?",
    ),
    (
        # Behind the message comes the line that raised it.
        r"convert a value \(None\)[^\n]*\n.*(grad|tape|norm)",
        "a gradient is None: what the tape recorded doesn't lead from this weight to the loss",
        "does every step from the weights to the loss happen inside the tape, and on tensors?",
    ),
    (
        r"Invalid axis values\. Received: axis=\(0, 1, 2, 3\)",
        "a norm is taken of an array with four axes, such as the kernel of a convolution",
        "which layers does the task name?",
    ),
    (
        r'label_mode="binary"`, there must be exactly 2',
        "binary labels are for two classes, and here are more",
        "which kind of labels goes with any number of classes?",
    ),
    (
        r"Data cardinality is ambiguous.*'x' sizes: \d+, \d+",
        "`fit` takes a list for the several inputs of a model, not for batches",
        "which kinds of data does `fit` read batch by batch?",
    ),
    (
        r"Unrecognized data type: x=<",
        "`fit` reads arrays, datasets, `PyDataset`s and generators, but no other iterable",
        "which class of keras.utils lets you write the batches yourself?",
    ),
    (
        r"JPEG does not support 4 channels",
        "a JPEG file holds no transparency, so it has no fourth channel",
        "how many channels does the task name?",
    ),
    (
        r"No loss to compute",
        "the model was compiled without a loss, so training has nothing to minimize",
        "what should training minimize?",
    ),
    (
        r"object has no attribute 'optimizer'",
        "a model that isn't compiled has no optimizer",
        "what holds for a model that comes uncompiled?",
    ),
    (
        r"You cannot convert it to a NumPy array",
        "NumPy, and TensorFlow itself, need numbers, but inside a model there is only a symbolic tensor without numbers",
        "which function of `keras.ops` does the same?",
    ),
    (
        r"A symbolic KerasTensor cannot be used as a boolean|bool` is not allowed",
        "a symbolic tensor has no value yet for Python's `if` to test",
        "which function of `keras.ops` chooses element by element?",
    ),
    (
        r"'NoneType' object has no attribute '(?P<name>\w+)'",
        "`.{name}` is looked up on None",
        "where does None come from: from an argument, or from a function without a return statement?",
    ),
    (
        r"operands could not be broadcast together with shapes (?P<one>\([\d,]*\)) (?P<other>\([\d,]*\))",
        "arrays of shapes {one} and {other} can't be combined element by element",
        "which axes should match?",
    ),
    (
        r"matmul: .*mismatch in its core dimension|shapes (?P<one>\([\d,]*\)) and (?P<other>\([\d,]*\)) not aligned",
        "in a matrix product the last axis of the left array has to be as long as the first axis of the right array",
        "which of the two comes first in Keras's layers: the input or the kernel?",
    ),
    (
        r"The truth value of an array with more than one element is ambiguous",
        "Python's `if`, `and`, `or`, `min` and `max` need a single value, but here is an array",
        "which NumPy function does it element by element?",
    ),
    (
        rf"EagerTensor'? object has no attribute '(?P<name>{_OF_ARRAYS})'",
        "arrays of NumPy's have `{name}`, but this is a tensor",
        "which function makes an array, or a Python number, of a tensor?",
    ),
    (
        r"EagerTensor'? object has no attribute '(?P<name>\w+)'",
        "TensorFlow's tensors have no `{name}`",
        "which library's tensors have it, and what does this in Keras or TensorFlow?",
    ),
    (
        r"index (?P<place>-?\d+) is out of bounds for axis (?P<axis>\d+) with size (?P<size>\d+)",
        "axis {axis} has {size} places, counted from 0, so there is no place {place}",
        "where does your loop end, and how long is this axis?",
    ),
    (
        r"[Ii]ndex out of range using input dim (?P<axis>\d+); input has only|too many indices for array",
        "an index is given for an axis that this array doesn't have",
        "which shapes may the argument have?",
    ),
    (
        r"slice index (?P<place>\d+) of dimension (?P<axis>\d+) out of bounds",
        "axis {axis} is too short to have a place {place}",
        "how long is this axis?",
    ),
    (
        r"Failed to convert elements of \(.*None.*\) to Tensor",
        "a size is None while a graph is built: it is known only when the graph runs",
        "which function of `keras.ops` gives the sizes of a tensor in a graph?",
    ),
    (
        r"cannot reshape array of size (?P<size>\d+) into shape (?P<shape>\([\d,]*\))",
        "{size} numbers don't fill the shape {shape}",
        "for which sizes does nothing remain, and what should happen to the rest?",
    ),
    (
        r"was expected to be a (?P<one>\w+) tensor but is a (?P<other>\w+) tensor",
        "one tensor holds {one} and the other {other}, and TensorFlow converts neither by itself",
        "which type should both have?",
    ),
    (
        r"(float|int)\(\) argument must be .* not 'SymbolicTensor'",
        "a graph's tensor is converted to a Python number, but has no value yet",
        "what does a graph's tensor hold while the graph is built?",
    ),
    (
        r"None values not supported",
        "a number is needed, but here is None, as a size is while a graph is built",
        "which function of `keras.ops` gives the sizes of a tensor in a graph?",
    ),
    (
        r"Value for attr 'T' of (?P<type>\w+) is not in the list of allowed values",
        "this operation of TensorFlow's takes no {type}",
        "which type should the numbers have?",
    ),
    (
        r"Cannot squeeze axis=(?P<axis>\S+), because the dimension is not 1",
        "squeeze removes axes of length 1 only, and axis {axis} is longer here",
        "which shapes may the argument have?",
    ),
    (
        r"tf\.function only supports singleton tf\.Variables",
        "every call makes variables of its own, which a graph allows at its first call only",
        "where is the object made that holds the variables, and how often?",
    ),
    (
        r"Cannot convert a symbolic tf\.Tensor .* to a numpy array",
        "NumPy reads the values of a tensor, but a graph's tensor has none yet",
        "which function of `keras.ops` does the same?",
    ),
    (
        r"Incompatible shapes: (?P<one>\[[\d,]*\]) vs\. (?P<other>\[[\d,]*\])",
        "tensors of shapes {one} and {other} can't be combined element by element",
        "which axes should match?",
    ),
    (
        r"shape-mismatch for sum",
        "two parts of different shapes are to be multiplied number by number",
        "which shape does each of the two have?",
    ),
    (
        r"Input to reshape is a tensor with (?P<one>\d+) values, but the requested shape has (?P<other>\d+)",
        "{one} numbers are to be arranged in a shape with room for {other}",
        "which sizes does your code fix, and which can vary from call to call?",
    ),
    (
        r"could not broadcast input array from shape (?P<one>\([\d,]*\)) into shape (?P<other>\([\d,]*\))",
        "numbers of shape {one} are put where shape {other} was made room for",
        "which of the two shapes is right?",
    ),
    (
        r"^KeyError: '(?P<name>\w+)'$",
        "there is no entry called {name} in this call",
        "which names does it have, and do they exist every time?",
    ),
    (
        r"^UnboundLocalError: .*local variable '(?P<name>\w+)'",
        "in this call nothing is assigned to {name} before it is used",
        "which lines run in this call, and which don't?",
    ),
    (
        r"^NameError: name '(?P<name>\w+)' is not defined",
        "nothing called {name} is defined or imported",
        "where should {name} come from?",
    ),
    (
        r"handle a mix of (?P<one>\S+) and (?P<other>\S+) targets",
        "scikit-learn compares labels of one form, but gets {one} and {other}; one-hot labels are its "
        "multilabel-indicator",
        "which of the two isn't one number per sample?",
    ),
    (
        r"axis (?P<axis>-?\d+) is out of bounds for array of dimension (?P<ndim>\d+)"
        r"|array is (?P<dimensions>\d+)-dimensional, but \d+ were indexed",
        "the code uses an axis that the array doesn't have in this call",
        "can the array have fewer axes in some calls?",
    ),
    (
        r"received monitor=(?P<name>\w+), but Keras isn't able to automatically determine",
        "the model was compiled without a metric called {name}, so the callback can't tell whether it should fall or rise",
        "which values are logged for every model?",
    ),
    (
        r"I/O operation on closed file",
        "a file that was closed is written to again",
        "when is the file closed, and does a second training run open it again?",
    ),
    (
        r"Incompatible shapes: \[(?P<one>[\d,]+)\] vs\. \[(?P<other>[\d,]+)\]",
        "tensors of shapes ({one}) and ({other}) can't be combined element by element",
        "which form of labels do the loss and each metric read: one-hot, or class numbers?",
    ),
    (
        r"If an RNN is stateful, the batch size of the input sequences must",
        "a stateful layer carries its states over to the next batch, so all batches need one fixed size",
        "should a sequence be judged by the sequences of the batch before?",
    ),
    (
        r"Callback\.set_(params|model)\(\) missing 1 required positional argument",
        "a class of callbacks is passed to fit, where an object of it is needed",
        "what do the parentheses after the name of a class do?",
    ),
    (
        r"^ZeroDivisionError: ",
        "something is divided by zero in this call",
        "when is the divisor zero, and what should happen then?",
    ),
    (
        r"is incompatible with the layer: expected shape=\(None, (?P<one>[^)]*)\), found shape=\(\w+, (?P<other>[^)]*)\)",
        "the model was built for samples of shape ({one}), but gets ({other})",
        "which sizes does your code fix, and which can vary from call to call?",
    ),
    (
        r"module '(keras\._tf_)?(?P<module>[\w.]+)' has no attribute '(?P<name>\w+)'",
        "{module} has nothing that is called {name}",
        "is the name spelled like this, and does it belong to this module?",
    ),
    (
        r"This optimizer can only be called for the variables it was originally built with",
        "an optimizer belongs to the weights it was built for, but is used for those of another model",
        "how many optimizers do two models need?",
    ),
    (
        r"file signature not found",
        "the file is not of the old format, HDF5, which its name promises",
        "what decides in which format a model is saved?",
    ),
    (
        r"inconsistent numbers of samples: \[(?P<one>\d+), (?P<other>\d+)\]",
        "two arrays should hold one entry for each sample, but one has {one} and the other {other}",
        "which shape does each of the two have?",
    ),
    (
        r"'tuple' object has no attribute '(?P<name>append|pop|insert|remove|extend|sort|reverse)'",
        "a tuple can't be changed, so it has no `{name}`",
        "what could be built from the tuple instead?",
    ),
    (
        r"iteration over a 0-d array|len\(\) of unsized object|'numpy\.(float|int)\d+' object is not iterable",
        "a single number, which has no axis, is treated as an array of several",
        "which shapes may the argument have, and what does your code leave of one that holds a single number?",
    ),
    (
        r"not enough values to unpack \(expected (?P<due>\d+), got (?P<got>\d+)",
        "the line unpacks {due} values, but here are only {got}",
        "how many values can there be?",
    ),
    (
        r"too many values to unpack \(expected (?P<due>\d+)",
        "the line unpacks {due} values, but here are more",
        "how many values can there be?",
    ),
    (
        r"No gradients provided for any variable",
        "no gradient reaches any weight: nothing that can be differentiated leads from the weights to the loss",
        "which step on the way from the outputs to the loss isn't an operation of keras.ops?",
    ),
    (
        r"indexing arrays could not be broadcast together with shapes (?P<one>\([\d,]*\)) (?P<other>\([\d,]*\))",
        "arrays of shapes {one} and {other} can't be used together as indices",
        "how many numbers does each index array hold for one sample?",
    ),
    (
        r"assignment destination is read-only",
        "the array can't be written to",
        "does the function have to write into its argument?",
    ),
)


def advice(raised: Raised) -> Explanation | None:
    """What brings an exception about, where it is one of those that are known."""
    for pattern, why, question in (*WHILE_BUILDING, *_KNOWN):
        found = re.search(pattern, f"{raised.kind}: {raised.message}\n{raised.code}", re.DOTALL)
        if found:
            return Explanation(*(words.format(**found.groupdict()) for words in (why, question)))
    return None


@rule(kinds=OF_AN_EXCEPTION)
def common_exception(facts: Facts) -> Explanation | None:
    problems = getattr(facts.evidence, "problems", {})
    for found in (getattr(facts.evidence, "raised", None), *problems.values()):
        if isinstance(found, Raised) and (explanation := advice(found)):
            return explanation
    return None


RULES = (common_exception,)
