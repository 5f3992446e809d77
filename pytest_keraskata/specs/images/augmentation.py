"""A layer that rotates, shifts and mirrors images at random, judged on marked images."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    Array,
    Call,
    Images,
    Kata,
    Subject,
    arrays,
    changed_images,
    check,
    claimed,
    image,
    marked_further_out,
    marked_images,
    signature,
    wrong_answer,
)
from pytest_keraskata.backend import keras

build = signature("build_augmenter(rotation_degrees=20, shift=0.1)")
_BARE = Call("build_augmenter")
Size = tuple[int, int]


def called(*arguments: float, **named: float) -> Call:
    return Call("build_augmenter", arguments, named)


def by_name(rotation: float, shift: float) -> Call:
    return called(rotation_degrees=rotation, shift=shift)


# --- what goes wrong --------------------------------------------------------------------------------------


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
_SCALE, _MODE = (
    "into which range are values from 0 to 255 to be brought?",
    "what is it told when it is called in predict?",
)
_TURNS, _BOTH = "in which unit does RandomRotation count?", "in which directions should images be turned, and how far?"
_WAYS, _ALSO = "in which directions should images be mirrored?", "what is to happen to an image, and what isn't?"
_ANEW, _FAR = (
    "does it know that it is called in training, and does it draw anew?",
    "how far should images be shifted, and where to?",
)
_INFERENCE = (
    wrong("no-rescaling", answer(scale=list), "nothing rescales the images", _SCALE),
    wrong("rescaled-twice", answer(scale=lambda: 2 * [keras.layers.Rescaling(1 / 255)]),
          "the images are divided by 255 twice", _SCALE),
    wrong("minus-one-to-one", answer(scale=lambda: [keras.layers.Rescaling(1 / 127.5, -1)]),
          "values are brought into the range from -1 to 1", _SCALE),
    wrong("always-training", answer(made=partial(fixed_training, training=True)),
          "images are changed at inference as well", _MODE),
    wrong("degrees", answer(turn=lambda degrees: [keras.layers.RandomRotation(degrees)]),
          "RandomRotation is given degrees", _TURNS),
    wrong("a-function", answer(made=lambda layers: lambda images: keras.Sequential(layers)(images, training=True)),
          "what comes back is a function, and no layer", "what can a model be made of?"),
)  # fmt: skip
_VALUES = (
    wrong("never-training", answer(made=partial(fixed_training, training=False)),
          "every call with training=True gives the same", _ANEW),
    wrong("edges-of-255", answer(move=lambda shift: [keras.layers.RandomTranslation(
              shift, shift, fill_mode="constant", fill_value=255)]),
          "what fills the edges is no value of a rescaled image", "which number is white once the images are rescaled?"),
)  # fmt: skip
_ROTATION = (
    wrong("half-turns", answer(turn=lambda degrees: [keras.layers.RandomRotation(degrees / 180)]),
          "that is twice as far, as if 1 meant half a turn", _TURNS),
    wrong("half-as-far", answer(turn=lambda degrees: [keras.layers.RandomRotation(degrees / 720)]),
          "images are turned half as far as they may be", _BOTH),
    wrong("no-rotation", answer(turn=lambda degrees: []), "no image is turned", _BOTH),
    wrong("one-direction", answer(turn=lambda degrees: [keras.layers.RandomRotation((0, degrees / 360))]),
          "images are turned in one direction only", _BOTH),
    wrong("fixed-angle", answer(turn=lambda degrees: [keras.layers.RandomRotation(20 / 360)]),
          "the largest angle is the same whatever the argument says", "what does rotation_degrees have a say in?"),
    wrong("default-of-30", answer(degrees=30), "the default of rotation_degrees is another one",
          "what does the task name as the largest angle where none is given?"),
    wrong("both-flips", answer(flip=lambda: [keras.layers.RandomFlip()]),
          "images are also mirrored top to bottom", _WAYS),
    wrong("vertical-flip", answer(flip=lambda: [keras.layers.RandomFlip("vertical")]),
          "images are also mirrored top to bottom", _WAYS),
    wrong("zoomed", answer(also=lambda: [keras.layers.RandomZoom(0.3)]), "images are zoomed as well", _ALSO),
    wrong("brightness", answer(also=lambda: [keras.layers.RandomBrightness(0.2, (0, 1))]),
          "brightness changes as well", _ALSO),
    wrong("contrast", answer(also=lambda: [keras.layers.RandomContrast(0.5, (0, 1))]),
          "contrast changes as well", _ALSO),
)  # fmt: skip
_SHIFTS = (
    wrong("no-shift", answer(move=lambda shift: []), "no image is shifted", _FAR),
    wrong("half-shift", answer(move=lambda shift: [keras.layers.RandomTranslation(shift / 2, shift / 2)]),
          "images are shifted half as far as they may be", _FAR),
    wrong("up-and-down-only", answer(move=lambda shift: [keras.layers.RandomTranslation(shift, 0.0)]),
          "images are shifted in one direction only", _FAR),
    wrong("right-and-down-only", answer(move=lambda shift: [keras.layers.RandomTranslation((0, shift), (0, shift))]),
          "images go right and down, and never left or up", _FAR),
    wrong("default-of-a-fifth", answer(part=0.2), "the default of shift is another one",
          "what does the task name as the largest shift where none is given?"),
)  # fmt: skip
_FLIPS = (
    wrong("no-flip", answer(flip=list), "no image is mirrored", _WAYS),
    wrong("always-mirrored", answer(flip=lambda: [keras.layers.Lambda(lambda images: images[:, :, ::-1])]),
          "every image is mirrored", "how many of the images are to be mirrored?"),
)  # fmt: skip

# --- checks -----------------------------------------------------------------------------------------------

_IMAGES = arrays(st.tuples(st.integers(1, 3), st.integers(8, 16), st.integers(8, 16), st.sampled_from([1, 3])), 0, 255)


def _noise(seed: int, *shape: int) -> Array:
    return np.random.default_rng(seed).uniform(0, 255, shape).astype("float32")


@check(
    images=_IMAGES,
    call=st.just(_BARE),
    pinned=(
        {"images": _noise(0, 3, 9, 14, 3), "call": by_name(20, 0.1)},
        {"images": np.full((1, 12, 8, 1), 255, "float32"), "call": called(90, 0.3)},
        {"images": _noise(2, 2, 12, 9, 1), "call": called(15)},
    ),
    draws=1,
    mistakes=_INFERENCE,
)
def inference(subject: Subject, images: Array, call: Call) -> None:
    """Without training it only rescales, called directly or in a model."""
    evidence = changed_images(subject, call, images, inference=True)
    for found, how in ((evidence.at_inference, "with training=False"), (evidence.in_model, "in predict")):
        assert found is not None, "asked for, and nothing was raised"
        if found.shape != images.shape:
            raise claimed(call, evidence, f"{how} images of shape {images.shape}", f"shape {found.shape}")
        if not np.allclose(found, images / 255, atol=1e-5):
            off = f"values that are off by up to {np.max(np.abs(found - images / 255)):.3g}"
            raise claimed(call, evidence, f"{how} images / 255, and nothing else", off)


@check(
    images=_IMAGES,
    call=st.just(_BARE),
    pinned=(
        {"images": _noise(1, 4, 10, 13, 3), "call": by_name(30, 0.2)},
        {"images": np.full((2, 8, 12, 1), 255, "float32"), "call": by_name(20, 0.1)},
        {"images": _noise(2, 2, 12, 9, 1), "call": _BARE},
    ),
    draws=1,
    after=("inference",),
    mistakes=_VALUES,
)
def values(subject: Subject, images: Array, call: Call) -> None:
    """In training: the shape stays, values lie in [0, 1], and no two calls give the same."""
    evidence = changed_images(subject, call, images, draws=2)
    for found in evidence.in_training:
        if found.shape != images.shape:
            expected = f"with training=True images of shape {images.shape}"
            raise claimed(call, evidence, expected, f"shape {found.shape}")
        low, high = found.min(), found.max()
        if not (np.isfinite(found).all() and low >= -1e-5 and high <= 1 + 1e-5):
            raise claimed(call, evidence, "values in [0, 1]", f"values from {low:.4g} to {high:.4g}")
    if np.array_equal(evidence.in_training[0], evidence.in_training[1]) and np.ptp(images) > 0:
        expected = "another result of each call with training=True"
        raise claimed(call, evidence, expected, "the same images twice")


# (call, height and width): the discs stay clear of what fills the edges.
_CASES: tuple[tuple[Call, Size], ...] = (
    (_BARE, (64, 80)),
    (called(45, 0.0), (64, 64)),
    (by_name(0, 0.3), (96, 88)),
    (called(shift=0.05), (72, 64)),
    (called(rotation_degrees=8), (64, 72)),
    (by_name(90, 0), (64, 60)),
)
_DRAWN = st.tuples(st.builds(by_name, st.integers(4, 30), st.sampled_from([0.0, 0.0625, 0.125])), st.just((64, 80)))
_ALWAYS = tuple({"case": case} for case in _CASES)


@check(case=_DRAWN, pinned=_ALWAYS, draws=1, after=("inference", "values"), mistakes=_ROTATION)
def rotation(subject: Subject, case: tuple[Call, Size]) -> None:
    """Every image is turned by an angle of its own, anywhere up to the limit in both directions."""
    marked_images(subject, build, *case).turned()


@check(case=_DRAWN, pinned=_ALWAYS, draws=1, after=("inference", "values", "rotation"), mistakes=_SHIFTS)
def shifts(subject: Subject, case: tuple[Call, Size]) -> None:
    """Every image is shifted anywhere up to parts of its own width and height, independently of all else."""
    marked_images(subject, build, *case).shifted()


@check(
    after=("inference", "values", "rotation"),
    pinned=({"case": (by_name(0, 0.0), (30, 40))}, {"case": _CASES[0]}),
    mistakes=_FLIPS,
)
def flips(subject: Subject, case: tuple[Call, Size]) -> None:
    """About half of the images are mirrored left to right, each by a draw of its own."""
    found = marked_images(subject, build, *case)
    found.mirrored()
    if found.degrees == found.shift == 0:
        found.untouched()


@check(after=("rotation",), name="defaults", pinned=({"call": _BARE},))
def defaults(subject: Subject, call: Call) -> None:
    """Without arguments up to 20° in either direction, and a tenth of the size in every direction."""
    marked_further_out(subject, build, call, (64, 72)).exact()


def _pictures(subject: Subject) -> Iterator[Images]:
    """The marked image beside what becomes of it."""
    found = marked_images(subject, build, *_CASES[0])
    shown = [image(f"draw {number}", one) for number, one in enumerate(found.evidence.in_training[0][:7], start=1)]
    yield Images(f"one image, seven draws of {found.call}", (image("the image", found.original), *shown))


kata = Kata(
    __name__,
    title="Data augmentation",
    questions=("Q34", "K11"),
    functions=(build,),
    checks=(inference, values, rotation, shifts, flips, defaults),
    hints=(
        "Which of Keras's layers change images at random, and when do they do nothing?",
        "In which unit does RandomRotation count?",
        "Which mode of RandomFlip leaves heads above feet?",
    ),
    pictures=_pictures,
)
