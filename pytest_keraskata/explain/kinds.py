"""What a kind of failure says of itself, where no rule knows more."""

from pytest_keraskata import failures
from pytest_keraskata.explain.rule import Explanation
from pytest_keraskata.failures import Failed

_SAMPLE = "where does the model learn how many numbers one sample has?"
_STATE = "something in the model acts at random or as in training, or looks at the other samples of a batch"

_OF_KIND: dict[type[failures.Failure], Explanation] = {
    failures.Modified: Explanation("it belongs to whoever called; work on a copy of it", ""),
    failures.Warns: Explanation(
        "an intermediate result is too large for a float, even where the final one is not",
        "can the same value be reached without the exponential of a large number?",
    ),
    failures.NotBuilt: Explanation(
        "layers make their weights when they learn the shape of their input, and this model never did", _SAMPLE
    ),
    failures.NoInput: Explanation("", _SAMPLE),
    failures.WrongInput: Explanation("the input shape doesn't follow from the arguments of this call", ""),
    failures.CallsDiffer: Explanation(_STATE, ""),
    failures.WrongForLarge: Explanation(
        "something between the layers holds large numbers back, or cannot hold them",
        "which of your layers treats a large number otherwise than a small one?",
    ),
    failures.Penalized: Explanation("a regularizer of some layer adds to the loss, and none is asked for", ""),
    failures.Constrained: Explanation("a constraint changes weights after a step", ""),
    failures.NotCompiled: Explanation("", "what does Keras have to know before it can train?"),
    failures.FlatLabels: Explanation(
        "labels (batch,) beside predictions (batch, 1): a row and a column make a matrix", ""
    ),
    failures.OtherNetwork: Explanation("see the architecture", ""),
}
_NOTHING = Explanation("", "")
_NO_MODEL = {
    "none": "nothing comes back: there is no return, or it returns what compile() or add() gives, which is None",
    "symbolic": "this is the output tensor of a graph; a model still has to be made of its inputs and outputs",
}


def explanation(failed: Failed) -> Explanation:
    """Why this kind of failure comes about; empty words where its kind doesn't tell."""
    match failed.failure:
        case failures.Raises(raised=raised) if raised.code.startswith("raise NotImplementedError"):
            return Explanation(f"{failed.call.partition('(')[0]} is not written yet", "")
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
        case failures.WrongMetric(found=found) if not found:
            return Explanation("", "what would you like to read while it trains?")
        case failure:
            return _OF_KIND.get(type(failure), _NOTHING)
