"""A layer that rotates, shifts and mirrors images at random, judged on marked images."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

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
# So many images are drawn, each by itself. What chance alone may do to a measure of them is six of its standard
# deviations (one case in five hundred million): a correlation of so many has one of 1 / sqrt(n), a part of a half
# 1 / sqrt(4 n); and of so many uniform draws one at least lies beyond this part of the limit.
_DRAWS = 256
_CHANCE = 6 / math.sqrt(_DRAWS)
_REACHED = 0.85
_PARTS = 8
# Calls of a batch of one: all heads or all tails is as rare.
_SINGLES = 32
# How exactly a marked place can be found again, whatever the interpolation.
_DEGREES, _PIXELS, _STRETCHED, _BENT, _TYPICAL = 2.0, 0.6, 0.035, 3.0, 0.012
_ARM = 10
# For the defaults, where one degree more or less counts.
_LONG_ARM, _MANY_DRAWS, _EXACT = 14, 640, 0.5
_LEVEL = 200


def _call(rotation: float, shift: float) -> Call:
    return Call("build_augmenter", (), {"rotation_degrees": rotation, "shift": shift})


def _failed(
    call: Call, evidence: AugmenterEvidence, expected: str, found: str, why: str = "", advice: str = ""
) -> Failed:
    return Failed(Claim(expected, found), call=call, why=why, advice=advice, facts=Facts(call, evidence))


def _asked(
    subject: Subject,
    call: Call,
    images: Array,
    *,
    copies: int = 1,
    draws: int = 1,
    graph: int = 0,
    singles: int = 0,
    inference: bool = False,
) -> AugmenterEvidence:
    request = AugmenterRequest(call, images, copies, draws, graph, singles, inference)
    evidence: AugmenterEvidence = subject.ask(request)
    if evidence.raised is not None:
        raise raised(call, evidence, evidence.raised, "a layer or model")
    if not evidence.is_layer:
        returned = evidence.returned
        assert returned is not None, "a call returns or raises"
        facts = Facts(call, evidence)
        raise Failed(Claim("a Keras layer or model", returned.words), call=call, ends=True, facts=facts)
    for stage, problem in evidence.problems.items():
        told = {
            "inference": "with training=False",
            "training": "with training=True",
            "graph": "in a compiled graph for batches of any size, as in fit",
            "model": "as part of a model",
        }
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
        {"images": np.full((1, 12, 8, 1), 255, "float32"), "call": Call("build_augmenter", (90, 0.3))},
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
        peaks: the brightest value at its discs, each in its colour.
        others: what the other colours have there.
    """

    mirrored: Array
    degrees: Array
    stretched: Array
    bent: Array
    across: Array
    down: Array
    peaks: Array
    others: Array

    def unturned(self) -> tuple[Array, Array]:
        """The shifts as they were before the turn, where an image is shifted first."""
        angle = np.radians(self.degrees)
        return (
            np.cos(angle) * self.across + np.sin(angle) * self.down,
            -np.sin(angle) * self.across + np.cos(angle) * self.down,
        )


def measured(images: Array, arm: int = _ARM) -> Moves:
    """Where the discs are, and what must have happened."""
    places, peaks, others = zip(*(_discs(image.astype("float64")) for image in images), strict=True)
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
    return Moves(
        mirrored, degrees, np.abs(lengths - 1).max(0), bent, shift[:, 0], shift[:, 1], np.array(peaks), np.array(others)
    )


def _discs(image: Array) -> tuple[list[tuple[float, float]], list[float], list[float]]:
    """The places (x, y) of the red, green and blue disc, how bright each is, and how bright the other colours there."""
    found, peaks, rest = [], [], []
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
        peaks.append(float(image[row, column, channel]))
        rest.append(float(others[row, column]))
    return found, peaks, rest


@dataclass
class Drawn:
    """What a call's augmenter does to many copies of a marked image.

    Args:
        call: the call.
        evidence: what it showed.
        degrees: the largest angle of the call.
        limits: the largest shifts (across, down), in pixels.
        size: height and width.
        moves: what happened in each call of it in turn, named by how it was called.
    """

    call: Call
    evidence: AugmenterEvidence
    degrees: float
    limits: Array
    size: tuple[int, int]
    moves: list[tuple[str, Moves]]

    @property
    def loose(self) -> Array:
        """How far the middle may be out, in pixels: whose centre lies between other pixels turns about that."""
        return np.full(2, _PIXELS + math.sqrt(2) * math.sin(math.radians(self.degrees / 2)))

    def shifts(self, moves: Moves) -> Array:
        """The shifts (2, images) as they were before or after the turn, whichever stay within the limits."""
        orders = [np.stack([moves.across, moves.down]), np.stack(moves.unturned())]
        beyond = [float(np.max(np.abs(order).max(1) - self.limits)) for order in orders]
        return orders[int(np.argmin(beyond))]

    def failed(self, expected: str, found: str, why: str = "", advice: str = "") -> Failed:
        return _failed(self.call, self.evidence, expected, found, why, advice)


def _drawn(subject: Subject, call: Call, size: tuple[int, int]) -> Drawn:
    image = marked(*size)[None]
    # The defaults are also looked at as they are called in fit, and from one call to the next.
    often, singles = (1, 0) if call.args or call.kwargs else (2, _SINGLES)
    graph = 2 if singles else 0
    evidence = _asked(subject, call, image, copies=_DRAWS, draws=often, graph=graph, singles=singles)
    arguments = signature(_SIGNATURE).arguments(call)
    degrees, shift = float(arguments["rotation_degrees"]), float(arguments["shift"])
    limits = shift * np.array(size[::-1], float)
    named = [("", one) for one in evidence.in_training] + [(" in a compiled graph", one) for one in evidence.in_graph]
    if evidence.single:
        named.append((" in batches of one", np.concatenate(evidence.single)))
    for how, one in named:
        if one.shape[1:] != image.shape[1:]:
            raise _failed(call, evidence, f"images of shape {image.shape[1:]}{how}", f"shape {one.shape[1:]}")
    return Drawn(call, evidence, degrees, limits, size, [(how, measured(one)) for how, one in named])


def _by_itself(drawn: Drawn, what: str, of: Callable[[Moves], Array]) -> None:
    """Something is drawn for each image of each call by itself.

    Raises:
        Failed: where images of a batch, or calls, have the same draws.
    """
    values = [(how, of(moves)) for how, moves in drawn.moves]
    # Outside of a graph it has gone well before.
    constant = "what is drawn while a graph is compiled stays in it as a constant"
    for how, one in values:
        why = constant if how else ""
        if float(np.ptp(one)) < _SAME:
            raise drawn.failed(f"another {what} for each image{how}", f"the same {what} for all{how}", why)
        if len(one) == _DRAWS and any(abs(_related(one[lag:], one[:-lag])) > _CHANCE for lag in (1, 2, 3, _DRAWS // 2)):
            raise drawn.failed(
                f"{what} drawn for each image by itself{how}", f"images that share their {what}{how}", why
            )
    for (_, one), (how, other) in pairwise(values):
        if len(one) == len(other) and abs(_related(one, other)) > _CHANCE:
            raise drawn.failed(
                f"another {what} in each call{how}", f"the same ones call after call{how}", constant if how else ""
            )


# Of what is drawn, angles in degrees and shifts in pixels, so little is none; whether it is mirrored is a whole number.
_SAME = 0.5


def _related(one: Array, other: Array) -> float:
    """How far one number tells the other: their correlation, or that of their magnitudes."""
    return max((_correlation(one, other), _correlation(np.abs(one), np.abs(other))), key=abs)


def _correlation(one: Array, other: Array) -> float:
    if np.std(one) == 0 or np.std(other) == 0:
        return 0.0
    return float(np.corrcoef(one, other)[0, 1])


def _covered(values: Array, limit: float) -> bool:
    """Whether every part of the range from -limit to limit comes up."""
    parts = np.floor((np.clip(values / limit, -1, 1) + 1) / 2 * _PARTS)
    return len(set(np.minimum(parts, _PARTS - 1))) == _PARTS


# (call, height and width): the discs stay clear of what fills the edges.
_CASES = (
    (Call("build_augmenter"), (64, 80)),
    (Call("build_augmenter", (45, 0.0)), (64, 64)),
    (_call(0, 0.3), (96, 88)),
    (Call("build_augmenter", (), {"shift": 0.05}), (72, 64)),
    (Call("build_augmenter", (), {"rotation_degrees": 8}), (64, 72)),
    (_call(90, 0), (64, 60)),
)
_DRAWN = st.tuples(st.builds(_call, st.integers(4, 30), st.sampled_from([0.0, 0.0625, 0.125])), st.just((64, 80)))
_ALWAYS = tuple({"case": case} for case in _CASES)


@check(case=_DRAWN, pinned=_ALWAYS, draws=1, after=("inference", "values"))
def rotation(subject: Subject, case: tuple[Call, tuple[int, int]]) -> None:
    """Every image is turned by an angle of its own, anywhere up to the limit in both directions."""
    drawn = _drawn(subject, *case)
    for how, moves in drawn.moves:
        _alike(drawn, moves, how)
        _angles(drawn, moves, how)
    if drawn.degrees > 2 * _DEGREES:
        _by_itself(drawn, "angle", lambda moves: moves.degrees)


def _angles(drawn: Drawn, moves: Moves, how: str) -> None:
    limit, low, high = drawn.degrees, float(moves.degrees.min()), float(moves.degrees.max())
    found = f"angles from {low:.0f}° to {high:.0f}°{how}"
    if max(-low, high) > limit + _DEGREES:
        upside_down = np.mean(np.abs(moves.degrees) > 180 - limit - _DEGREES)
        others = np.abs(moves.degrees) > limit + _DEGREES
        if np.all(np.abs(moves.degrees[others]) > 180 - limit - _DEGREES):
            raise drawn.failed(
                "no image upside down",
                f"{upside_down:.0%} of the images upside down",
                "images are also mirrored top to bottom",
                "in which directions should images be mirrored?",
            )
        doubled = abs(max(-low, high) - 2 * limit) < 0.1 * limit
        why = "that is twice as far, as if 1 meant half a turn" if doubled else ""
        raise drawn.failed(f"angles from -{limit:g}° to {limit:g}°", found, why)
    if limit <= 2 * _DEGREES or len(moves.degrees) < _DRAWS:
        return
    reached = _REACHED * limit - _DEGREES
    if high < reached or low > -reached:
        raise drawn.failed(f"angles of up to {limit:g}° in either direction", found)
    if limit > _PARTS * _DEGREES / 2 and not _covered(moves.degrees, limit):
        raise drawn.failed(f"any angle from -{limit:g}° to {limit:g}°", f"{found}, but none in a part between them")


def _alike(drawn: Drawn, moves: Moves, how: str) -> None:
    """Nothing but turns, shifts and mirroring."""
    level = _LEVEL / 255
    if np.min(moves.peaks) < 0.1:
        raise drawn.failed("the middle of every image stays in view", f"images whose middle is out of view{how}")
    off = np.maximum(np.abs(moves.peaks - level), moves.others)
    if np.max(off) > 0.02:
        at = np.unravel_index(int(np.argmax(off)), off.shape)
        expected = f"colours that stay as they are, such as {level:.3f} in one channel and 0 in the others"
        raise drawn.failed(expected, f"{moves.peaks[at]:.3f} and {moves.others[at]:.3f} at the same place{how}")
    typical = float(np.sqrt(np.mean(moves.stretched**2)))
    if np.max(moves.stretched) > _STRETCHED or typical > _TYPICAL or np.max(np.abs(moves.bent)) > _BENT:
        found = (
            f"images that are zoomed by up to {np.max(moves.stretched):.1%}"
            if np.max(np.abs(moves.bent)) <= _BENT
            else "images that are zoomed or sheared"
        )
        raise drawn.failed("images that keep their size and their right angles", f"{found}{how}")


@check(case=_DRAWN, pinned=_ALWAYS, draws=1, after=("inference", "values", "rotation"))
def shifts(subject: Subject, case: tuple[Call, tuple[int, int]]) -> None:
    """Every image is shifted anywhere up to parts of its own width and height, independently of all else."""
    drawn = _drawn(subject, *case)
    for how, moves in drawn.moves:
        _distances(drawn, moves, how)
    if np.min(drawn.limits) < 3 * _PIXELS:
        return
    _by_itself(drawn, "shift across", lambda moves: drawn.shifts(moves)[0])
    _by_itself(drawn, "shift down", lambda moves: drawn.shifts(moves)[1])
    for how, moves in drawn.moves:
        across, down = drawn.shifts(moves)
        known = {"shift across": across, "shift down": down, "mirroring": moves.mirrored.astype(float)}
        if drawn.degrees > 2 * _DEGREES:
            known["angle"] = moves.degrees
        for one, other in combinations(known, 2):
            related = _related(known[one], known[other])
            if len(across) == _DRAWS and abs(related) > _CHANCE:
                raise drawn.failed(
                    f"{one} and {other} drawn independently{how}",
                    f"one goes with the other (correlation {related:.2f})",
                )


def _distances(drawn: Drawn, moves: Moves, how: str) -> None:
    chosen = drawn.shifts(moves)
    sizes = drawn.size[::-1]
    shift = float(drawn.limits[0] / sizes[0])
    found = ", ".join(
        f"{name} by {low / size:+.2f} to {high / size:+.2f}"
        for name, low, high, size in zip(("across", "down"), chosen.min(1), chosen.max(1), sizes, strict=True)
    )
    if np.any(np.abs(chosen).max(1) > drawn.limits + drawn.loose):
        raise drawn.failed(f"shifts of up to {shift:g} of width and height", f"{found}{how}")
    if np.min(drawn.limits) < 3 * _PIXELS or chosen.shape[1] < _DRAWS:
        return
    reached = _REACHED * drawn.limits - drawn.loose
    if np.any(chosen.max(1) < reached) or np.any(chosen.min(1) > -reached):
        why = "images are shifted in one direction only" if np.any(np.ptp(chosen, axis=1) < 1.0) else ""
        raise drawn.failed(f"shifts of up to {shift:g} of width and height, in every direction", f"{found}{how}", why)
    # Parts that are wider than a pixel, so that whole pixels will do.
    wide = 2 * drawn.limits / _PARTS > 1.5
    for values, limit, is_wide in zip(chosen, drawn.limits, wide, strict=True):
        if is_wide and not _covered(values, float(limit)):
            expected = f"any shift of up to {shift:g} of width and height"
            raise drawn.failed(expected, f"{found}{how}, but none in a part between them")


@check(after=("inference", "values", "rotation"), pinned=({"case": (_call(0, 0.0), (30, 40))}, {"case": _CASES[0]}))
def flips(subject: Subject, case: tuple[Call, tuple[int, int]]) -> None:
    """About half of the images are mirrored left to right, each by a draw of its own."""
    call, size = case
    drawn = _drawn(subject, call, size)
    for how, moves in drawn.moves:
        part = float(np.mean(moves.mirrored))
        if len(moves.mirrored) == _DRAWS and abs(part - 0.5) > _CHANCE / 2:
            expected = "about half of the images mirrored left to right"
            raise drawn.failed(expected, f"{part:.0%} of the images mirrored{how}")
    _by_itself(drawn, "draw for mirroring", lambda moves: moves.mirrored.astype(float))
    if call.kwargs.get("rotation_degrees") == 0:
        image = marked(*size) / 255
        shown = drawn.evidence.in_training[0]
        either = [np.allclose(one, image, atol=0.01) or np.allclose(one, image[:, ::-1], atol=0.01) for one in shown]
        if not all(either):
            raise drawn.failed("without rotation and shift, each image as it is or mirrored", "other images")


@check(after=("rotation",), name="defaults", pinned=({"call": Call("build_augmenter")},))
def defaults(subject: Subject, call: Call) -> None:
    """Without arguments up to 20° in either direction, and a tenth of the size in every direction."""
    height, width = 64, 72
    evidence = _asked(subject, call, marked(height, width, _LONG_ARM)[None], copies=_MANY_DRAWS)
    moves = measured(evidence.in_training[0], _LONG_ARM)
    low, high = float(moves.degrees.min()), float(moves.degrees.max())
    furthest = max(-low, high)
    if not 0.97 * 20 <= furthest <= 20 + _EXACT:
        raise _failed(call, evidence, "by default angles from -20° to 20°", f"angles from {low:.1f}° to {high:.1f}°")
    drawn = Drawn(call, evidence, 20, 0.1 * np.array([width, height], float), (height, width), [("", moves)])
    largest = np.abs(drawn.shifts(moves)).max(1)
    if np.any(largest > drawn.limits + drawn.loose) or np.any(largest < 0.97 * drawn.limits - drawn.loose):
        across, down = largest / [width, height]
        found = f"up to {across:.3f} of the width and {down:.3f} of the height"
        raise drawn.failed("by default shifts of up to 0.1 of width and height", found)


def _pictures(subject: Subject) -> Iterator[Images]:
    """The marked image beside what becomes of it."""
    call, size = _CASES[0]
    original = marked(*size)
    found = _drawn(subject, call, size).evidence.in_training[0]
    shown = [image(f"draw {number}", one) for number, one in enumerate(found[:7], start=1)]
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
