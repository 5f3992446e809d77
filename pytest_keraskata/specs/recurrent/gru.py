"""A GRU that classifies sequences."""

from pytest_keraskata.specs.recurrent._classifier import recurrent_classifier

kata = recurrent_classifier(
    __name__,
    layer="GRU",
    title="GRU classifier",
    question="Q32",
    function="build_gru(timesteps=20, features=1, units=50)",
    hints=(
        "Which layer reads a sequence step by step and hands on only what it knows at the end?",
        "Which function turns any number into a probability, and which loss reads probabilities?",
        "What must the model know about one sample before it can make its weights?",
    ),
)
