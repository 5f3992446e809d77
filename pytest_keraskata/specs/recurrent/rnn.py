"""A simple recurrent network that classifies sequences."""

from pytest_keraskata.specs.recurrent._classifier import recurrent_classifier

kata = recurrent_classifier(
    __name__,
    cell="SimpleRNN",
    title="Simple RNN classifier",
    question="Q30",
    function="build_rnn(timesteps=10, features=1, units=32)",
)
