"""Counts of a convolutional network's parameters, and what is known to go wrong in them."""

from collections.abc import Callable
from functools import partial

from pytest_keraskata.authoring import but, mistake, then, wrapped


def convolution(kernel_height: int, kernel_width: int, in_channels: int, filters: int) -> int:
    return (kernel_height * kernel_width * in_channels + 1) * filters


def dense(inputs: int, units: int) -> int:
    return (inputs + 1) * units


def pooled(size: int, kernel: int, pool: int) -> int:
    """The side of a map behind the pooling."""
    return (size - kernel + 1) // pool


def layers(
    input_shape: tuple[int, int, int],
    filters: int,
    kernel_size: int,
    pool_size: int,
    hidden_units: int,
    classes: int,
    side: Callable[[int, int, int], float] = pooled,
    depth: Callable[[int, int], int] = lambda filters, channels: filters,
) -> tuple[float, ...]:
    """The counts of the convolution, the hidden layer and the last one."""
    height, width = (side(size, kernel_size, pool_size) for size in input_shape[:2])
    return (
        convolution(kernel_size, kernel_size, input_shape[2], filters),
        (height * width * depth(filters, input_shape[2]) + 1) * hidden_units,
        dense(hidden_units, classes),
    )


network = then(layers, sum)


def _sides(side: Callable[[int, int, int], float]) -> Callable[..., float]:
    return then(partial(layers, side=side), sum)


def _less(bias: Callable[[int, int, int], int]) -> Callable[..., float]:
    """The right count less some biases."""
    return lambda filters, hidden_units, classes, **sizes: (
        network(filters=filters, hidden_units=hidden_units, classes=classes, **sizes)
        - bias(filters, hidden_units, classes)
    )


def _depth(depth: Callable[[int, int], int]) -> Callable[..., float]:
    return then(partial(layers, depth=depth), sum)


_NO_BIAS, _ONE_BIAS = "the biases are missing", "there is one bias for the whole layer"
_PLACES, _OVER = "how many positions does a kernel have?", "the count overflows: 32 bits hold at most 2,147,483,647"
CONVOLUTION = (
    mistake("no-bias", lambda kernel_height, kernel_width, in_channels, filters:
            kernel_height * kernel_width * in_channels * filters,
            _NO_BIAS, "what does a filter add to its weighted sum?"),
    mistake("one-bias", lambda kernel_height, kernel_width, in_channels, filters:
            kernel_height * kernel_width * in_channels * filters + 1, _ONE_BIAS, "how many filters add a bias?"),
    mistake("flat-kernel", but(convolution, in_channels=lambda _: 1),
            "a filter has weights for one channel only", "how deep is a kernel?"),
    mistake("bias-per-channel", lambda kernel_height, kernel_width, in_channels, filters:
            (kernel_height * kernel_width + 1) * in_channels * filters,
            "a filter has a bias for every channel", "how many numbers does a filter output per position?"),
    mistake("bias-per-input", lambda kernel_height, kernel_width, in_channels, filters:
            kernel_height * kernel_width * in_channels * filters + in_channels,
            "there is one bias for every channel that is read", "how many numbers does a filter output per position?"),
    mistake("sides-added", lambda kernel_height, kernel_width, in_channels, filters:
            ((kernel_height + kernel_width) * in_channels + 1) * filters,
            "the sides of the kernel are added", _PLACES),
    mistake("one-filter", but(convolution, filters=lambda _: 1),
            "this is the count of a single filter", "how many filters are there?"),
    mistake("no-width", lambda kernel_height, in_channels, filters:
            convolution(kernel_height, kernel_height, in_channels, filters),
            "the width of the kernel is missing", _PLACES),
    mistake("no-height", lambda kernel_width, in_channels, filters:
            convolution(kernel_width, kernel_width, in_channels, filters),
            "the height of the kernel is missing", _PLACES),
    mistake("runs-over", wrapped(convolution), _OVER, "what type is your count?"),
)  # fmt: skip
DENSE = (
    mistake("dense-no-bias", lambda inputs, units: inputs * units,
            _NO_BIAS, "what does a unit add to its weighted sum?"),
    mistake("dense-one-bias", lambda inputs, units: inputs * units + 1, _ONE_BIAS, "how many units add a bias?"),
    mistake("dense-input-bias", lambda inputs, units: inputs * units + inputs,
            "there is a bias for every input", "what is a bias added to: each input or their sum?"),
)  # fmt: skip
_ADVICE = "what shape does an image have after the convolution, and what after the pooling?"
_WEIGHTS, _MAPS = "which layers have weights?", "how many maps does the convolution make?"
NETWORK = (
    mistake("same-padding", _sides(lambda size, kernel, pool: size // pool),
            "the maps are counted as large as with padding", _ADVICE),
    mistake("no-pooling", _sides(lambda size, kernel, pool: size - kernel + 1), "the pooling is missing", _ADVICE),
    mistake("as-the-image", _sides(lambda size, kernel, pool: size),
            "the maps are counted as large as the image", _ADVICE),
    mistake("rest-pooled", _sides(lambda size, kernel, pool: -(-(size - kernel + 1) // pool)),
            "leftover rows and columns are counted as a window", _ADVICE),
    mistake("not-rounded", _sides(lambda size, kernel, pool: (size - kernel + 1) / pool),
            "leftover rows and columns are counted as a fraction of a window", _ADVICE),
    mistake("one-short", _sides(lambda size, kernel, pool: (size - kernel) // pool),
            "the maps are one too short before the pooling", _ADVICE),
    mistake("pool-of-two", _sides(lambda size, kernel, pool: pooled(size, kernel, 2)),
            "the windows of the pooling are always 2 × 2", _ADVICE),
    mistake("kernel-of-three", _sides(lambda size, kernel, pool: pooled(size, 3, pool)),
            "the maps are those of a 3 × 3 kernel, whatever kernel_size is", _ADVICE),
    mistake("overlapping-windows", _sides(lambda size, kernel, pool: size - kernel - pool + 2),
            "the windows of the pooling move by one position", "where does the next window begin?"),
    mistake("pooled-first", _sides(lambda size, kernel, pool: max(1, size // pool - kernel + 1)),
            "the image is pooled before the convolution", "which of the two reads the image itself?"),
    mistake("averaged-maps", _sides(lambda size, kernel, pool: 1),
            "the hidden layer reads a single number of each map", "what does Flatten do to a map?"),
    mistake("no-image-width", but(network, input_shape=lambda shape: (shape[0], *shape[::2])),
            "the width of the image is missing", _ADVICE),
    mistake("no-image-height", but(network, input_shape=lambda shape: shape[1:2] + shape[1:]),
            "the height of the image is missing", _ADVICE),
    mistake("one-map", _depth(lambda filters, channels: 1),
            "only one map is flattened, but there is one for each filter", _MAPS),
    mistake("maps-as-channels", _depth(lambda filters, channels: channels),
            "there is one map per channel of the image", _MAPS),
    mistake("channels-first", but(network, input_shape=lambda shape: (*shape[1:], shape[0])),
            "the first number of input_shape is read as the channels", "in which order does Keras list an image's sizes?"),
    mistake("pooling-has-weights", lambda filters, pool_size, **sizes:
            network(filters=filters, pool_size=pool_size, **sizes) + pool_size**2 * filters,
            "the pooling windows are counted as weights", _WEIGHTS),
    mistake("smaller-side", but(network, input_shape=lambda shape: (min(shape[:2]), min(shape[:2]), shape[2])),
            "the smaller side of the image is used for both", "does an image have to be square?"),
    mistake("rounded", _sides(lambda size, kernel, pool: round((size - kernel + 1) / pool)),
            "leftover rows and columns are rounded to the nearest number of windows", _ADVICE),
    mistake("half-a-kernel", _sides(lambda size, kernel, pool: (size - 2 * (kernel // 2)) // pool),
            "each edge loses kernel_size // 2, which is too much where kernel_size is even", _PLACES),
    mistake("steps-of-two", _sides(lambda size, kernel, pool: (size - kernel + 1 - pool) // 2 + 1),
            "the windows of the pooling move by 2, whatever pool_size is", "where does the next window begin?"),
    mistake("area-divided", lambda input_shape, filters, kernel_size, pool_size, hidden_units, **sizes:
            network(input_shape, filters, kernel_size, pool_size, hidden_units, **sizes) + hidden_units * filters * (
                pooled(input_shape[0], kernel_size, 1) * pooled(input_shape[1], kernel_size, 1) // pool_size**2
                - pooled(input_shape[0], kernel_size, pool_size) * pooled(input_shape[1], kernel_size, pool_size)),
            "the area of a map is divided by that of a window, as if rows and columns left over could fill one", _ADVICE),
    mistake("depthwise", _depth(lambda filters, channels: filters * channels),
            "there is a map of each filter for every channel", _MAPS),
    mistake("one-channel", lambda filters, kernel_size, input_shape, **sizes:
            network(filters=filters, kernel_size=kernel_size, input_shape=input_shape, **sizes)
            - kernel_size**2 * (input_shape[2] - 1) * filters,
            "a filter has weights for one channel only", "how deep is a kernel?"),
    mistake("no-biases", _less(lambda filters, hidden, classes: filters + hidden + classes),
            _NO_BIAS, "what does a unit add to its weighted sum?"),
    mistake("no-filter-biases", _less(lambda filters, hidden, classes: filters),
            "the biases of the convolution are missing", "what does a filter add to its weighted sum?"),
    mistake("no-hidden-biases", _less(lambda filters, hidden, classes: hidden),
            "the biases of the hidden layer are missing", "what does a unit add to its weighted sum?"),
    mistake("no-class-biases", _less(lambda filters, hidden, classes: classes),
            "the biases of the last layer are missing", "what does a unit add to its weighted sum?"),
    mistake("normalization-counted", _less(lambda filters, hidden, classes: -4 * filters),
            "four further weights are counted for each map, as batch normalization has them", _WEIGHTS),
    mistake("classes-read-maps", lambda input_shape, kernel_size, pool_size, filters, classes, **sizes:
            network(input_shape, filters, kernel_size, pool_size, classes=classes, **sizes)
            + classes * (pooled(input_shape[0], kernel_size, pool_size) * pooled(input_shape[1], kernel_size, pool_size)
                         * filters - sizes["hidden_units"]),
            "the last layer is counted as if it read the maps, not the hidden layer", "which numbers does it read?"),
    mistake("no-last-layer", then(layers, lambda counts: sum(counts[:2])), "the last layer is missing", _WEIGHTS),
    mistake("no-convolution", then(layers, lambda counts: sum(counts[1:])), "the convolution is missing", _WEIGHTS),
    mistake("no-hidden-layer", then(layers, lambda counts: sum(counts[::2])), "the hidden layer is missing", _WEIGHTS),
)  # fmt: skip
