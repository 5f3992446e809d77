"""A layer that rotates, shifts and mirrors images at random, judged on marked images."""

from collections.abc import Iterator

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.authoring import (
    Array, Call, Images, Kata, Subject, arrays, changed_images, check, claimed, image, marked_further_out,
    marked_images, scaled_by, signature,
)  # fmt: skip
from pytest_keraskata.specs.images._augmentation import FLIPS, INFERENCE, ROTATION, SHIFTS, VALUES

build = signature("build_augmenter(rotation_degrees=20, shift=0.1)")
_BARE = Call("build_augmenter")
Size = tuple[int, int]


def called(*arguments: float, **named: float) -> Call:
    return Call("build_augmenter", arguments, named)


def by_name(rotation: float, shift: float) -> Call:
    return called(rotation_degrees=rotation, shift=shift)


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
    mistakes=INFERENCE,
)
def inference(subject: Subject, images: Array, call: Call) -> None:
    """Without training it only rescales, called directly or in a model."""
    evidence = changed_images(subject, call, images, inference=True)
    for found, how in ((evidence.at_inference, "with training=False"), (evidence.in_model, "in predict")):
        assert found is not None, "requested, and nothing was raised"
        if found.shape != images.shape:
            raise claimed(call, evidence, f"{how} images of shape {images.shape}", f"shape {found.shape}")
        if not np.allclose(found, images / 255, atol=1e-5):
            off = f"values that are off by up to {np.max(np.abs(found - images / 255)):.3g}"
            raise claimed(call, evidence, f"{how} images / 255, and nothing else", off, scaled_by(images, found))


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
    mistakes=VALUES,
)
def values(subject: Subject, images: Array, call: Call) -> None:
    """In training the shape stays, values are in [0, 1], and no two calls return the same."""
    evidence = changed_images(subject, call, images, draws=2)
    for found in evidence.in_training:
        if found.shape != images.shape:
            expected = f"with training=True images of shape {images.shape}"
            raise claimed(call, evidence, expected, f"shape {found.shape}")
        low, high = found.min(), found.max()
        if not (np.isfinite(found).all() and low >= -1e-5 and high <= 1 + 1e-5):
            why = "what changes images in training leads out of the range to which they are rescaled"
            raise claimed(call, evidence, "values in [0, 1]", f"values from {low:.4g} to {high:.4g}", why)
    if np.array_equal(evidence.in_training[0], evidence.in_training[1]) and np.ptp(images) > 0:
        expected = "a different result of each call with training=True"
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


@check(case=_DRAWN, pinned=_ALWAYS, draws=1, after=("inference", "values"), mistakes=ROTATION)
def rotation(subject: Subject, case: tuple[Call, Size]) -> None:
    """Each image is turned by its own angle, anywhere up to the limit in both directions."""
    marked_images(subject, build, *case).turned()


@check(case=_DRAWN, pinned=_ALWAYS, draws=1, after=("inference", "values", "rotation"), mistakes=SHIFTS)
def shifts(subject: Subject, case: tuple[Call, Size]) -> None:
    """Each image is shifted by its own part of its width and height, up to the limit, independently of the rest."""
    marked_images(subject, build, *case).shifted()


@check(
    after=("inference", "values", "rotation"),
    pinned=({"case": (by_name(0, 0.0), (30, 40))}, {"case": _CASES[0]}),
    mistakes=FLIPS,
)
def flips(subject: Subject, case: tuple[Call, Size]) -> None:
    """About half of the images are mirrored left to right, each by its own draw."""
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
        "Which unit does RandomRotation use?",
        "Which mode of RandomFlip doesn't turn images upside down?",
    ),
    pictures=_pictures,
)
