"""Faults of functions on numbers and arrays, recognised by the number that comes out."""

from pytest_keraskata.asking.returned import as_number
from pytest_keraskata.explain.rule import Explanation, rule
from pytest_keraskata.failures import Facts

_SETS = {"simple_rnn_params": 1, "lstm_params": 4, "gru_params": 3}
_NAMES = {1: "a SimpleRNN's", 3: "a GRU's", 4: "an LSTM's"}


def _sizes(facts: Facts) -> dict[str, int]:
    names = ("features", "units", "reset_after")
    return {**dict(zip(names, facts.call.args, strict=False)), **facts.call.kwargs}


@rule("simple_rnn", "lstm", "gru")
def count_of_another_layer(facts: Facts) -> Explanation | None:
    found, right = as_number(facts.evidence), facts.expected.get("number")
    if found is None or right is None or found == right or facts.call.function not in _SETS:
        return None
    features, units = (_sizes(facts)[name] for name in ("features", "units"))
    reset_after = _sizes(facts).get("reset_after", True)
    own = _SETS[facts.call.function]
    for sets, name in _NAMES.items():
        if sets != own and found == sets * units * (features + units + 1):
            return Explanation(f"{found:,.0f} is {name} count", "how many sets of weights does this layer have?")
    if found == own * units * (features + units):
        return Explanation("the biases are missing", "what does a unit add to its weighted sum?")
    if facts.call.function == "gru_params":
        if reset_after and found == 3 * units * (features + units + 1):
            return Explanation(
                f"{found:,.0f} is the count of a GRU that resets before the product, with one bias",
                "what does resetting after the product add to every unit?",
            )
        if not reset_after and found == 3 * units * (features + units + 2):
            return Explanation(
                f"{found:,.0f} is the count with reset_after=True", "does your function look at reset_after?"
            )
    if found == own * units * (features + 1):
        return Explanation("the weights from state to state are missing", "what does a unit see besides the input?")
    if found == own * (units * (features + units) + 1):
        return Explanation("there is one bias for the whole layer", "how many units add a bias?")
    return None


RULES = (count_of_another_layer,)
