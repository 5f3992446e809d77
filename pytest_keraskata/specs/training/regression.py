"""Compiling a model for regression."""

from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.authoring import REGRESSION, Compiles, Kata, sizes
from pytest_keraskata.backend import keras


def network(input_dim: int, hidden: int, outputs: int) -> Any:
    layers = keras.layers
    return keras.Sequential([keras.Input((input_dim,)), layers.Dense(hidden, activation="relu"), layers.Dense(outputs)])


compiles = Compiles(
    "compile_for_regression(model)",
    network,
    REGRESSION,
    [{"input_dim": 3, "hidden": 6, "outputs": 1}, {"input_dim": 2, "hidden": 5, "outputs": 2}],
    loss="mean_squared_error",
    metrics=["mae"],
)
_METRIC = "which error is in the unit of the target?"
_LOSSES = (
    *compiles.other_losses(mae="mae", huber="huber", msle="msle"),
    *compiles.other_optimizers(sgd="SGD", rmsprop="RMSprop", adamw="AdamW", nadam="Nadam"),
    compiles.mistake("weighted", "the loss counts twice", "what is the loss multiplied by?", loss_weights=[2.0]),
    *compiles.other_models(),
)  # fmt: skip
_METRICS = (
    compiles.mistake("accuracy", "accuracy says nothing about real numbers, which are hardly ever equal", _METRIC,
                     metrics=["accuracy"]),
    compiles.mistake("loss-again", "the metric repeats the loss", _METRIC, metrics=["mse"]),
    compiles.mistake("percentage", "the metric is a percentage of the target", _METRIC,
                     metrics=["mean_absolute_percentage_error"]),
    compiles.mistake("no-metrics", "no metric is reported", "what would you read in a report?", metrics=None),
    compiles.mistake("root", "this root is in the target's unit, too, but is a different number", _METRIC,
                     metrics=lambda: [keras.metrics.RootMeanSquaredError()]),
)  # fmt: skip

kata = Kata(
    __name__,
    title="Compiling for regression",
    questions=("Q38", "Q9"),
    functions=(compiles.function,),
    checks=compiles.checks(
        st.fixed_dictionaries({"input_dim": sizes(1, 5), "hidden": sizes(4, 8), "outputs": sizes(1, 3)}),
        [(REGRESSION.metric, REGRESSION.metric_value)],
        _LOSSES,
        _METRICS,
    ),
    hints=(
        "Which distance between a prediction and a number punishes large errors most?",
        "What would you rather read in a report: squared euros, or euros?",
        "What does your function return to its caller?",
    ),
    ahead=compiles.ahead,
    pictures=compiles.models.pictures,
)
