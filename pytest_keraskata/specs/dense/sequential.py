"""A dense network as a stack of layers."""

from pytest_keraskata.authoring import BINARY, sizes, stack_kata
from pytest_keraskata.specs.dense import ann

kata = stack_kata(
    __name__,
    title="The Sequential API",
    questions=("Q43", "K2"),
    function="build_sequential(input_dim=10, units=32)",
    stack=lambda input_dim, units: ann.network(input_dim, (units,)),
    style="sequential",
    arguments={"input_dim": sizes(1, 8), "units": sizes(1, 12)},
    pinned=({"input_dim": 3, "units": 5}, {"input_dim": 4, "units": 2}, {"input_dim": 1, "units": 1}),
    large=({"input_dim": 700, "units": 600},),
    learns_at={"input_dim": 6, "units": 8},
    outputs=BINARY,
    on_paper=lambda random: {"input_dim": random.randint(3, 12), "units": random.randint(4, 16)},
    hints=(
        "In which order does a sample pass through the layers?",
        "What does the first layer have to know before it can create its weights?",
        "Which function turns any number into a probability?",
    ),
)
