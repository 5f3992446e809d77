"""An LSTM that classifies sequences."""

from pytest_keraskata.specs.recurrent._classifier import recurrent_classifier

kata = recurrent_classifier(
    __name__,
    cell="LSTM",
    title="LSTM classifier",
    question="Q31",
    function="build_lstm(timesteps=20, features=1, units=50)",
)
