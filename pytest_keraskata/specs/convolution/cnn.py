"""A small convolutional network that classifies images."""

from pytest_keraskata.authoring import MULTICLASS, Dense, Flatten, Pooling2D, Shape, Stack, sizes, stack_kata
from pytest_keraskata.specs.convolution import _maps


def network(input_shape: Shape, filters: int, kernel_size: int, hidden_units: int, classes: int) -> Stack:
    behind = Pooling2D(2), Flatten(), Dense(hidden_units, "relu"), Dense(classes, "softmax")
    return _maps.maps(input_shape, filters, kernel_size, *behind)


kata = stack_kata(
    __name__,
    title="Convolutional classifier",
    questions=("Q28",),
    function="build_cnn(input_shape=(64, 64, 3), filters=32, kernel_size=3, hidden_units=64, classes=10)",
    stack=network,
    arguments={
        "input_shape": _maps.images(4, 8),
        "filters": sizes(1, 5),
        "kernel_size": sizes(1, 3),
        "hidden_units": sizes(1, 6),
        "classes": sizes(3, 6),
    },
    pinned=(
        {"input_shape": (9, 6, 2), "filters": 3, "kernel_size": 2, "hidden_units": 5, "classes": 4},
        {"input_shape": (6, 8, 1), "filters": 2, "kernel_size": 3, "hidden_units": 6, "classes": 3},
    ),
    large=(
        {"input_shape": (21, 18, 5), "filters": 520, "kernel_size": 5, "hidden_units": 3, "classes": 4},
        {"input_shape": (6, 7, 520), "filters": 3, "kernel_size": 2, "hidden_units": 600, "classes": 530},
    ),
    learns_at={"input_shape": (8, 8, 2), "filters": 4, "kernel_size": 3, "hidden_units": 8, "classes": 3},
    outputs=MULTICLASS,
    task=MULTICLASS,
    on_paper=lambda random: {
        "input_shape": (random.randint(6, 12), random.randint(6, 12), random.randint(2, 4)),
        "filters": random.randint(3, 8),
        "kernel_size": random.randint(2, 4),
        "hidden_units": random.randint(4, 12),
        "classes": random.randint(3, 10),
    },
    hints=(
        "What shape does an image have after the convolution, and what after the pooling?",
        "What has to happen to a stack of maps before a dense layer can read all of it?",
        "Which function turns numbers into probabilities that sum to 1, and which loss reads one-hot labels?",
    ),
)
