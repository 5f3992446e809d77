"""How are images changed at random? Angles, shifts and mirroring, as they are found on marked images."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np

from pytest_keraskata.asking.augmenter import AugmenterEvidence
from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.landmarks import LEVEL, Moves, marked

# So many images are drawn, each by itself. What chance alone may do to a measure of them is six of its standard
# deviations (one case in five hundred million): a correlation of so many has one of 1 / sqrt(n), a part of a half
# 1 / sqrt(4 n); and of so many uniform draws one at least lies beyond this part of the limit.
DRAWS = 256
_CHANCE = 6 / math.sqrt(DRAWS)
_REACHED = 0.85
_PARTS = 8
# How exactly a marked place can be found again, whatever the interpolation.
_DEGREES, _PIXELS, _STRETCHED, _TYPICAL = 2.0, 0.6, 0.035, 0.012
# Where the nearest pixel is taken, one step at the end of an arm is 5.7°; for shifts and then turns of a few degrees the
# typical one was 2.2°.
_BENT, _TYPICALLY_BENT = 7.0, 2.6
# For the defaults, where one degree more or less counts.
_EXACT = 0.5
# Up to so many degrees, taking the nearest pixel leaves the discs in place.
_UNSEEN = 3.0
# Of what is drawn, angles in degrees and shifts in pixels, so little is none; whether it is mirrored is a whole number.
_SAME = 0.5
_CONSTANT = "what is drawn while a graph is compiled becomes a constant in it"
_CHANGED = "the colours or the brightness of images change as well"
_OF_SEVERAL = "one draw of the {} serves several images"
_EACH = "how many numbers should be drawn for a batch of 32 images?"
_ALSO = "what should happen to an image, and what shouldn't?"
_FAR = "how far should images be changed, and in which directions?"


@dataclass
class Augmented:
    """What a call's augmenter does to many copies of a marked image.

    Args:
        call: the call.
        evidence: what it showed.
        degrees: the largest angle of the call.
        shift: the largest shift, as a part of width and height.
        size: height and width.
        moves: what happened in each call of it in turn, named by how it was called.
    """

    call: Call
    evidence: AugmenterEvidence
    degrees: float
    shift: float
    size: tuple[int, int]
    moves: list[tuple[str, Moves]]

    @property
    def limits(self) -> Array:
        """The largest shifts (across, down), in pixels."""
        return self.shift * np.array(self.size[::-1], float)

    @property
    def loose(self) -> Array:
        """How far the middle may be out, in pixels: whose centre lies between other pixels turns about that."""
        return np.full(2, _PIXELS + math.sqrt(2) * math.sin(math.radians(self.degrees / 2)))

    @property
    def original(self) -> Array:
        """The marked image, rescaled."""
        return marked(*self.size) / 255

    def shifts(self, moves: Moves) -> Array:
        """The shifts (2, images) as they were before or after the turn, whichever stay within the limits."""
        orders = [np.stack([moves.across, moves.down]), np.stack(moves.unturned())]
        beyond = [float(np.max(np.abs(order).max(1) - self.limits)) for order in orders]
        return orders[int(np.argmin(beyond))]

    def failed(self, expected: str, found: str, why: str = "", advice: str = "") -> Failed:
        """What to raise where something differs."""
        facts = Facts(self.call, self.evidence)
        return Failed(Claim(expected, found), call=self.call, why=why, advice=advice, facts=facts)

    def turned(self) -> None:
        """Every image is turned by an angle of its own, anywhere up to the limit; nothing bends or colours it.

        Raises:
            Failed: if one isn't, or something does.
        """
        for how, moves in self.moves:
            self._alike(moves, how)
            self._angles(moves, how)
        if self.degrees > 2 * _DEGREES:
            self._by_itself("angle", lambda moves: moves.degrees)

    def shifted(self) -> None:
        """Every image is shifted by parts of its own width and height, anywhere up to the limit, independently.

        Raises:
            Failed: if one isn't.
        """
        for how, moves in self.moves:
            self._distances(moves, how)
            self._none_left_out(moves, how)
        if np.min(self.limits) < 3 * _PIXELS:
            return
        self._by_itself("shift across", lambda moves: self.shifts(moves)[0])
        self._by_itself("shift down", lambda moves: self.shifts(moves)[1])
        for how, moves in self.moves:
            across, down = self.shifts(moves)
            known = {"shift across": across, "shift down": down, "mirroring": moves.mirrored.astype(float)}
            if self.degrees > 2 * _DEGREES:
                known["angle"] = moves.degrees
            for one, other in combinations(known, 2):
                related = _related(known[one], known[other])
                if len(across) == DRAWS and abs(related) > _CHANCE:
                    expected = f"{one} and {other} drawn independently{how}"
                    found = f"one depends on the other (correlation {related:.2f})"
                    raise self.failed(expected, found, f"one draw decides {one} and {other}", _EACH)

    def mirrored(self) -> None:
        """About half of the images are mirrored left to right, each by a draw of its own.

        Raises:
            Failed: if they aren't.
        """
        for how, moves in self.moves:
            part = float(np.mean(moves.mirrored))
            if len(moves.mirrored) == DRAWS and abs(part - 0.5) > _CHANCE / 2:
                expected = "about half of the images mirrored left to right"
                why = {0.0: "no image is mirrored", 1.0: "every image is mirrored"}.get(part, "")
                why = why or f"images are mirrored too {'often' if part > 0.5 else 'seldom'}"
                advice = "how many of the images should be mirrored?"
                raise self.failed(expected, f"{part:.0%} of the images mirrored{how}", why, advice)
        self._by_itself("draw for mirroring", lambda moves: moves.mirrored.astype(float))

    def untouched(self) -> None:
        """Each image is as it was, or mirrored.

        Raises:
            Failed: if one isn't.
        """
        both = self.original, self.original[:, ::-1]
        shown = self.evidence.in_training[0]
        if not all(any(np.allclose(one, other, atol=0.01) for other in both) for one in shown):
            # Neither a move nor a turn keeps values in proportion, place by place.
            coloured = all(any(_proportionate(one, other) for other in both) for one in shown)
            why, advice = (_CHANGED, _ALSO) if coloured else ("", "")
            raise self.failed(
                "without rotation and shift, each image unchanged or mirrored", "other images", why, advice
            )

    def exact(self) -> None:
        """Angles and shifts reach their limits, and go no further: for more draws, and marks that lie further out.

        Raises:
            Failed: if they do otherwise.
        """
        _, moves = self.moves[0]
        low, high = float(moves.degrees.min()), float(moves.degrees.max())
        if not 0.97 * self.degrees <= max(-low, high) <= self.degrees + _EXACT:
            expected = f"by default angles from -{self.degrees:g}° to {self.degrees:g}°"
            raise self.failed(expected, f"angles from {low:.1f}° to {high:.1f}°")
        largest = np.abs(self.shifts(moves)).max(1)
        if np.any(largest > self.limits + self.loose) or np.any(largest < 0.97 * self.limits - self.loose):
            across, down = largest / self.size[::-1]
            found = f"up to {across:.3f} of the width and {down:.3f} of the height"
            raise self.failed(f"by default shifts of up to {self.shift:g} of width and height", found)

    def _angles(self, moves: Moves, how: str) -> None:
        limit, low, high = self.degrees, float(moves.degrees.min()), float(moves.degrees.max())
        found = f"angles from {low:.0f}° to {high:.0f}°{how}"
        if max(-low, high) > limit + _DEGREES:
            others = np.abs(moves.degrees) > limit + _DEGREES
            upside_down = np.abs(moves.degrees) > 180 - limit - _DEGREES
            if np.all(upside_down[others]):
                found = f"{np.mean(upside_down):.0%} of the images upside down"
                why, advice = "images are also mirrored top to bottom", "in which directions should images be mirrored?"
                raise self.failed("no image upside down", found, why, advice)
            doubled = abs(max(-low, high) - 2 * limit) < 0.1 * limit
            why = "that is twice as far, as if 1 meant half a turn" if doubled else "images are rotated too far"
            raise self.failed(f"angles from -{limit:g}° to {limit:g}°", found, why, _FAR)
        if limit <= 2 * _DEGREES or len(moves.degrees) < DRAWS:
            return
        reached = _REACHED * limit - _DEGREES
        if high < reached or low > -reached:
            one_way = high < reached < -low or -low < reached < high
            why = "in one direction images are rotated less far than in the other" if one_way else ""
            why = why or "images are rotated less far than they should be"
            why, advice = (_OF_SEVERAL.format("angle"), _EACH) if _is_one_draw(moves.degrees) else (why, _FAR)
            raise self.failed(f"angles of up to {limit:g}° in either direction", found, why, advice)
        if limit > _PARTS * _DEGREES / 2 and not _covered(moves.degrees, limit):
            raise self.failed(f"any angle from -{limit:g}° to {limit:g}°", f"{found}, but none in a part between them")

    def _alike(self, moves: Moves, how: str) -> None:
        """Nothing but turns, shifts and mirroring."""
        level = LEVEL / 255
        whole = f"unchanged colours, such as {level:.3f} in one channel and 0 in the others"
        if np.min(moves.peaks) < 0.1 and np.max(moves.others) <= 0.02:
            found = f"images whose centre is out of view, or has lost its colour{how}"
            raise self.failed("the centre of every image stays in view, in its colour", found)
        off = np.maximum(np.abs(moves.peaks - level), moves.others)
        if np.max(off) > 0.02:
            at = np.unravel_index(int(np.argmax(off)), off.shape)
            found = f"{moves.peaks[at]:.3f} and {moves.others[at]:.3f} at the same place{how}"
            raise self.failed(whole, found, _CHANGED, _ALSO)
        typical = float(np.sqrt(np.mean(moves.stretched**2)))
        bent = np.max(np.abs(moves.bent)) > _BENT or float(np.sqrt(np.mean(moves.bent**2))) > _TYPICALLY_BENT
        if np.max(moves.stretched) > _STRETCHED or typical > _TYPICAL or bent:
            zoomed = f"images that are zoomed by up to {np.max(moves.stretched):.1%}"
            found = "images that are zoomed or sheared" if bent else zoomed
            why = "images also change their size or their proportions"
            raise self.failed("images without a change of size or angles", f"{found}{how}", why, _ALSO)

    def _distances(self, moves: Moves, how: str) -> None:
        chosen, sizes = self.shifts(moves), self.size[::-1]
        found = ", ".join(
            f"{name} by {low / size:+.2f} to {high / size:+.2f}"
            for name, low, high, size in zip(("across", "down"), chosen.min(1), chosen.max(1), sizes, strict=True)
        )
        if np.any(np.abs(chosen).max(1) > self.limits + self.loose):
            far = "images are shifted too far"
            raise self.failed(f"shifts of up to {self.shift:g} of width and height", f"{found}{how}", far, _FAR)
        if np.min(self.limits) < 3 * _PIXELS or chosen.shape[1] < DRAWS:
            return
        reached = _REACHED * self.limits - self.loose
        if np.any(chosen.max(1) < reached) or np.any(chosen.min(1) > -reached):
            still, less = np.ptp(chosen, axis=1) < 1.0, "images are shifted less far than they should be"
            why = "images are shifted in one direction only" if np.any(still) and not np.all(still) else less
            why = "no image is shifted" if np.all(still) else why
            why = _OF_SEVERAL.format("shift") if any(map(_is_one_draw, chosen)) else why
            expected = f"shifts of up to {self.shift:g} of width and height, in every direction"
            raise self.failed(expected, f"{found}{how}", why, _FAR)
        # Parts that are wider than a pixel, so that whole pixels will do.
        wide = 2 * self.limits / _PARTS > 1.5
        for values, limit, is_wide in zip(chosen, self.limits, wide, strict=True):
            if is_wide and not _covered(values, float(limit)):
                expected = f"any shift of up to {self.shift:g} of width and height"
                raise self.failed(expected, f"{found}{how}, but none in a part between them")

    def _none_left_out(self, moves: Moves, how: str) -> None:
        """No images but those that chance leaves where they are, which are few, are neither turned nor shifted."""
        limits, unseen = np.array([self.degrees, *self.limits]), np.array([_UNSEEN, 2 * _SAME, 2 * _SAME])
        due = float(np.prod(np.minimum(1.0, unseen / np.maximum(limits, _SAME))))
        still = np.abs([moves.degrees, moves.across, moves.down]).max(axis=0) < _SAME
        if len(still) == DRAWS and np.mean(still) > due + (6 * math.sqrt(DRAWS * due) + 3) / DRAWS:
            found = f"{np.mean(still):.0%} of the images neither rotated nor shifted{how}"
            why, advice = "some images are left out", "which images should be rotated and shifted?"
            raise self.failed("every image rotated and shifted", found, why, advice)

    def _by_itself(self, what: str, of: Callable[[Moves], Array]) -> None:
        """Something is drawn for each image of each call by itself.

        Raises:
            Failed: if images of a batch, or calls, have the same draws.
        """
        values = [(how, of(moves)) for how, moves in self.moves]
        for expected, found, how in _shared(values, what):
            # Outside of a graph it has gone well before.
            why = "" if "call" in expected else _OF_SEVERAL.format(what.removeprefix("draw for "))
            raise self.failed(f"{expected}{how}", f"{found}{how}", _CONSTANT if how else why, _EACH)


def _is_one_draw(values: Array) -> bool:
    """Whether all images have the same number, which is not zero."""
    return float(np.ptp(values)) < _SAME and float(np.abs(values).min()) > 1.0


def scaled_by(images: Array, found: Array) -> str:
    """What became of values from 0 to 255, where every value became another by the same straight line."""
    if np.ptp(images) == 0:
        return ""
    slope, black = np.polyfit(images.ravel().astype(float), found.ravel().astype(float), 1)
    if slope <= 0 or not np.allclose(found, slope * images + black, atol=1e-4 * max(1.0, 255 * slope)):
        return ""
    if abs(black) < 1e-3:
        return "nothing rescales the images" if abs(slope - 1) < 1e-3 else f"values are divided by {1 / slope:.4g}"
    return f"black becomes {black:.3g}, and white {255 * slope + black:.3g}"


def _proportionate(one: Array, other: Array) -> bool:
    """Whether every value of an image became another by the same straight line."""
    slope, black = np.polyfit(other.ravel(), one.ravel(), 1)
    return bool(slope > 0 and np.allclose(one, slope * other + black, atol=0.01))


def _shared(values: list[tuple[str, Array]], what: str) -> Iterator[tuple[str, str, str]]:
    """What images, or calls, have in common: what should be, what is, and how the augmenter was called."""
    for how, one in values:
        if float(np.ptp(one)) < _SAME:
            yield f"a different {what} for each image", f"the same {what} for all", how
        if len(one) == DRAWS and any(abs(_related(one[lag:], one[:-lag])) > _CHANCE for lag in (1, 2, 3, DRAWS // 2)):
            yield f"{what} drawn separately for each image", f"all images with the same {what}", how
    for (_, one), (how, other) in pairwise(values):
        if len(one) == len(other) and abs(_related(one, other)) > _CHANCE:
            yield f"a different {what} in each call", "the same ones in every call", how


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
