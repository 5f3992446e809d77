"""A small dense network that classifies."""

from hypothesis import strategies as st

from pytest_keraskata.authoring import BINARY, Dense, Stack, sizes, stack_kata


def network(input_dim: int, hidden: tuple[int, ...]) -> Stack:
    layers = (*(Dense(units, "relu") for units in hidden), Dense(1, "sigmoid"))
    return Stack(f"{input_dim} numbers per sample", (input_dim,), layers)


kata = stack_kata(
    __name__,
    title="Dense classifier",
    questions=("Q26",),
    function="build_ann(input_dim=10, hidden=(16, 8))",
    stack=network,
    arguments={"input_dim": sizes(1, 8), "hidden": st.lists(sizes(1, 8), max_size=4).map(tuple)},
    pinned=(
        {"input_dim": 3, "hidden": (5, 4)},
        {"input_dim": 2, "hidden": ()},
        {"input_dim": 4, "hidden": (3, 3, 3)},
        {"input_dim": 5, "hidden": (1, 7, 6, 3)},
    ),
    large=({"input_dim": 700, "hidden": (600, 2, 520, 5)},),
    learns_at={"input_dim": 6, "hidden": (12, 8)},
    outputs=BINARY,
    task=BINARY,
    on_paper=lambda random: {
        "input_dim": random.randint(3, 12),
        "hidden": tuple(random.randint(3, 12) for _ in range(random.randint(2, 3))),
    },
    hints=(
        "How do you build one layer per width without knowing their number beforehand?",
        "Which function turns any number into a probability, and which loss reads probabilities?",
        "What is left of the network if `hidden` is empty?",
    ),
)
