"""What a kind of failure says of itself, where no rule knows more."""

import math
import re
from collections.abc import Sequence

from pytest_keraskata.asking.returned import Returned
from pytest_keraskata.explain.inputs import input_explained
from pytest_keraskata.explain.rule import Explanation
from pytest_keraskata.failures import Claim, Failed, Failure, functions, networks, training

_SAMPLE = "how does the model learn how many numbers one sample has?"
_STATE = "something in the model is random, acts as in training, or depends on the other samples of a batch"

_OF_KIND: dict[type[Failure], Explanation] = {
    functions.Modified: Explanation("it belongs to the caller; work on a copy", ""),
    functions.Unsettled: Explanation(
        "other code in the same program relies on it",
        "can it be changed for a few lines only, as with `np.errstate(...)`?",
    ),
    functions.Outside: Explanation("TensorFlow is missing on other backends", "what is its name in keras.ops?"),
    functions.Warns: Explanation(
        "an intermediate result is too large for a float, even if the final one is not",
        "can the same value be reached without the exponential of a large number?",
    ),
    networks.NotBuilt: Explanation(
        "layers create their weights when they learn the shape of their input, and nothing has told this model its shape",
        _SAMPLE,
    ),
    networks.NoInput: Explanation("", _SAMPLE),
    networks.CallsDiffer: Explanation(_STATE, ""),
    networks.WrongForLarge: Explanation(
        "something between the layers limits large numbers, or overflows",
        "which of your layers treats large numbers differently from small ones?",
    ),
    networks.Penalized: Explanation(
        "one of the layers adds a penalty to the loss, as a regularizer does, and the task mentions none", ""
    ),
    networks.Constrained: Explanation("a constraint changes weights after a step", ""),
    networks.SeveralOutputs: Explanation(
        "every output that a model is built with is part of its predictions", "which tensors is the model built from?"
    ),
    training.WrongSetting: Explanation(
        "with this setting it is no longer the plain optimizer", "which settings does the task name?"
    ),
    training.NotCompiled: Explanation(
        "the returned model has neither a loss nor an optimizer, which compile sets",
        "what does Keras have to know before it can train?",
    ),
    training.RateTooSmall: Explanation(
        "a step of this size is lost in the rounding of every weight",
        "how far should a weight of 0.1 move in one step?",
    ),
    training.FlatLabels: Explanation(
        "labels (batch,) with predictions (batch, 1): a row and a column broadcast to a matrix",
        "which shape should both have before they are compared?",
    ),
    training.Interferes: Explanation(
        "the callback changes what others use as well", "what in a training run is its own?"
    ),
    training.OtherNetwork: Explanation("see the architecture", ""),
}
_REMEMBERS = {
    "again": "the result is random, or something that one call stores affects the next one",
    "after": "the result is random, or something that an earlier call stored is used for another call",
    "overwritten": "both calls return the same array; what a call has returned belongs to the caller",
}
_NOTHING = Explanation("", "")
# What Keras's own metrics and losses are called: only of these does the name tell what is counted.
_KERAS_METRICS = re.compile(
    r"loss|mean_|mae|mse|mape|msle|root_|auc|precision|recall|f1|fbeta|cosine|(true|false)_|.*hinge|.*crossentropy"
    r"|kl|poisson|.*acc"
)
# What says that an argument is wrong.
_REFUSALS = ("ValueError", "TypeError")
_NO_RETURN = Explanation(
    "nothing is returned: without a return statement, what is printed or computed is lost",
    "what does the function return?",
)
# What is returned in place of a result, by the name of its class.
_IN_PLACE = {
    "generator": Explanation(
        "a generator is returned, as a function with `yield` or a `for` in parentheses makes one: none of its code has "
        "run yet",
        "what runs such code, and collects what it gives?",
    ),
    "map": Explanation(
        "a map object is returned, which computes its results only when something iterates over it",
        "what makes a list of its results?",
    ),
    "coroutine": Explanation(
        "an `async` function returns a coroutine, of whose code nothing has run yet", "what does this code wait for?"
    ),
    "function": Explanation(
        "a function is returned, not its result", "what do the parentheses after the name of a function do?"
    ),
}
_DISTURBED = {
    "optimizer": "the model's optimizer was replaced by a new one, which knows nothing about the earlier steps",
    "memory": "the optimizer has lost the memory of its earlier steps",
    "settings": "the settings of the optimizer are up to the caller",
    "loss": "the caller decided on the loss when the model was compiled",
    "metrics": "the caller decided on the metrics when the model was compiled",
    "trainable": "which layers train was decided by the caller",
    "layers": "the layers belong to the caller",
    "weights": "the caller expects the model to keep its weights",
    "counts": "what the metrics have counted so far belongs to the caller",
}
_STYLES = {
    "sequential": "the model is a list of layers",
    "functional": "the model is built from the two ends of a graph",
    "subclassed": "the model is a subclass with a `call` of its own, which shows no graph",
}
_NO_MODEL = {
    "none": "nothing is returned: there is no return statement, or it returns the result of compile() or add(), which is None",
    "symbolic": "this is the output tensor of a graph; a model still has to be built from its inputs and outputs",
}


_EXTRA = {
    "amsgrad": "with amsgrad a step is scaled by the largest running mean so far, not by the latest one",
    "clipnorm": "the optimizer clips gradients, which the task doesn't mention",
    "clipvalue": "the optimizer clips gradients, which the task doesn't mention",
    "global_clipnorm": "the optimizer clips gradients, which the task doesn't mention",
    "use_ema": "with use_ema the optimizer replaces weights by a running average of them",
    "gradient_accumulation_steps": "the optimizer adds up the gradients of several batches before it takes a step",
}


def explanation(failed: Failed) -> Explanation:
    """Why this kind of failure comes about; empty words where its kind doesn't tell."""
    returned = _returned(failed)
    if returned is not None and returned.type_name in _IN_PLACE:
        return _IN_PLACE[returned.type_name]
    match failed.failure:
        case functions.NoNumbers() | Claim() if returned is not None and returned.kind == "mapping":
            return Explanation(
                "the numbers are in a dict, where each has a name", "in which form should the results be returned?"
            )
        case functions.Raises(raised=raised) if raised.code.startswith("raise NotImplementedError"):
            return Explanation(f"{failed.call.partition('(')[0]} is not written yet", "")
        case functions.Raises(raised=raised) if re.search(r"\braise \w", raised.code) and raised.kind not in _REFUSALS:
            return Explanation("your own `raise` ends this call with an error", "what should happen here instead?")
        case functions.Raises(raised=raised) if re.search(r"\braise \w", raised.code):
            return Explanation(
                "your own `raise` refuses this call, but the task allows it", "which arguments does the task refuse?"
            )
        case networks.WrongInput(expected=expected, found=found):
            return input_explained(expected, found)
        case networks.NotBuilt() if failed.facts is not None and failed.facts.evidence.style == "subclassed":
            return Explanation(
                "a subclassed model creates its weights when it is first called on a tensor; `build` alone calls no "
                "layer",
                "what can be done with the model before it is returned?",
            )
        case functions.NoInteger(expected=expected, returned=returned) if returned.kind == "float":
            if returned.value == expected:
                return Explanation(
                    f"{returned.value} is a float: one float in a calculation, or a `/`, makes its result a float",
                    "which of your steps gives a float?",
                )
            return _NOTHING
        case Claim() if failed.facts is not None and _kind_of_returned(failed.facts.evidence) == "ImageDataGenerator":
            return Explanation(
                "an ImageDataGenerator isn't a layer, and is gone from Keras 3 itself",
                "keras.layers has layers that transform images, such as RandomFlip and Rescaling",
            )
        case Claim() if failed.facts is not None and getattr(failed.facts.evidence, "kind", "") == "none":
            return _NO_RETURN
        case functions.NoInteger(expected=expected, returned=returned) if returned.value == str(expected):
            return Explanation("the number is right, but it is text", "which type does a count have?")
        case functions.NoInteger(returned=returned) | functions.NoNumbers(returned=returned) if returned.kind == "none":
            return _NO_RETURN
        case functions.NoInteger(returned=returned) | functions.NoNumbers(returned=returned) if returned.kind == "text":
            return Explanation("text is returned, not a number", "which part of your code makes text of a number?")
        case functions.Remembers(way=way):
            return Explanation(_REMEMBERS[way], "what outlives a call of your function?")
        case networks.NoModel(returned=returned) if returned.kind == "sequence":
            return Explanation("several objects are returned, but the task needs the model alone", "")
        case networks.NoModel(returned=returned):
            return Explanation(_NO_MODEL.get(returned.kind, ""), "")
        case networks.WrongTrainable(expected=expected, found=found):
            frozen = "some weights are frozen"
            return Explanation(
                frozen if found[1] > expected[1] else "some weights train that should stay unchanged", ""
            )
        case training.WrongSetting(setting=setting) if setting in _EXTRA:
            return Explanation(_EXTRA[setting], "which settings does the task name?")
        case training.NoMovement(weight="", rates=(first, last)):
            return Explanation(f"the learning rate is {first:.3g} at first and {last:.3g} later", "")
        # Its first steps were the right ones.
        case training.NoMovement(weight=weight, rates=(first, _)) if first > 1e-6:
            return Explanation(
                f"from these initial weights no gradient, or next to none, reaches {weight}",
                "what do the initial weights and biases make of every sample?",
            )
        case training.RateEnds():
            return Explanation(
                "the schedule of the learning rate counts batches, and is over after a few dozen",
                "how many batches does an epoch have?",
            )
        case training.NotLearned(rate=rate):
            return Explanation(f"the learning rate is {rate:.3g}", "")
        case training.Disturbed(aspect=aspect):
            return Explanation(_DISTURBED.get(aspect, ""), "")
        case networks.WrongOutputShape(expected=(*front, 1), found=found) if tuple(front) == found:
            return Explanation("the last axis, of length 1, is missing", "which operation removes axes of length 1?")
        case networks.WrongOutputShape(expected=expected, found=found) if _numbers(expected) and _numbers(
            expected
        ) == _numbers(found):
            return Explanation(
                "there are as many numbers as there should be, but they are arranged along other axes",
                "how many axes does the task name?",
            )
        case networks.WrongOutputShape(expected=(units,), found=(*places, last)) if units == last and places:
            count = " × ".join("any" if one is None else str(one) for one in places)
            return Explanation(
                f"there is one prediction for each of {count} positions, instead of one for a sample",
                "what shape does the last layer read?",
            )
        case networks.WrongStyle(found=found):
            return Explanation(_STYLES.get(found, ""), "what does the task say about how the model is written?")
        case training.WrongMetric(metric=metric, found=found) if found and all(
            _KERAS_METRICS.match(one.lower()) and not _is_called(one.lower(), metric) for one in found
        ):
            if metric == "accuracy":
                return Explanation(
                    "none of the metrics is an accuracy", "which number would you like to read during training?"
                )
            return Explanation(f"none of the metrics reports the {metric}", "which metrics does the task name?")
        case training.WrongMetric(found=found) if not found:
            return Explanation(
                "the model is compiled without metrics", "which number would you like to read during training?"
            )
        case failure:
            return _OF_KIND.get(type(failure), _NOTHING)


def _is_called(name: str, metric: str) -> bool:
    """Whether a metric's name is this one's, or short for it."""
    words = metric.split()
    return words[-1][:3] in name or (len(words) > 1 and "".join(word[0] for word in words) in name)


def _kind_of_returned(evidence: object) -> str:
    returned = getattr(evidence, "returned", None)
    return returned.type_name if isinstance(returned, Returned) else ""


def _returned(failed: Failed) -> Returned | None:
    """What a call has returned in place of the result, where the failure is about that."""
    returned = getattr(failed.failure, "returned", None)
    if isinstance(failed.failure, Claim) and failed.facts is not None:
        returned = failed.facts.evidence
    return returned if isinstance(returned, Returned) else None


def _numbers(shape: Sequence[int | None]) -> int | None:
    """How many numbers a sample has; None where a size isn't known."""
    sizes = [size for size in shape if size is not None]
    return math.prod(sizes) if len(sizes) == len(shape) else None
