"""What the katas on SimpleRNN, LSTM and GRU share: one recurrent layer and one sigmoid unit."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from pytest_keraskata.authoring.drawn import sizes
from pytest_keraskata.authoring.models import model_kata
from pytest_keraskata.backend import keras
from pytest_keraskata.judge.tasks import BINARY
from pytest_keraskata.kata import Kata, Prediction, Shape

# The sets of weights of each layer, as one says it, the number first; and the biases of a unit in each.
_CELLS = {"SimpleRNN": ("1 set", 1), "LSTM": ("4 gates", 1), "GRU": ("3 sets", 2)}


def recurrent_classifier(
    module: str, *, layer: str, title: str, question: str, function: str, hints: Sequence[str]
) -> Kata:
    """A kata that asks for a classifier of sequences.

    Args:
        module: pass `__name__`.
        layer: Keras's name of the recurrent layer.
        function: the signature.
        hints: questions that lead on.
    """
    sets, biases = _CELLS[layer]
    count = _sets(layer)

    def network(timesteps: int, features: int, units: int) -> Any:
        recurrent = getattr(keras.layers, layer)(units)
        return keras.Sequential(
            [keras.Input((timesteps, features)), recurrent, keras.layers.Dense(1, activation="sigmoid")]
        )

    def params(timesteps: int, features: int, units: int) -> int:
        return _weights(layer, features, units) + (units + 1)

    def terms(timesteps: int, features: int, units: int) -> tuple[str, ...]:
        each = units * (features + units + biases)
        bias = "1 bias" if biases == 1 else f"{biases} biases"
        product = f"{count} × {each:,} = {count * each:,}" if count > 1 else f"{each:,}"
        return (
            f"{layer}: {sets} × {units} units × ({features} features + {units} states + {bias}) = {product}",
            f"Dense: {units} weights + 1 bias = {units + 1:,}",
        )

    def layers(timesteps: int, features: int, units: int) -> list[tuple[str, Shape]]:
        return [
            (f"input: sequences of {timesteps} steps with {features} numbers each", (timesteps, features)),
            (f"{layer}: {units} units, of which the last state goes on", (units,)),
            ("Dense: 1 unit, sigmoid", (1,)),
        ]

    return model_kata(
        module,
        title=title,
        questions=(question,),
        function=function,
        arguments={"timesteps": sizes(1, 6), "features": sizes(1, 4), "units": sizes(1, 8)},
        pinned=({"timesteps": 3, "features": 2, "units": 5}, {"timesteps": 4, "features": 3, "units": 2}),
        large=({"timesteps": 40, "features": 9, "units": 40}, {"timesteps": 2, "features": 520, "units": 520}),
        learns_at={"timesteps": 3, "features": 2, "units": 8},
        network=network,
        params=params,
        terms=terms,
        outputs=BINARY,
        task=BINARY,
        prediction=Prediction(
            function=function.partition("(")[0],
            draw=lambda random: {
                "timesteps": random.randint(3, 12),
                "features": random.randint(2, 9),
                "units": random.randint(3, 16),
            },
            layers=layers,
            params=params,
            terms=terms,
            shapes=_wrong_shapes,
            counts=partial(_wrong_counts, layer),
        ),
        hints=hints,
    )


def _sets(layer: str) -> int:
    return int(_CELLS[layer][0].split()[0])


def _weights(layer: str, features: int, units: int) -> int:
    return _sets(layer) * units * (features + units + _CELLS[layer][1])


def _called(layer: str) -> str:
    return f"{'an' if layer == 'LSTM' else 'a'} {layer}"


def _wrong_shapes(timesteps: int, features: int, units: int) -> list[Any]:
    step = "which of the states goes on?"
    behind = "how many units has the layer behind it?"
    return [
        ((timesteps, 1), "there is one output for each step", step),
        ((units,), "this is what the recurrent layer gives", behind),
        ((timesteps, units), "these are the states of all steps", step),
        ((timesteps, features), "this is the shape of the input", behind),
        ((features,), "this is the shape of one step of the input", behind),
        ((units, 1), "this is the shape of the last kernel: inputs × units", "what does it give for one sample?"),
    ]


def _wrong_counts(layer: str, timesteps: int, features: int, units: int) -> list[Any]:
    count, biases = _sets(layer), _CELLS[layer][1]
    right, last = _weights(layer, features, units), units + 1
    one = count * units
    bias = "how many biases has a unit, and in how many sets?"
    sees = "what does a unit see at each step?"
    found: list[Any] = [
        (
            _weights(other, features, units) + last,
            f"this is {_called(other)}'s count, with {_CELLS[other][0]} where {_called(layer)} has {_CELLS[layer][0]}",
            f"how many sets of weights does {_called(layer)} have?",
        )
        for other in _CELLS
        if other != layer
    ]
    if layer == "GRU":
        found += [
            (right - one + last, "the second bias is missing, which a GRU has as long as reset_after is on", bias),
            (right - 2 * one + last, "the biases of the GRU are missing", bias),
        ]
    else:
        found += [
            (right + one + last, "each set is given two biases, which only a GRU has", bias),
            (right - one + last, f"the biases of the {layer} are missing", bias),
        ]
    return [
        *found,
        (right - one * biases + units, "the biases are missing", bias),
        (right - one * units + last, "the weights between the states are missing", sees),
        (right - one * features + last, "the weights of the input are missing", sees),
        (right, "the Dense layer is missing", "which layers have weights?"),
        (right + units, "the bias of the Dense layer is missing", "what does a unit add to its weighted sum?"),
        (_weights(layer, units, features) + last, "features and units have changed places", sees),
        (
            right * timesteps + last,
            f"the {layer} is counted for each step",
            "does it have other weights at every step?",
        ),
        (
            right + timesteps * units + 1,
            "the Dense layer reads the states of all steps",
            "which of the states goes on?",
        ),
        (one * (timesteps * features + units + biases) + last, f"the {layer} reads all steps at once", sees),
    ]
