"""The maps of one image, and what is known to go wrong in them."""

import numpy as np

from pytest_keraskata.authoring import Array, but, mistake, then


def maps(image: Array, kernels: Array, bias: Array) -> Array:
    """What Keras's Conv2D gives for one image, in float64."""
    height, width = kernels.shape[:2]
    windows = np.lib.stride_tricks.sliding_window_view(image.astype("float64"), (height, width), axis=(0, 1))
    found: Array = np.einsum("yxcij,ijcf->yxf", windows, kernels.astype("float64")) + bias
    return found


def _padded(image: Array, kernels: Array) -> Array:
    """With zeros around it, so that the maps are as large as the image."""
    around = [((size - 1) // 2, size // 2) for size in kernels.shape[:2]]
    return np.pad(image, [*around, (0, 0)])


_PLACES, _BIAS = "at which positions does a kernel fit into the image?", "which of the biases belongs to which filter?"
_TURNED = "the kernel is rotated by half a turn, as in mathematics; Keras doesn't rotate it"
MISTAKES = (
    mistake("flipped", but(maps, kernels=lambda kernels: kernels[::-1, ::-1]),
            _TURNED, "which corner of the kernel meets which corner of the window?"),
    mistake("no-bias", but(maps, bias=np.zeros_like),
            "the bias is missing", "what does a filter add to its weighted sum?"),
    mistake("biases-summed", but(maps, bias=lambda bias: bias.sum()),
            "every filter gets the biases of all filters", _BIAS),
    mistake("first-bias", but(maps, bias=lambda bias: bias[0]), "every filter gets the bias of the first one", _BIAS),
    mistake("relu", then(maps, lambda found: np.maximum(found, 0)),
            "negative numbers are cut off", "does the task mention an activation?"),
    mistake("one-channel", lambda image, kernels, bias: maps(image[..., :1], kernels[:, :, :1], bias),
            "only the first channel is used", "which axes of the window does the sum cover?"),
    mistake("bias-subtracted", but(maps, bias=np.negative),
            "the bias is subtracted", "what does a filter add to its weighted sum?"),
    mistake("last-channel-alone", lambda image, kernels, bias: maps(image[..., -1:], kernels[:, :, -1:], bias),
            "only the last channel is left in the sum", "is each channel added, or does it replace the one before?"),
    mistake("one-kernel", but(maps, kernels=lambda kernels: np.repeat(kernels[..., :1], kernels.shape[3], axis=3)),
            "every filter has the weights of the first one", "which axis of the kernels is the filter axis?"),
    mistake("bias-per-place", lambda image, kernels, bias: maps(image, kernels, bias * np.prod(kernels.shape[:2])),
            "the bias is added once for every place of the kernel", "how often is a bias added to one number of a map?"),
    mistake("bias-per-channel", lambda image, kernels, bias: maps(image, kernels, bias * kernels.shape[2]),
            "the bias is added once for every channel", "how often is a bias added to one number of a map?"),
    mistake("bias-per-product", lambda image, kernels, bias: maps(image, kernels, bias * np.prod(kernels.shape[:3])),
            "the bias is added to every product before the sum", "how often is a bias added to one number of a map?"),
    mistake("upside-down", but(maps, kernels=lambda kernels: kernels[::-1]),
            "the kernel is upside down: its rows are in reverse order", "which row of the kernel meets the top row of the window?"),
    mistake("mirrored", but(maps, kernels=lambda kernels: kernels[:, ::-1]),
            "the kernel is mirrored: its columns are in reverse order", "which column of the kernel comes first?"),
    mistake("channels-reversed", but(maps, kernels=lambda kernels: kernels[:, :, ::-1]),
            "the channels of the kernel are in reverse order", "which channel of the image meets which of the kernel?"),
    mistake("flipped-throughout", but(maps, kernels=lambda kernels: kernels[::-1, ::-1, ::-1]), _TURNED,
            "which corner and which channel of the kernel meet those of the window?"),
    mistake("same-for-all-channels", but(maps, kernels=lambda kernels: np.repeat(
            kernels[:, :, :1], kernels.shape[2], axis=2)),
            "the weights of the first channel are used for all channels", "how deep is a kernel?"),
    mistake("channels-summed-first", lambda image, kernels, bias:
            maps(image.astype("float64").sum(axis=-1, keepdims=True), kernels.sum(axis=2, keepdims=True), bias),
            "the channels are summed before the products, in image and kernel alike",
            "what comes first: the product of two numbers, or the sum over the channels?"),
    mistake("channels-averaged", lambda image, kernels, bias: maps(image, kernels / kernels.shape[2], bias),
            "the channels are averaged", "does a filter add up its channels, or average them?"),
    mistake("centred", but(maps, image=lambda image: image.astype("float64") - image.mean()),
            "the mean of the image is subtracted first", "does the task mention a different range?"),
    mistake("scaled-where-large", but(maps, image=lambda image: image / 255 if image.max() > 1 else image),
            "an image with numbers above 1 is divided by 255", "does the task mention a different range?"),
    mistake("every-second", then(maps, lambda found: found[::2, ::2]),
            "the kernel moves by two positions", "how far does a kernel move from one position to the next?"),
    mistake("height-for-width", lambda image, kernels, bias:
            maps(image, kernels, bias)[:, : image.shape[1] - kernels.shape[0] + 1]
            if kernels.shape[0] > kernels.shape[1] else None,
            "the number of columns is taken from the height of the kernel", _PLACES),
    mistake("channel-of-its-own", lambda image, kernels, bias: np.dstack([
                maps(image[..., [one % image.shape[2]]], kernels[:, :, [one % image.shape[2]], one, None], bias[[one]])
                for one in range(len(bias))]),
            "each filter reads only one channel, as in a depthwise convolution", "how many channels does a filter read?"),
    mistake("averaged", lambda image, kernels, bias: maps(image, kernels / np.prod(kernels.shape[:3]), bias),
            "the products are averaged", "does a filter output their sum or their mean?"),
    mistake("kernel-transposed", lambda image, kernels, bias: maps(image, kernels.swapaxes(0, 1), bias)
            if kernels.shape[0] == kernels.shape[1] else None,
            "height and width of the kernel are swapped", "which axis of a kernel comes first?"),
    mistake("other-order", but(maps, kernels=lambda kernels: np.moveaxis(
            kernels.reshape(kernels.shape[2], *kernels.shape[:2], -1), 0, 2)),
            "window and kernel are flattened in different orders", "which axis of a kernel is the channel axis?"),
    mistake("squeezed", then(maps, np.squeeze),
            "axes of length 1 are missing", "how many axes have the maps of a single filter?"),
    mistake("filters-first", then(maps, lambda found: np.moveaxis(found, -1, 0)),
            "the filter axis comes first", "which axis of the result is the filter axis?"),
    mistake("filters-summed", then(maps, lambda found: found.sum(axis=-1)),
            "the maps of all filters are summed", "how many maps do several filters produce?"),
    mistake("one-short", then(maps, lambda found: found[:-1, :-1]),
            "the last row and column of positions are missing", _PLACES),
    mistake("padded", lambda image, kernels, bias: maps(_padded(image, kernels), kernels, bias),
            "zeros around the image keep its size", _PLACES),
    mistake("square-image", lambda image, kernels, bias:
            maps(image, kernels, bias)[:, : len(image) - len(kernels) + 1] if image.shape[1] > image.shape[0] else None,
            "the number of columns is taken from the height", _PLACES),
    mistake("strided", lambda image, kernels, bias:
            maps(image, kernels, bias)[:: kernels.shape[0], :: kernels.shape[1]],
            "the kernel moves by its own size", "how far does a kernel move from one position to the next?"),
)  # fmt: skip
INTEGERS = (
    mistake("whole-kernels", but(maps, kernels=np.trunc),
            "the kernels are cut to whole numbers, like the image", "which of the types should the other one take?"),
    mistake("signed-bytes", but(maps, image=lambda image: image.astype("int8")),
            "the image is read as int8, which takes numbers above 127 for negative ones", "which numbers does a uint8 hold?"),
    mistake("scaled", lambda image, kernels, bias: maps(image / 255, kernels, bias),
            "the numbers of the image are divided by 255", "does the task mention a different range?"),
)  # fmt: skip
