"""A simple recurrent network that classifies sequences."""

from pytest_keraskata.specs.recurrent._classifier import recurrent_classifier

kata = recurrent_classifier(
    __name__,
    layer="SimpleRNN",
    title="Simple RNN classifier",
    question="Q30",
    function="build_rnn(timesteps=10, features=1, units=32)",
    hints=(
        "Which layer reads a sequence step by step and hands on only what it knows at the end?",
        "Which function turns any number into a probability, and which loss reads probabilities?",
        "What must the model know about one sample before it can make its weights?",
    ),
)
