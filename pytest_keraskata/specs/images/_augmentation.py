"""What goes wrong where images are changed at random."""

from collections.abc import Callable
from functools import partial
from typing import Any

from pytest_keraskata.authoring import wrong_answer
from pytest_keraskata.backend import keras


def answer(
    scale: Callable[[], list[Any]] = lambda: [keras.layers.Rescaling(1 / 255)],
    flip: Callable[[], list[Any]] = lambda: [keras.layers.RandomFlip("horizontal")],
    turn: Callable[[float], list[Any]] = lambda degrees: [keras.layers.RandomRotation(degrees / 360)],
    move: Callable[[float], list[Any]] = lambda shift: [keras.layers.RandomTranslation(shift, shift)],
    also: Callable[[], list[Any]] = list,
    made: Callable[[list[Any]], Any] = lambda layers: keras.Sequential(layers),
    degrees: float = 20,
    part: float = 0.1,
) -> Callable[..., Any]:
    """A whole answer, right but for what is said."""

    def build_augmenter(rotation_degrees: float = degrees, shift: float = part) -> Any:
        return made([*scale(), *flip(), *turn(rotation_degrees), *move(shift), *also()])

    return build_augmenter


def fixed_training(layers: list[Any], training: bool) -> Any:
    model = keras.Sequential(layers)
    return keras.layers.Lambda(lambda images: model(images, training=training))


wrong = partial(wrong_answer, "build_augmenter")
_SCALE, _MODE = ("to which range should values from 0 to 255 be scaled?", "which argument does predict pass to it?")
_TURNS, _BOTH = "which unit does RandomRotation use?", "in which directions should images be rotated, and how far?"
_WAYS, _ALSO = "in which directions should images be mirrored?", "what should happen to an image, and what shouldn't?"
_CHANGED = "the colours or the brightness of images change as well"
_ANEW, _FAR = (
    "does the augmenter know that it is called in training, and does it draw again?",
    "how far should images be shifted, and in which directions?",
)
INFERENCE = (
    wrong("no-rescaling", answer(scale=list), "nothing rescales the images", _SCALE),
    wrong("rescaled-twice", answer(scale=lambda: 2 * [keras.layers.Rescaling(1 / 255)]),
          "the images are divided by 255 twice", _SCALE),
    wrong("minus-one-to-one", answer(scale=lambda: [keras.layers.Rescaling(1 / 127.5, -1)]),
          "values are scaled to the range from -1 to 1", _SCALE),
    wrong("always-training", answer(made=partial(fixed_training, training=True)),
          "images are changed even at inference", _MODE),
    wrong("degrees", answer(turn=lambda degrees: [keras.layers.RandomRotation(degrees)]),
          "RandomRotation receives degrees", _TURNS),
    wrong("a-function", answer(made=lambda layers: lambda images: keras.Sequential(layers)(images, training=True)),
          "a function is returned instead of a layer", "what can a model be built from?"),
)  # fmt: skip
VALUES = (
    wrong("never-training", answer(made=partial(fixed_training, training=False)),
          "every call with training=True returns the same", _ANEW),
    wrong("edges-of-255", answer(move=lambda shift: [keras.layers.RandomTranslation(
              shift, shift, fill_mode="constant", fill_value=255)]),
          "the edges are filled with a value beyond a rescaled image's range", "which number is white then?"),
)  # fmt: skip
ROTATION = (
    wrong("half-turns", answer(turn=lambda degrees: [keras.layers.RandomRotation(degrees / 180)]),
          "that is twice as far, as if 1 meant half a turn", _TURNS),
    wrong("half-as-far", answer(turn=lambda degrees: [keras.layers.RandomRotation(degrees / 720)]),
          "images are rotated only half as far as allowed", _BOTH),
    wrong("no-rotation", answer(turn=lambda degrees: []), "no image is rotated", _BOTH),
    wrong("one-direction", answer(turn=lambda degrees: [keras.layers.RandomRotation((0, degrees / 360))]),
          "images are rotated in one direction only", _BOTH),
    wrong("fixed-angle", answer(turn=lambda degrees: [keras.layers.RandomRotation(20 / 360)]),
          "the largest angle is fixed, whatever rotation_degrees is", "what does rotation_degrees affect?"),
    wrong("default-of-30", answer(degrees=30), "the default of rotation_degrees is not the one in the task",
          "what is the task's default for the largest angle?"),
    wrong("both-flips", answer(flip=lambda: [keras.layers.RandomFlip()]),
          "images are also mirrored top to bottom", _WAYS),
    wrong("vertical-flip", answer(flip=lambda: [keras.layers.RandomFlip("vertical")]),
          "images are also mirrored top to bottom", _WAYS),
    wrong("zoomed", answer(also=lambda: [keras.layers.RandomZoom(0.3)]), "images are zoomed as well", _ALSO),
    wrong("brightness", answer(also=lambda: [keras.layers.RandomBrightness(0.2, (0, 1))]),
          _CHANGED, _ALSO),
    wrong("contrast", answer(also=lambda: [keras.layers.RandomContrast(0.5, (0, 1))]),
          _CHANGED, _ALSO),
)  # fmt: skip
SHIFTS = (
    wrong("no-shift", answer(move=lambda shift: []), "no image is shifted", _FAR),
    wrong("half-shift", answer(move=lambda shift: [keras.layers.RandomTranslation(shift / 2, shift / 2)]),
          "images are shifted only half as far as allowed", _FAR),
    wrong("up-and-down-only", answer(move=lambda shift: [keras.layers.RandomTranslation(shift, 0.0)]),
          "images are shifted in one direction only", _FAR),
    wrong("right-and-down-only", answer(move=lambda shift: [keras.layers.RandomTranslation((0, shift), (0, shift))]),
          "images are shifted right and down, but never left or up", _FAR),
    wrong("default-of-a-fifth", answer(part=0.2), "the default of shift is not the one in the task",
          "what is the task's default for the largest shift?"),
)  # fmt: skip
FLIPS = (
    wrong("no-flip", answer(flip=list), "no image is mirrored", _WAYS),
    wrong("always-mirrored", answer(flip=lambda: [keras.layers.Lambda(lambda images: images[:, :, ::-1])]),
          "every image is mirrored", "how many of the images should be mirrored?"),
)  # fmt: skip
