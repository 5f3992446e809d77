"""What a kind of failure says of itself, where no rule knows more."""

from pytest_keraskata import failures
from pytest_keraskata.explain.inputs import input_explained
from pytest_keraskata.explain.rule import Explanation
from pytest_keraskata.failures import Failed

_SAMPLE = "where does the model learn how many numbers one sample has?"
_STATE = "something in the model acts at random or as in training, or looks at the other samples of a batch"

_OF_KIND: dict[type[failures.Failure], Explanation] = {
    failures.Modified: Explanation("it belongs to whoever called; work on a copy of it", ""),
    failures.Unsettled: Explanation(
        "other code in the same program relies on it",
        "can it be changed for a few lines only, as `with np.errstate(...)` does?",
    ),
    failures.Outside: Explanation("TensorFlow isn't there on another backend", "what is its name in keras.ops?"),
    failures.Warns: Explanation(
        "an intermediate result is too large for a float, even where the final one is not",
        "can the same value be reached without the exponential of a large number?",
    ),
    failures.NotBuilt: Explanation(
        "layers make their weights when they learn the shape of their input, and this model never did", _SAMPLE
    ),
    failures.NoInput: Explanation("", _SAMPLE),
    failures.CallsDiffer: Explanation(_STATE, ""),
    failures.WrongForLarge: Explanation(
        "something between the layers holds large numbers back, or cannot hold them",
        "which of your layers treats a large number otherwise than a small one?",
    ),
    failures.Penalized: Explanation("a regularizer of some layer adds to the loss, and none is asked for", ""),
    failures.Constrained: Explanation("a constraint changes weights after a step", ""),
    failures.NotCompiled: Explanation("", "what does Keras have to know before it can train?"),
    failures.FlatLabels: Explanation(
        "labels (batch,) beside predictions (batch, 1): a row and a column make a matrix",
        "which shape should both have before they are compared?",
    ),
    failures.OtherNetwork: Explanation("see the architecture", ""),
}
_REMEMBERS = {
    "again": "it acts at random, or something that a call leaves behind has a say in the next one",
    "after": "something that is kept of one call is taken for another one that only resembles it",
    "overwritten": "both calls hand out the same array; what one returned belongs to whoever called",
}
_NOTHING = Explanation("", "")
_NO_RETURN = Explanation(
    "nothing comes back: what is printed or computed is lost without a return", "what does the function hand back?"
)
_DISTURBED = {
    "optimizer": "the model has another optimizer than it came with, which knows nothing of the steps before",
    "memory": "the optimizer no longer remembers the steps that it had taken",
    "trainable": "which layers train was decided by whoever handed the model over",
    "layers": "the layers belong to whoever handed the model over",
    "weights": "whoever handed the model over wants it back with its weights",
}
_NO_MODEL = {
    "none": "nothing comes back: there is no return, or it returns what compile() or add() gives, which is None",
    "symbolic": "this is the output tensor of a graph; a model still has to be made of its inputs and outputs",
}


def explanation(failed: Failed) -> Explanation:
    """Why this kind of failure comes about; empty words where its kind doesn't tell."""
    match failed.failure:
        case failures.Raises(raised=raised) if raised.code.startswith("raise NotImplementedError"):
            return Explanation(f"{failed.call.partition('(')[0]} is not written yet", "")
        case failures.WrongInput(expected=expected, found=found):
            return input_explained(expected, found)
        case failures.NotBuilt() if failed.facts is not None and failed.facts.evidence.style == "subclassed":
            return Explanation(
                "a model of one's own class makes its weights when it is first called on a tensor; `build` alone calls none",
                "what can be done with the model before it is given back?",
            )
        case failures.NoInteger(expected=expected, returned=returned) if returned.kind == "float":
            if returned.value == expected:
                return Explanation(
                    f"{returned.value} is a float: `/` gives floats, also where nothing is left over",
                    "which division gives whole numbers?",
                )
            return _NOTHING
        case failures.NoInteger(returned=returned) | failures.NoNumbers(returned=returned) if returned.kind == "none":
            return _NO_RETURN
        case failures.Remembers(way=way):
            return Explanation(_REMEMBERS[way], "what outlives a call of your function?")
        case failures.NoModel(returned=returned):
            return Explanation(_NO_MODEL.get(returned.kind, ""), "")
        case failures.WrongTrainable(expected=expected, found=found):
            frozen = "some layers are frozen"
            return Explanation(
                frozen if found[1] > expected[1] else "some weights train that should stay as they are", ""
            )
        case failures.NoMovement(weight="", rates=(first, last)):
            return Explanation(f"the learning rate is {first:.3g} at first and {last:.3g} later", "")
        case failures.NotLearned(rate=rate):
            return Explanation(f"the learning rate is {rate:.3g}", "")
        case failures.Disturbed(aspect=aspect):
            return Explanation(_DISTURBED.get(aspect, ""), "")
        case failures.WrongMetric(found=found) if not found:
            return Explanation("", "what would you like to read while it trains?")
        case failure:
            return _OF_KIND.get(type(failure), _NOTHING)
