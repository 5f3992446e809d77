"""A failure in words: what was expected, and what was found."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

import numpy as np

from pytest_keraskata.asking.call import show
from pytest_keraskata.asking.model import Layer
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.returned import Raised, Returned
from pytest_keraskata.failures import Claim, Failure, functions, networks, training, unchecked
from pytest_keraskata.pictures import LayerTable
from pytest_keraskata.verdict import Finding, Verdict

# A table or a message shows no more numbers than these.
_MANY, _FEW = 12, 5
_KINDS = {"bool": "a bool", "float": "a float", "array": "an array", "text": "text", "sequence": "a sequence"}
_STYLES = {
    "sequential": "a keras.Sequential",
    "functional": "a keras.Model made of inputs and outputs by the Functional API",
    "subclassed": "a subclass of keras.Model without a graph of layers that could be read",
}
_SEQUENTIAL_STATES = ("LSTM", "GRU", "SimpleRNN")


# But for the one in Conv2D.
_NUMBER = re.compile(r"(?<![A-Za-z])\d")
UNKNOWN = "not recognised; compare the two values above"


class Words(NamedTuple):
    """What was expected, what was found, and further lines."""

    expected: str
    found: str
    details: tuple[str, ...] = ()


def words(failure: Failure) -> Words:
    """The words of a failure."""
    for told in (_of_ending, _of_function, _of_network, _of_training):
        said = told(failure)
        if said is not None:
            return said
    raise TypeError(f"there are no words for {type(failure).__name__}")


def parts(finding: Finding) -> list[tuple[str, str]]:
    """What a finding tells, each part with its label; where the cause isn't known, it says so."""
    said = words(finding.failure)
    tells_itself = isinstance(finding.failure, functions.Raises | unchecked.Silent | unchecked.OurFault)
    why = finding.why or ("" if tells_itself or finding.advice else UNKNOWN)
    told = ("expected", said.expected), ("found", said.found), ("why", why), ("try", finding.advice)
    return [(label, text) for label, text in told if text]


def without_case(finding: Finding, known: Container[str]) -> list[tuple[str, str]]:
    """What a finding tells without the case that was drawn: its line, why where that names no number, and what to try.

    Args:
        finding: the finding.
        known: the ids of the kata's mistakes, whose words are the same whatever is drawn.
    """
    is_safe = finding.rule in known or not _NUMBER.search(finding.why)
    line = f"line {finding.line}" if finding.line else ""
    found = finding.failure.message if isinstance(finding.failure, unchecked.Silent) else ""
    told = ("where", line), ("found", found), ("why", finding.why if is_safe else ""), ("try", finding.advice)
    return [(label, text) for label, text in told if text]


def details(finding: Finding) -> tuple[str, ...]:
    """Further lines of a finding, without its table."""
    return (*words(finding.failure).details, *finding.legend)


def table(finding: Finding) -> LayerTable | None:
    """Both networks side by side, where a failure shows them."""
    found: LayerTable | None = getattr(finding.failure, "table", None)
    return found


def message(verdict: Verdict) -> str:
    """For "todo" and "error": one sentence."""
    if verdict.ending is None and verdict.unwritten:
        return f"not written yet: {', '.join(verdict.unwritten)}"
    return ending_words(verdict.ending) if verdict.ending is not None else ""


def ending_words(ending: Finding) -> str:
    """What an answer ended with that can't be checked: one sentence."""
    known = f"; {ending.why}: {ending.advice}" if ending.why else ""
    return words(ending.failure).found + known


def _of_ending(failure: Failure) -> Words | None:
    match failure:
        case Claim(expected, found, details):
            return Words(expected, found, details)
        case unchecked.Unwritten():
            return Words("something written", "nothing written yet")
        case unchecked.NoFile(file):
            return Words("a file that answers the kata", f"there is no file {file}")
        case unchecked.OtherBackend(backend, why):
            return Words("TensorFlow", f"not checked on {backend}: {why}")
        case unchecked.NotLoaded(raised):
            verb = "the file can't be read" if raised.kind == "SyntaxError" else "the file can't be imported"
            code = f" ({raised.code})" if raised.code and raised.line else ""
            return Words("a file that can be imported", f"{verb}: {raised}{code}")
        case unchecked.NoFunction(function, is_class, near, defined):
            missing = f"there is no {'class' if is_class else 'function'} {function}"
            if near:
                return Words(function, f"{missing}; is {near} meant to be {function}?")
            listed = f"what is defined: {', '.join(defined)}" if defined else "nothing is defined"
            return Words(function, f"{missing}; {listed}")
        case unchecked.NoCallable(function, is_class, found):
            kind = "class" if is_class else "function"
            return Words(f"a {kind} {function}", f"{function} should be a {kind}, and is a {found}")
        case unchecked.WrongSignature(function, problem, argument, wanted, found):
            return Words(
                wanted,
                {
                    "missing": f"{function} must accept {argument}, as in {wanted}; yours is {found}",
                    "usage": f"{argument} of {function} should be usable by position and by name",
                    "order": f"the arguments should come in this order: {wanted}; it is {found}",
                    "default": f"{argument} of {function} should have the default {wanted}",
                    "unknown": f"{function} has a required argument {argument} that the call doesn't pass",
                }[problem],
            )
        case unchecked.Silent(message):
            return Words("an answer", message)
        case unchecked.OurFault(error=error):
            ours = "the checker itself failed here, which is its fault and not the answer's; please report it"
            return Words("a check that works", f"{ours} ({error})")
    return None


def _of_function(failure: Failure) -> Words | None:
    match failure:
        case functions.Raises(expected, raised):
            return Words(expected, str(raised), _line(raised))
        case functions.NotRefused(returned, raised):
            return Words("a ValueError", str(raised) if raised else (returned or Returned("none", "None")).words)
        case functions.Modified(what):
            return Words("unchanged arguments", f"{f'`{what}`' if what.isidentifier() else what} was modified")
        case functions.Unsettled(what):
            return Words("unchanged settings of the whole program", f"{what} was changed")
        case functions.Remembers(way, other, first, later):
            expected, found = (str(one) if isinstance(one, Raised) else one.words for one in (first, later))
            if way == "overwritten":
                return Words(f"{expected}, also after {other or 'another call'}", f"what was returned became {found}")
            if way == "after":
                return Words(f"{expected}, as in a fresh program", f"{found}, after {other}")
            return Words(f"{expected} each time, as at first", f"{found} the next time")
        case functions.Outside(what):
            return Words("code that runs on any backend of Keras", f"a call of {what}")
        case functions.Warns(warning):
            return Words("no warning, however large the numbers are", warning)
        case functions.NoInteger(expected, returned):
            kind = f", {_KINDS[returned.kind]}" if returned.kind in _KINDS else ""
            return Words(f"{expected:,}, an int", returned.words + kind)
        case functions.WrongInteger(expected, found):
            return Words(f"{expected:,}", f"{found:,}")
        case functions.NoNumbers(expected, returned, said):
            return Words(said or show(expected), returned.words)
        case functions.WrongShape(expected, found):
            return Words(_with_shape(expected), _with_shape(found))
        case functions.WrongValues(expected, found, said, worst):
            return _values_apart(expected, found, said, worst)
        case functions.IntegersOnly(found):
            return Words("floats", f"{show(found)} ({found.dtype})")
    return None


def _of_network(failure: Failure) -> Words | None:
    match failure:
        case networks.NoModel(returned):
            return Words("a Keras model", returned.words)
        case networks.NotBuilt():
            return Words(
                "a model that is built: its input shape is known and count_params() works",
                "a model without weights, since it has not been told its input shape",
            )
        case networks.SeveralOutputs(count):
            return Words("a model with one output", f"a model with {count} outputs")
        case networks.NoInput():
            return Words("a model whose input shape is known", "a model that doesn't know its input shape")
        case networks.WrongInput(expected, found):
            return Words(_inputs(expected), _inputs(found))
        case networks.WrongOutputShape(expected, found, promise):
            said = f"{promise}: " if promise else ""
            return Words(f"{said}an output of shape {_batched(expected)}", f"an output of shape {_batched(found)}")
        case networks.WrongWeights(layers, expected, found):
            return Words(
                f"weights of shapes {_listed(expected)} ({_network(layers)})",
                f"weights of shapes {_listed(found)}" if found else "no weights",
            )
        case networks.WrongOutputs(layers, expected, found):
            return Words(f"the outputs of {_network(layers)} with the same weights: {_row(expected)}", _row(found))
        case networks.CallsDiffer(way, gap):
            return Words(
                "the same output for a sample, however the model is called and whatever else is in the batch",
                f"outputs of {way} and model(x, training=False) that differ by up to {gap:.3g}",
            )
        case networks.FormsDiffer(names, gap):
            listed = f"the same outputs for [{', '.join(names)}] as by name"
            return Words(listed, f"outputs that differ by up to {gap:.3g}")
        case networks.WrongInTraining(layers, at_random):
            found = "outputs that differ from one call to the next" if at_random else "other outputs in training"
            return Words(f"in training the outputs of {_network(layers)} with the same weights", found)
        case networks.Penalized(amount):
            return Words("no penalty beside the loss", f"penalties that add {amount:.3g} to the loss")
        case networks.Constrained(weight):
            return Words("weights without a constraint", f"a constraint on {weight}")
        case networks.WrongStyle(expected, found):
            return Words(_STYLES[expected], _STYLES[found])
        case networks.WrongCount(expected, found, terms):
            return Words(f"{expected:,} parameters", f"{found:,} parameters", terms)
        case networks.WrongTrainable(expected, found):
            return Words(_parts(expected), _parts(found))
        case networks.WrongForLarge(layers, are, expected, found):
            where = "inputs up to a million" if are == "inputs" else "weights up to fifty"
            return Words(
                f"the outputs of {_network(layers)} with the same weights, for {where}: {_row(expected)}", _row(found)
            )
        case networks.WrongGradient(layers, name, expected, found, training):
            when = "in training" if training else "at inference"
            return Words(
                f"{when}, a gradient of length {expected:.3g} for {name} ({_network(layers)})",
                f"a gradient of length {found:.3g}" if found else "no gradient",
            )
        case networks.Shared(other):
            return Words("a new model on every call", f"a model that has variables in common with that of {other}")
        case networks.LaterCall(before, failure):
            inner = words(failure)
            return Words(inner.expected, inner.found, (*inner.details, f"called after {before}"))
        case networks.BreaksPromise(promise, way, values, sums):
            if not np.all(np.isfinite(values)):
                return Words(promise, f"{way} gives values that are not finite")
            rows = f", rows that sum to between {sums[0]:.3g} and {sums[1]:.3g}" if sums else ""
            return Words(promise, f"{way} gives values from {values[0]:.3g} to {values[1]:.3g}{rows}")
    return None


def _of_training(failure: Failure) -> Words | None:
    match failure:
        case training.NotCompiled(wanted):
            return Words("a compiled model" + (f": {wanted}" if wanted else ""), "a model that is not compiled")
        case training.WrongLoss(loss, rows, expected, found, name):
            if expected is None:
                return Words("a finite loss for probabilities of exactly 0 and 1", f"{found} ({name})")
            return Words(f"{loss}: {expected:.4f} for {rows} known predictions", f"{found:.4f} ({name})")
        case training.Unreduced(loss, shape, name):
            return Words(f"{loss}: one number for a batch", f"an array of shape {tuple(shape)} ({name})")
        case training.WrongOptimizer(expected, found):
            return Words(f"the optimizer {expected}", found)
        case training.WrongSetting(optimizer, setting, value):
            return Words(f"{optimizer} alone", f"{optimizer} with {setting} = {value:g}")
        case training.WrongOverBatches(metric, rows, expected, name, found):
            batches = f"after batches of {rows[0]} and {rows[1]} samples"
            return Words(f"{metric} over all samples: {expected:.3f} {batches}", f"{name} {found:.3f}")
        case training.WrongName(name, rows, expected, found):
            return Words(f"{name} {expected:.3f} for {rows} known predictions", f"{name} {found:.3f}")
        case training.WrongMetric(metric, rows, expected, found):
            if not found:
                return Words(f"{metric} among the metrics", "no metrics")
            listed = ", ".join(f"{name} {value:.3f}" for name, value in found.items())
            return Words(f"{metric} among the metrics: {expected:.3f} for {rows} known predictions", listed)
        case training.FlatLabels(metric, expected, name, found):
            flat = f"{metric} {expected:.3f} also for labels of shape (batch,), as they are mostly given to fit"
            return Words(flat, f"{name} {found:.3f}")
        case training.OtherNetwork():
            return Words("a model that trains like the reference", "another network")
        case training.WrongStep(number, optimizer, weight, expected, found):
            if not expected:
                return Words(f"{weight} stays where it is", f"it moves by {found:.3g}")
            moved = f"it moves by {found:.3g}, elsewhere" if found else "it stays where it is"
            return Words(f"step {number} of {optimizer} moves {weight} by {expected:.3g}", moved)
        case training.NoMovement(weight, losses):
            if weight:
                return Words(f"{weight} moves within {len(losses)} steps", "it never moves", _curve(losses))
            middle = len(losses) // 2
            stays = f"after step {middle} nothing moves"
            return Words("weights that move in every step", stays, _curve(losses))
        case training.Diverges(weight, losses):
            return Words("weights that stay finite", f"{weight} becomes infinite or nan", _curve(losses))
        case training.RateEnds(first, later, losses):
            ended = f"a learning rate of {first:.3g} at first and {later:.3g} after 50 steps"
            return Words("a learning rate that lasts for some epochs", ended, _curve(losses))
        case training.RateTooSmall(rate):
            return Words("a learning rate that changes something", f"a learning rate of {rate:g}")
        case training.NotLearned(losses):
            return Words(
                f"a loss that gets lower in {len(losses)} steps on one batch",
                f"{losses[0]:.4f} at first, {min(losses[1:]):.4f} at best after that",
                _curve(losses),
            )
        case training.Disturbed(what=what, before=before, after=after):
            stood = f": {before}" if before else ""
            return Words(f"{what} unchanged{stood}", after or "it has changed")
        case training.Interferes(what, before, after):
            return Words(f"{what}: {before}", after)
    return None


def _line(raised: Raised) -> tuple[str, ...]:
    return (f"line {raised.line}: {raised.code}",) if raised.line and raised.code else ()


def _with_shape(array: Array) -> str:
    return f"{f'shape {array.shape}' if array.shape else 'one number'}: {show(array)}"


def _values_apart(expected: Array, found: Array, said: str, worst: tuple[int, ...] | None) -> Words:
    if said or expected.size <= _MANY or found.dtype.kind not in "biuf":
        return Words(said or show(expected), show(found))
    # An array too large to be shown is told by its worst number.
    gap = np.abs(np.nan_to_num(found.astype("float64") - expected, nan=np.inf))
    place = worst or np.unravel_index(int(np.argmax(gap)), expected.shape)
    at = "[" + ", ".join(str(int(index)) for index in place) + "]"
    return Words(f"shape {expected.shape}, with {show(expected[place])} at {at}", f"{show(found[place])} at {at}")


def _network(layers: Sequence[Layer]) -> str:
    """A network in one line, as one would say it."""
    return " → ".join(map(_layer, layers))


def _layer(layer: Layer) -> str:
    tells = layer.activation and layer.activation != "linear" and layer.kind not in _SEQUENTIAL_STATES
    return f"{layer.words} {layer.activation}" if tells else layer.words


def _batched(shape: Sequence[int | None]) -> str:
    inner = ", ".join("?" if size is None else str(size) for size in shape)
    return f"(batch, {inner})" if shape else "(batch,)"


def _inputs(shapes: Sequence[Sequence[int | None]]) -> str:
    return f"an input of shape {', '.join(map(_batched, shapes))}"


def _parts(counts: tuple[int, int]) -> str:
    return f"{counts[0]:,} trainable parameters and {counts[1]:,} others"


def _listed(shapes: Sequence[Sequence[int | None]]) -> str:
    return ", ".join(map(str, shapes)) if shapes else "none"


def _row(values: Array) -> str:
    said = ", ".join(f"{value:.4g}" for value in values[:_FEW])
    return f"{said}, …" if values.size > _FEW else said


def _curve(losses: Sequence[float]) -> tuple[str, ...]:
    return ("loss by step: " + ", ".join(f"{loss:.4f}" for loss in losses),)
