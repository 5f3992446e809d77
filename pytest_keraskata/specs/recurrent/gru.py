"""A GRU that classifies sequences."""

from pytest_keraskata.specs.recurrent._classifier import recurrent_classifier

kata = recurrent_classifier(
    __name__,
    cell="GRU",
    title="GRU classifier",
    question="Q32",
    function="build_gru(timesteps=20, features=1, units=50)",
)
