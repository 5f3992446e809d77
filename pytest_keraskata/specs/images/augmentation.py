"""A layer that rotates, shifts and mirrors images at random, judged on marked images."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from pytest_keraskata.asking.augmenter import AugmenterEvidence, AugmenterRequest
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import arrays
from pytest_keraskata.authoring.functions import raised, signature
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.kata import Kata
from pytest_keraskata.pictures import Images, image

_SIGNATURE = "build_augmenter(rotation_degrees=20, shift=0.1)"
# Of 96 uniform draws one at least lies in the outer third on either side, but for one case in a hundred million.
_DRAWS = 96
_REACHED = 0.65
# How exactly a marked place can be found again, whatever the interpolation.
_DEGREES, _PIXELS = 2.0, 0.8
_ARM = 10
# For the defaults, where one degree more or less counts: of 400 uniform draws one surely comes within 3 % of the limit.
_LONG_ARM, _MANY_DRAWS, _EXACT = 14, 400, 0.5
_LEVEL = 200


def _call(rotation: float, shift: float) -> Call:
    return Call("build_augmenter", (), {"rotation_degrees": rotation, "shift": shift})


def _failed(
    call: Call, evidence: AugmenterEvidence, expected: str, found: str, why: str = "", advice: str = ""
) -> Failed:
    return Failed(Claim(expected, found), call=call, why=why, advice=advice, facts=Facts(call, evidence))


def _asked(
    subject: Subject, call: Call, images: Array, *, draws: int = 1, inference: bool = False
) -> AugmenterEvidence:
    evidence: AugmenterEvidence = subject.ask(AugmenterRequest(call, images, draws, inference))
    if evidence.raised is not None:
        raise raised(call, evidence, evidence.raised, "a layer or model")
    if not evidence.is_layer:
        returned = evidence.returned
        assert returned is not None, "a call returns or raises"
        facts = Facts(call, evidence)
        raise Failed(Claim("a Keras layer or model", returned.words), call=call, ends=True, facts=facts)
    for stage, problem in evidence.problems.items():
        told = {"inference": "with training=False", "training": "with training=True", "model": "as part of a model"}
        shape = tuple(images.shape)
        raise Failed(
            Claim(f"a layer that can be called on images of shape {shape} {told[stage]}", str(problem)[:300]),
            call=call,
            line=problem.line,
            facts=Facts(call, evidence),
        )
    return evidence


@check(
    images=arrays(
        st.tuples(st.integers(1, 3), st.integers(8, 16), st.integers(8, 16), st.sampled_from([1, 3])), 0, 255
    ),
    call=st.just(Call("build_augmenter")),
    pinned=(
        {"images": np.random.default_rng(0).uniform(0, 255, (3, 9, 14, 3)).astype("float32"), "call": _call(20, 0.1)},
        {
            "images": np.full((1, 12, 8, 1), 255, "float32"),
            "call": Call("build_augmenter", (90, 0.3)),
        },
    ),
    draws=1,
)
def inference(subject: Subject, images: Array, call: Call) -> None:
    """Without training it only rescales, called directly or in a model."""
    evidence = _asked(subject, call, images, inference=True)
    for found, how in ((evidence.at_inference, "with training=False"), (evidence.in_model, "in predict")):
        assert found is not None, "asked for, and nothing was raised"
        _shaped(call, evidence, images, found, how)
        if not np.allclose(found, images / 255, atol=1e-5):
            raise _failed(
                call,
                evidence,
                f"{how} images / 255, and nothing else",
                f"values that are off by up to {np.max(np.abs(found - images / 255)):.3g}",
                _scale(images, found),
            )


def _scale(images: Array, found: Array) -> str:
    if np.allclose(found, images, rtol=1e-4, atol=1e-3):
        return "nothing rescales the images"
    if np.allclose(found, images / 255 / 255, atol=1e-6):
        return "the images are divided by 255 twice"
    return ""


def _shaped(call: Call, evidence: AugmenterEvidence, images: Array, found: Array, how: str) -> None:
    if found.shape != images.shape:
        raise _failed(call, evidence, f"{how} images of shape {images.shape}", f"shape {found.shape}")


@check(
    images=arrays(
        st.tuples(st.integers(1, 3), st.integers(8, 16), st.integers(8, 16), st.sampled_from([1, 3])), 0, 255
    ),
    call=st.just(Call("build_augmenter")),
    pinned=(
        {"images": np.random.default_rng(1).uniform(0, 255, (4, 10, 13, 3)).astype("float32"), "call": _call(30, 0.2)},
        {"images": np.full((2, 8, 12, 1), 255, "float32"), "call": _call(20, 0.1)},
    ),
    draws=1,
    after=("inference",),
)
def values(subject: Subject, images: Array, call: Call) -> None:
    """In training: the shape stays, values lie in [0, 1], and no two calls give the same."""
    evidence = _asked(subject, call, images, draws=2)
    for found in evidence.in_training:
        _shaped(call, evidence, images, found, "with training=True")
        if not (np.isfinite(found).all() and found.min() >= -1e-5 and found.max() <= 1 + 1e-5):
            raise _failed(call, evidence, "values in [0, 1]", f"values from {found.min():.4g} to {found.max():.4g}")
    if np.array_equal(evidence.in_training[0], evidence.in_training[1]) and np.ptp(images) > 0:
        raise _failed(
            call,
            evidence,
            "another result of each call with training=True",
            "the same images twice",
            advice="does it know that it is called in training, and does it draw anew?",
        )


# --- what happens to a marked image -----------------------------------------------------------------------


def marked(height: int, width: int, arm: int = _ARM) -> Array:
    """A black image with a red disc at its centre, a green one to the right of it and a blue one below."""
    rows, columns = np.mgrid[:height, :width].astype("float64")
    middle = ((height - 1) / 2, (width - 1) / 2)
    image = np.zeros((height, width, 3))
    for channel, (down, right) in enumerate(((0, 0), (0, arm), (arm, 0))):
        distance = np.hypot(rows - middle[0] - down, columns - middle[1] - right)
        image[..., channel] = np.clip(4.0 - distance, 0, 1) * _LEVEL
    return image.astype("float32")


@dataclass
class Moves:
    """What happened to each image of a batch.

    Args:
        mirrored: whether it is mirrored.
        degrees: by which angle it is turned.
        stretched: how much longer its arms are.
        bent: by how many degrees its right angle is another one.
        across: the shift of its centre to the right, in pixels; `down` likewise.
        peaks: the brightest value at its discs.
    """

    mirrored: Array
    degrees: Array
    stretched: Array
    bent: Array
    across: Array
    down: Array
    peaks: Array

    def unturned(self) -> tuple[Array, Array]:
        """The shifts as they were before the turn, where an image is shifted first."""
        angle = np.radians(self.degrees)
        return (
            np.cos(angle) * self.across + np.sin(angle) * self.down,
            -np.sin(angle) * self.across + np.cos(angle) * self.down,
        )


def measured(images: Array, arm: int = _ARM) -> Moves:
    """Where the discs are, and what must have happened."""
    places, peaks = zip(*(_discs(image.astype("float64")) for image in images), strict=True)
    at = np.array(places)
    middle = np.array([(images.shape[2] - 1) / 2, (images.shape[1] - 1) / 2])
    right, below = at[:, 1] - at[:, 0], at[:, 2] - at[:, 0]
    mirrored = right[:, 0] * below[:, 1] - right[:, 1] * below[:, 0] < 0
    right = np.where(mirrored[:, None], -right, right)
    one = np.degrees(np.arctan2(right[:, 1], right[:, 0]))
    other = np.degrees(np.arctan2(-below[:, 0], below[:, 1]))
    bent = (other - one + 180) % 360 - 180
    lengths = np.stack([np.hypot(*right.T), np.hypot(*below.T)]) / arm
    shift = at[:, 0] - middle
    degrees = (one + bent / 2 + 180) % 360 - 180
    return Moves(mirrored, degrees, np.abs(lengths - 1).max(0), bent, shift[:, 0], shift[:, 1], np.array(peaks))


def _discs(image: Array) -> tuple[list[tuple[float, float]], float]:
    """The places (x, y) of the red, green and blue disc, and the brightest value of the faintest."""
    found, peaks = [], []
    for channel in range(3):
        others = image[..., [other for other in range(3) if other != channel]].max(-1)
        # Whatever fills the edges is grey, or has the colours of the image in a place of its own.
        score = np.clip(image[..., channel] - others, 0, None)
        row, column = np.unravel_index(int(score.argmax()), score.shape)
        top, left = max(int(row) - 6, 0), max(int(column) - 6, 0)
        part = score[top : row + 7, left : column + 7]
        total = max(float(part.sum()), 1e-9)
        rows, columns = np.mgrid[: part.shape[0], : part.shape[1]]
        found.append((left + float((columns * part).sum()) / total, top + float((rows * part).sum()) / total))
        peaks.append(float(score.max()))
    return found, min(peaks)


def _moves(subject: Subject, call: Call, size: tuple[int, int]) -> tuple[AugmenterEvidence, Moves, float, float]:
    image = marked(*size)
    evidence = _asked(subject, call, np.repeat(image[None], _DRAWS, axis=0))
    assert evidence.in_training, "asked for, and nothing was raised"
    moves = measured(evidence.in_training[0])
    arguments = signature(_SIGNATURE).arguments(call)
    return evidence, moves, float(arguments["rotation_degrees"]), float(arguments["shift"])


# (call, height, width): the discs stay clear of what fills the edges.
_CASES = (
    (Call("build_augmenter"), (64, 80)),
    (Call("build_augmenter", (45, 0.0)), (64, 64)),
    (_call(0, 0.25), (80, 64)),
    (Call("build_augmenter", (), {"shift": 0.05}), (72, 64)),
    (Call("build_augmenter", (), {"rotation_degrees": 8}), (64, 72)),
)
_DRAWN = st.tuples(st.builds(_call, st.integers(4, 30), st.sampled_from([0.0, 0.0625, 0.125])), st.just((64, 80)))
_ALWAYS = tuple({"case": case} for case in _CASES)


@check(case=_DRAWN, pinned=_ALWAYS, draws=1, after=("inference", "values"))
def rotation(subject: Subject, case: tuple[Call, tuple[int, int]]) -> None:
    """Every image is turned by an angle of its own, up to the limit in both directions."""
    call, size = case
    evidence, moves, limit, _ = _moves(subject, call, size)
    _alike(call, evidence, moves)
    low, high = float(moves.degrees.min()), float(moves.degrees.max())
    found = f"angles from {low:.0f}° to {high:.0f}°"
    if max(-low, high) > limit + _DEGREES:
        upside_down = np.mean(np.abs(moves.degrees) > 180 - limit - _DEGREES)
        others = np.abs(moves.degrees) > limit + _DEGREES
        if np.all(np.abs(moves.degrees[others]) > 180 - limit - _DEGREES):
            raise _failed(
                call,
                evidence,
                "no image upside down",
                f"{upside_down:.0%} of the images upside down",
                "images are also mirrored top to bottom",
                "in which directions should images be mirrored?",
            )
        doubled = abs(max(-low, high) - 2 * limit) < 0.1 * limit
        why = "that is twice as far, as if 1 meant half a turn" if doubled else ""
        raise _failed(call, evidence, f"angles from -{limit:g}° to {limit:g}°", found, why)
    reached = _REACHED * limit - _DEGREES
    if limit > 2 * _DEGREES and (high < reached or low > -reached):
        raise _failed(call, evidence, f"angles of up to {limit:g}° in either direction", found)
    if limit > 2 * _DEGREES and float(np.ptp(moves.degrees)) < 0.5:
        raise _failed(call, evidence, "an angle of its own for each image", "the same angle for all")


def _alike(call: Call, evidence: AugmenterEvidence, moves: Moves) -> None:
    """Nothing but turns, shifts and mirroring."""
    level = _LEVEL / 255
    if np.min(moves.peaks) < 0.1:
        raise _failed(call, evidence, "the middle of every image stays in view", "images whose middle is out of view")
    if np.max(np.abs(moves.peaks - level)) > 0.05:
        worst = float(moves.peaks[int(np.argmax(np.abs(moves.peaks - level)))])
        raise _failed(
            call, evidence, f"colours that stay as they are, such as {level:.2f}", f"{worst:.2f} at the same place"
        )
    if np.max(moves.stretched) > 0.12 or np.max(np.abs(moves.bent)) > 8:
        raise _failed(
            call, evidence, "images that keep their size and their right angles", "images that are zoomed or sheared"
        )


@check(case=_DRAWN, pinned=_ALWAYS, draws=1, after=("inference", "values", "rotation"))
def shifts(subject: Subject, case: tuple[Call, tuple[int, int]]) -> None:
    """Every image is shifted by parts of its own width and height."""
    call, size = case
    evidence, moves, _, shift = _moves(subject, call, size)
    height, width = size
    limits = np.array([shift * width, shift * height])
    orders = [np.stack([moves.across, moves.down]), np.stack(moves.unturned())]
    # Shifted first and turned then, or the other way round: one of them must hold for all images.
    fits = [order for order in orders if np.all(np.abs(order).max(1) <= limits + _PIXELS)]
    chosen = fits[0] if fits else orders[0]
    found = ", ".join(
        f"{name} by {low / size_:+.2f} to {high / size_:+.2f}"
        for name, low, high, size_ in zip(
            ("across", "down"), chosen.min(1), chosen.max(1), (width, height), strict=True
        )
    )
    if not fits:
        raise _failed(call, evidence, f"shifts of up to {shift:g} of width and height", found)
    if shift * min(size) < 3 * _PIXELS:
        return
    reached = _REACHED * limits[:, None] - _PIXELS
    if not any(np.all(order.max(1) >= reached[:, 0]) and np.all(order.min(1) <= -reached[:, 0]) for order in fits):
        raise _failed(
            call,
            evidence,
            f"shifts of up to {shift:g} of width and height, in every direction",
            found,
            "images are shifted in one direction only" if np.any(np.ptp(chosen, axis=1) < 1.0) else "",
        )


@check(after=("inference", "values", "rotation"), pinned=({"case": (_call(0, 0.0), (30, 40))}, {"case": _CASES[0]}))
def flips(subject: Subject, case: tuple[Call, tuple[int, int]]) -> None:
    """About half of the images are mirrored left to right."""
    call, size = case
    evidence, moves, _, _ = _moves(subject, call, size)
    part = float(np.mean(moves.mirrored))
    if not 0.25 <= part <= 0.75:
        raise _failed(
            call, evidence, "about half of the images mirrored left to right", f"{part:.0%} of the images mirrored"
        )
    if call.kwargs.get("rotation_degrees") == 0:
        image = marked(*size) / 255
        drawn = evidence.in_training[0]
        either = [np.allclose(one, image, atol=0.01) or np.allclose(one, image[:, ::-1], atol=0.01) for one in drawn]
        if not all(either):
            raise _failed(call, evidence, "without rotation and shift, each image as it is or mirrored", "other images")


@check(after=("rotation",), name="defaults", pinned=({"call": Call("build_augmenter")},))
def defaults(subject: Subject, call: Call) -> None:
    """Without arguments up to 20° in either direction."""
    image = marked(64, 64, _LONG_ARM)
    evidence = _asked(subject, call, np.repeat(image[None], _MANY_DRAWS, axis=0))
    degrees = measured(evidence.in_training[0], _LONG_ARM).degrees
    low, high = float(degrees.min()), float(degrees.max())
    furthest = max(-low, high)
    if not 0.97 * 20 <= furthest <= 20 + _EXACT:
        raise _failed(call, evidence, "by default angles from -20° to 20°", f"angles from {low:.1f}° to {high:.1f}°")


def _pictures(subject: Subject) -> Iterator[Images]:
    """The marked image beside what becomes of it."""
    call, size = _CASES[0]
    original = marked(*size)
    drawn = _asked(subject, call, np.repeat(original[None], _DRAWS, axis=0)).in_training[0]
    shown = [image(f"draw {number}", one) for number, one in enumerate(drawn[:7], start=1)]
    yield Images(f"one image, seven draws of {call}", (image("the image", original / 255), *shown))


kata = Kata(
    __name__,
    title="Data augmentation",
    questions=("Q34", "K11"),
    functions=(signature(_SIGNATURE),),
    checks=(inference, values, rotation, shifts, flips, defaults),
    hints=(
        "Which of Keras's layers change images at random, and when do they do nothing?",
        "In which unit does RandomRotation count?",
        "Which mode of RandomFlip leaves heads above feet?",
    ),
    pictures=_pictures,
)
