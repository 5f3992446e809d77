"""What the katas on SimpleRNN, LSTM and GRU share: one recurrent layer and one sigmoid unit."""

from collections.abc import Sequence
from typing import Any

from pytest_keraskata.authoring import model_kata
from pytest_keraskata.kata import Kata
from pytest_keraskata.strategies import sizes
from pytest_keraskata.tasks import BINARY


def recurrent_classifier(
    module: str, *, layer: str, title: str, question: str, function: str, sets: str, biases: int, hints: Sequence[str]
) -> Kata:
    """A kata that asks for a classifier of sequences.

    Args:
        module: pass `__name__`.
        layer: Keras's name of the recurrent layer.
        function: the signature.
        sets: how many sets of weights the layer has, as one says it, the number first: "4 gates".
        biases: how many biases a unit has in each.
        hints: questions that lead on.
    """
    count = int(sets.split()[0])

    def network(timesteps: int, features: int, units: int) -> Any:
        import keras

        recurrent = getattr(keras.layers, layer)(units)
        return keras.Sequential(
            [keras.Input((timesteps, features)), recurrent, keras.layers.Dense(1, activation="sigmoid")]
        )

    def params(timesteps: int, features: int, units: int) -> int:
        return count * units * (features + units + biases) + (units + 1)

    def terms(timesteps: int, features: int, units: int) -> tuple[str, ...]:
        each = units * (features + units + biases)
        bias = "1 bias" if biases == 1 else f"{biases} biases"
        product = f"{count} × {each:,} = {count * each:,}" if count > 1 else f"{each:,}"
        return (
            f"{layer}: {sets} × {units} units × ({features} features + {units} states + {bias}) = {product}",
            f"Dense: {units} weights + 1 bias = {units + 1:,}",
        )

    return model_kata(
        module,
        title=title,
        questions=(question,),
        function=function,
        arguments={"timesteps": sizes(1, 6), "features": sizes(1, 4), "units": sizes(1, 8)},
        always=({"timesteps": 3, "features": 2, "units": 5}, {"timesteps": 4, "features": 3, "units": 2}),
        comfortable={"timesteps": 3, "features": 2, "units": 8},
        network=network,
        params=params,
        terms=terms,
        promise=BINARY,
        task=BINARY,
        hints=hints,
    )
