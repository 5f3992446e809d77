"""What goes wrong where images are loaded from a folder."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from pytest_keraskata.authoring import wrong_answer
from pytest_keraskata.backend import keras

Size = tuple[int, int]


def scaled(images: Any) -> Any:
    return images / 255


def answer(
    pixels: Callable[[Any], Any] = scaled,
    labels: Callable[[Any], Any] = lambda labels: labels,
    then: Callable[[Any], Any] = lambda data: data,
    settings: Callable[[Size, int], Mapping[str, Any]] = lambda size, batch: {},
) -> Callable[..., Any]:
    """A whole answer, right but for what is said."""

    def load_images(directory: str, image_size: Size = (64, 64), batch_size: int = 32) -> Any:
        usual = {"label_mode": "categorical", "image_size": image_size, "batch_size": batch_size}
        given = {**usual, **settings(image_size, batch_size)}
        data = keras.utils.image_dataset_from_directory(directory, verbose=False, **given)
        return then(data.map(lambda x, y: (pixels(x), labels(y))))

    return load_images


def without_labels(directory: str, image_size: Size = (64, 64), batch_size: int = 32) -> Any:
    data = keras.utils.image_dataset_from_directory(
        directory, label_mode=None, image_size=image_size, batch_size=batch_size, verbose=False
    )
    return data.map(scaled)


def in_order(key: Callable[[str], Any]) -> Callable[..., Any]:
    """The classes in another order than that of the alphabet."""

    def load_images(directory: str, image_size: Size = (64, 64), batch_size: int = 32) -> Any:
        names = sorted(sorted(entry.name for entry in Path(directory).iterdir()), key=key)
        return answer(settings=lambda size, batch: {"class_names": names})(directory, image_size, batch_size)

    return load_images


def stretched(images: Any) -> Any:
    low, high = keras.ops.min(images), keras.ops.max(images)
    return (images - low) / (high - low)


wrong = partial(wrong_answer, "load_images")
_RANGE = "which values does a pixel have in a file, and which suit a network?"
_SHAPE, _END = "which axes does a batch of images have?", "how does a for loop learn that the data is exhausted?"
_SEES, _ALL = "does each image look as it does in its file?", "how often should each image come in a pass?"
_LABELS = "which kind of labels goes with a softmax and categorical cross-entropy?"
BATCHES = (
    wrong("no-rescaling", answer(lambda x: x), "a pixel in a file is a number from 0 to 255", _RANGE),
    wrong("minus-one-to-one", answer(lambda x: x / 127.5 - 1), "values are scaled to the range from -1 to 1", _RANGE),
    wrong("width-first", answer(settings=lambda size, batch: {"image_size": size[::-1]}), "height comes first", _SHAPE),
    wrong("fixed-size", answer(settings=lambda size, batch: {"image_size": (64, 64)}),
          "images have a fixed size, whatever image_size is", "what does image_size affect?"),
    wrong("fixed-batch-size", answer(settings=lambda size, batch: {"batch_size": 2}),
          "batches have a fixed size, whatever batch_size is", "what does batch_size affect?"),
    wrong("unbatched", answer(settings=lambda size, batch: {"batch_size": None}), "images come one by one", _SHAPE),
    wrong("grey", answer(settings=lambda size, batch: {"color_mode": "grayscale"}), "images have one channel", _SHAPE),
    wrong("float64", answer(lambda x: keras.ops.cast(x, "float64") / 255), "values are in double precision",
          "which dtype do Keras's layers compute with?"),
    wrong("without-labels", without_labels, "there are images, but no labels", "what does fit learn from?"),
    wrong("repeated", answer(then=lambda data: data.repeat()), "a pass never ends", _END),
)  # fmt: skip
IMAGES = (
    wrong("used-up", answer(then=lambda data: iter(data)), "a generator can be used up only once",
          "what does a second for loop over the same object find?"),
    wrong("every-image-twice", answer(then=lambda data: data.concatenate(data)), "every image is returned twice", _ALL),
    wrong("part-held-out", answer(settings=lambda size, batch: {
              "validation_split": 0.2, "subset": "training", "seed": 1}),
          "some of the images are held out", _ALL),
    wrong("mirrored", answer(lambda x: x[:, :, ::-1] / 255), "images are mirrored", _SEES),
    wrong("upside-down", answer(lambda x: x[:, ::-1] / 255), "images are upside down", _SEES),
    wrong("blue-first", answer(lambda x: x[..., ::-1] / 255), "red and blue are swapped",
          "in which order are the channels of an RGB image?"),
    wrong("grey-in-three", answer(lambda x: 0 * x + keras.ops.mean(x, -1, keepdims=True) / 255),
          "images have lost their colours", _SEES),
    wrong("rescaled-twice", answer(lambda x: x / 255 / 255), "images are divided by 255 twice", _RANGE),
    wrong("own-maximum", answer(lambda x: x / keras.ops.max(x, (1, 2, 3), keepdims=True)),
          "its own highest value was scaled to 1 instead of 255", _RANGE),
    wrong("whole-numbers", answer(lambda x: x // 255), "the division drops the decimals",
          "what is left of 128 // 255?"),
    wrong("stretched", answer(stretched), "the lowest value of a batch becomes 0, and its highest becomes 1", _RANGE),
    wrong("cropped", answer(settings=lambda size, batch: {"crop_to_aspect_ratio": True}),
          "images are cropped to the new shape", _SEES),
    wrong("padded", answer(settings=lambda size, batch: {"pad_to_aspect_ratio": True}),
          "images are padded with black", _SEES),
)  # fmt: skip
CLASSES = (
    wrong("integer-labels", answer(settings=lambda size, batch: {"label_mode": "int"}),
          "these are the numbers of the classes", _LABELS),
    wrong("reversed-classes", answer(labels=lambda y: y[:, ::-1]),
          "the classes are in reverse order", "in which order are the classes?"),
    wrong("in-order-of-length", in_order(len),
          "the classes are in the order of how long their names are", "in which order are the classes?"),
    wrong("as-numbers", in_order(lambda name: [int(one) if one.isdigit() else one for one in re.split(r"(\d+)", name)]),
          "numbers in the names of classes are compared as numbers", "how does sorted order text that holds digits?"),
    wrong("softened-labels", answer(labels=lambda y: 0.9 * y + 0.05),
          "labels are smoothed", "which numbers does a one-hot label consist of?"),
)  # fmt: skip
