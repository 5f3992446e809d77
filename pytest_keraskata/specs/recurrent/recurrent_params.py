"""Parameter counts of recurrent layers."""

from collections.abc import Callable

from hypothesis import strategies as st

from pytest_keraskata.authoring import Mistake, counts, defaulting, function, function_kata, mistake, sizes, wrapped

of_simple_rnn = function("simple_rnn_params(features, units)")
of_lstm = function("lstm_params(features, units)")
of_gru = function("gru_params(features, units, reset_after=True)")


def simple_rnn(features: int, units: int) -> int:
    return units * (features + units + 1)


def lstm(features: int, units: int) -> int:
    return 4 * simple_rnn(features, units)


def gru(features: int, units: int, reset_after: bool) -> int:
    return 3 * units * (features + units + (2 if reset_after else 1))


_SETS, _SEES = "how many sets of weights does this layer have?", "what does a unit see besides the input?"
_BIASES, _ROLES = "how many units add a bias?", "which of the two sizes is the size of the state?"


def _common(sets: int, example: int) -> tuple[Mistake, ...]:
    """What goes wrong with any number of sets of weights."""
    return (
        mistake("no-bias", lambda features, units: sets * units * (features + units),
                "the biases are missing", "what does a unit add to its weighted sum?"),
        mistake("no-state", lambda features, units: sets * units * (features + 1),
                "the weights from state to state are missing", _SEES),
        mistake("one-state", lambda features, units: sets * units * (features + 2),
                "each unit has one weight for its own state and none for its neighbours'", _SEES),
        mistake("one-bias", lambda features, units: sets * (units * (features + units) + 1),
                "there is one bias for the whole layer", _BIASES),
        mistake("bias-of-features", lambda features, units: sets * (units * (features + units) + features),
                "there is a bias for every feature", _BIASES),
        mistake("no-brackets", lambda features, units: sets * units * features + units + 1,
                "the parentheses are missing: only the features are multiplied", "what is multiplied by the units?"),
        mistake("exchanged", lambda features, units: sets * simple_rnn(units, features),
                "features and units are swapped", _ROLES),
        mistake("one-feature", lambda units: sets * simple_rnn(1, units),
                "this is the count for one feature, however many there are", "does your function use features?"),
        mistake("square", lambda features, units: sets * ((features + units) ** 2 + units),
                "the sum of features and units is squared", "what shapes do the two kernels have?"),
        mistake("ten-steps", lambda features, units: 10 * sets * simple_rnn(features, units),
                "the weights are counted for each of ten steps", "does every step have its own weights?"),
        mistake("terms", lambda features, units: (sets * units * features, sets * units * units, sets * units),
                "these are the terms, not their sum", "how many numbers does the task need?"),
        mistake("example", lambda: example,
                "the count is fixed, whatever the sizes are", "does your function use its arguments?"),
    )  # fmt: skip


def _runs_over(named: str, right: Callable[..., int]) -> Mistake:
    return mistake(named, wrapped(right), "the count overflows: 32 bits hold at most 2,147,483,647",
                   "what type is your count?")  # fmt: skip


_TWO = mistake("two-biases-of-rnn", lambda features, units: units * (features + units + 2),
               "there are two biases per unit, as in PyTorch", "how many biases has a unit in Keras?")  # fmt: skip
_OF_LSTM = mistake("count-of-lstm", lstm, "this is an LSTM's count", _SETS)
_OF_RNN = mistake("count-of-simple-rnn", simple_rnn, "this is a SimpleRNN's count", _SETS)
_OF_GRU = mistake("count-of-gru", lambda features, units: 3 * simple_rnn(features, units),
                  "this is a GRU's count", _SETS)  # fmt: skip
_LSTM = (
    mistake("biases-of-one-gate", lambda features, units: 4 * units * (features + units) + units,
            "only one gate has biases", "which parts of the layer add a bias?"),
    mistake("two-biases", lambda features, units: 4 * units * (features + units + 2),
            "every gate has two biases per unit, as in PyTorch", "how many bias vectors does a gate add in Keras?"),
    mistake("peepholes", lambda features, units: lstm(features, units) + 3 * units,
            "three gates have weights for the cell as well: peepholes, which Keras's LSTM lacks",
            "what do the gates of Keras's LSTM read?"),
    mistake("both-directions", lambda features, units: 2 * lstm(features, units),
            "the count is doubled, as if the sequence were read in both directions", _SETS),
    mistake("with-head", lambda features, units: lstm(features, units) + units + 1,
            "a Dense layer of one unit is counted as well", "which layer does the task need?"),
    mistake("two-gates", lambda features, units: 2 * simple_rnn(features, units),
            "two sets of weights are missing", _SETS),
    mistake("text", lambda features, units: f"{lstm(features, units):,}",
            "this is a string, not a number", "are the thousands separators part of the number?"),
    mistake("in-16-bits", wrapped(lstm, 16),
            "the count overflows: 16 bits hold at most 32,767", "what type is your count?"),
)  # fmt: skip
_GRU = (
    mistake("textbook", lambda features, units: gru(features, units, False),
            "this is the count of a GRU that resets before the product, with one bias",
            "what does resetting after the product add to every unit?"),
    mistake("reset-after-ignored", lambda features, units: gru(features, units, True),
            "this is the count with reset_after=True", "does your function use reset_after?"),
    mistake("reset-after-turned", lambda features, units, reset_after: gru(features, units, not reset_after),
            "reset_after is inverted", "which of the two GRUs has more biases?"),
    mistake("textbook-unless-asked", defaulting(gru, reset_after=False),
            "the default of reset_after is False", "which of the two is Keras's default?"),
    mistake("second-bias-once", lambda features, units, reset_after: gru(features, units, False) + units * reset_after,
            "the second bias is counted for only one gate", "which parts of the layer have a second bias?"),
    mistake("all-doubled", lambda features, units, reset_after: 3 * simple_rnn(features, units) * (1 + reset_after),
            "with reset_after all weights are doubled", "which part of the layer exists twice then?"),
    mistake("no-candidate", lambda features, units, reset_after: gru(features, units, reset_after) // 3 * 2,
            "only the two gates are counted", "what has weights besides the gates?"),
)  # fmt: skip

# Few units have as many weights as one likes, if there are features enough.
_DRAWN = {"features": sizes(1, 300) | counts(10**10), "units": sizes(1, 300)}
_SIZES = [(7, 5), (1, 1), (3, 8), (784, 128), (2**31 + 11, 3), (5, 70_000)]

kata = function_kata(
    __name__,
    title="Counting the parameters of recurrent layers",
    questions=("Q15",),
    functions=(of_simple_rnn, of_lstm, of_gru),
    checks=(
        of_simple_rnn.returns(
            "simple_rnn", simple_rnn, draws=_DRAWN, pinned=_SIZES,
            mistakes=(*_common(1, 1088), _TWO, _OF_LSTM, _OF_GRU, _runs_over("simple-rnn-runs-over", simple_rnn)),
        ),
        of_lstm.returns(
            "lstm", lstm, draws=_DRAWN, pinned=_SIZES,
            mistakes=(*_common(4, 10_400), _OF_RNN, _OF_GRU, *_LSTM, _runs_over("lstm-runs-over", lstm)),
        ),
        of_gru.returns(
            "gru", gru, draws={**_DRAWN, "reset_after": st.booleans()},
            pinned=[
                *_SIZES, (7, 5, True), {"features": 7, "units": 5, "reset_after": False}, (2**31 + 11, 3, False),
                (5, 40_000),
            ],
            mistakes=(*_common(3, 7950), _OF_RNN, _OF_LSTM, *_GRU, _runs_over("gru-runs-over", gru)),
        ),
    ),
    hints=(
        "A unit sees the features, its own and its neighbours' last states, and one bias: how many weights is that?",
        "How many such sets of weights does a layer with gates need?",
        "Which bias does a GRU have twice if it resets after the matrix product?",
    ),
)  # fmt: skip
