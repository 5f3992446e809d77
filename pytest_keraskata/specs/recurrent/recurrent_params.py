"""Parameter counts of recurrent layers."""

from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import calls, counts, sizes
from pytest_keraskata.authoring.functions import signature, whole_number
from pytest_keraskata.kata import Kata

# Few units have as many weights as one likes, if there are features enough.
_SIZES = {"features": sizes(1, 300) | counts(10**10), "units": sizes(1, 300)}
_LARGE = (2**31 + 11, 3)
_GRU = "gru_params(features, units, reset_after=True)"


@check(
    name="simple_rnn",
    call=calls("simple_rnn_params", **_SIZES),
    pinned=(
        {"call": Call("simple_rnn_params", (7, 5))},
        {"call": Call("simple_rnn_params", (1, 1))},
        {"call": Call("simple_rnn_params", _LARGE)},
    ),
)
def simple_rnn_(subject: Subject, call: Call) -> None:
    size = signature("simple_rnn_params(features, units)").arguments(call)
    whole_number(subject, call, size["units"] * (size["features"] + size["units"] + 1))


@check(
    name="lstm",
    call=calls("lstm_params", **_SIZES),
    pinned=(
        {"call": Call("lstm_params", (7, 5))},
        {"call": Call("lstm_params", (1, 1))},
        {"call": Call("lstm_params", _LARGE)},
    ),
)
def lstm_(subject: Subject, call: Call) -> None:
    size = signature("lstm_params(features, units)").arguments(call)
    whole_number(subject, call, 4 * size["units"] * (size["features"] + size["units"] + 1))


@check(
    name="gru",
    call=calls("gru_params", **_SIZES, reset_after=st.booleans()),
    pinned=(
        {"call": Call("gru_params", (7, 5))},
        {"call": Call("gru_params", (7, 5), {"reset_after": True})},
        {"call": Call("gru_params", (7, 5), {"reset_after": False})},
        {"call": Call("gru_params", (1, 1))},
        {"call": Call("gru_params", _LARGE)},
        {"call": Call("gru_params", _LARGE, {"reset_after": False})},
        {"call": Call("gru_params", (5, 40_000))},
    ),
)
def gru_(subject: Subject, call: Call) -> None:
    size = signature(_GRU).arguments(call)
    biases = 2 if size["reset_after"] else 1
    whole_number(subject, call, 3 * size["units"] * (size["features"] + size["units"] + biases))


kata = Kata(
    __name__,
    title="Counting the parameters of recurrent layers",
    questions=("Q15",),
    functions=(
        signature("simple_rnn_params(features, units)"),
        signature("lstm_params(features, units)"),
        signature(_GRU),
    ),
    checks=(simple_rnn_, lstm_, gru_),
    hints=(
        "A unit sees the features, its own and its neighbours' last states, and one bias: how many weights is that?",
        "How many such sets of weights does a layer with gates need?",
        "Which bias does a GRU have twice when it resets after the matrix product?",
    ),
)
