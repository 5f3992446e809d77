"""A dense network through the Functional API."""

from pytest_keraskata.authoring import BINARY, sizes, stack_kata
from pytest_keraskata.specs.dense import ann

kata = stack_kata(
    __name__,
    title="The Functional API",
    questions=("Q44", "Q24", "K2"),
    function="build_functional(input_dim=10, units=32)",
    stack=lambda input_dim, units: ann.network(input_dim, (units,)),
    style="functional",
    arguments={"input_dim": sizes(1, 8), "units": sizes(1, 12)},
    pinned=({"input_dim": 3, "units": 5}, {"input_dim": 4, "units": 2}),
    large=({"input_dim": 700, "units": 600},),
    learns_at={"input_dim": 6, "units": 8},
    outputs=BINARY,
    on_paper=lambda random: {"input_dim": random.randint(3, 12), "units": random.randint(4, 16)},
    hints=(
        "What does a layer return when you call it on the output of another layer?",
        "Which two ends of the graph does a model need to know?",
    ),
)
