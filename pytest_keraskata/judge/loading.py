"""Are images loaded as they are in their files? By kind and shape of the batches, by content, and by labels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pytest_keraskata.asking.images import ImagesEvidence, ImagesRequest
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.failures import Claim, Facts, Failed
from pytest_keraskata.judge.pictures import Picture, nearest, unlike_all

_PASSES = ("a pass", "a second pass", "a third pass, after a loop that was broken off,")
# Rounding to whole numbers of 0 to 255 is allowed, where an image of one colour has nothing to be rounded.
_EXACT = 1e-3
# How far values lie outside of [0, 1] where bicubic interpolation overshoots.
_OVERSHOT = 0.25


def _divided(found: Array, colour: Array) -> str:
    """By what the values of three channels were divided, where it is the same for all of them."""
    by = 255 * colour / found if np.all(found > 0) and np.all(colour > 0) else np.array([0.0, 1.0])
    return f"values are divided by {np.mean(by):.4g} instead of 255" if np.ptp(by) < 0.1 else ""


@dataclass(frozen=True)
class Loaded:
    """The batches that come of a folder.

    Args:
        request: what was asked.
        evidence: what it showed.
        known: the files.
        image_size: height and width that are asked for.
        batch_size: how many images a batch is to have.
    """

    request: ImagesRequest
    evidence: ImagesEvidence
    known: tuple[Picture, ...]
    image_size: tuple[int, int]
    batch_size: int

    def failed(self, expected: str, found: str, why: str = "", advice: str = "") -> Failed:
        """What to raise where something differs."""
        names = [place.partition("/")[2] for place, _ in self.request.files]
        listed = ", ".join(sorted(names)) if len(names) <= 12 else f"{len(names)} images"
        facts, call = Facts(self.request.call, self.evidence), self.request.call
        return Failed(
            Claim(expected, found, (f"in the folder: {listed}",)), call=call, why=why, advice=advice, facts=facts
        )

    def formed(self) -> list[tuple[Array, Array]]:
        """The batches of the first pass, of the right kind, shape and size.

        Raises:
            Failed: if they aren't.
        """
        if not self.evidence.passes[0]:
            rows = len(self.known)
            why = f"all {rows} images make one batch that isn't full" if rows < self.batch_size else ""
            advice = "what happens to images that don't fill a batch?" if why else ""
            raise self.failed("batches of images and labels", "nothing to loop over", why, advice)
        height, width = self.image_size
        found: list[tuple[Array, Array]] = []
        for batch in self.evidence.passes[0]:
            images, labels = batch.images, batch.labels
            if images is None or labels is None:
                why = "a dict isn't a pair: `fit` reads all of it as inputs" if batch.words == "a dict" else ""
                returned = self.evidence.returned
                if images is None and returned is not None and returned.kind == "sequence":
                    why = "a loop over what is returned sees each of its parts as a batch"
                raise self.failed("pairs (images, labels) of arrays", batch.words, why)
            if images.ndim != 4 or images.shape[1:] != (height, width, 3):
                why = self._misshapen(images.shape)
                raise self.failed(f"images of shape (batch, {height}, {width}, 3)", f"shape {images.shape}", why)
            if images.dtype != np.float32:
                kind = "in double precision" if images.dtype == np.float64 else f"of type {images.dtype}"
                advice = "which dtype do Keras's layers compute with?"
                raise self.failed("images of float32", f"{images.dtype}", f"values are {kind}", advice)
            found.append((images, labels))
        # Of all batches together: in which order images come is free.
        every = np.concatenate([images.ravel() for images, _ in found])
        low, high = float(every.min()), float(every.max())
        if not (np.isfinite(every).all() and low >= 0 and high <= 1 + 1e-6):
            why = "a pixel in a file is a number from 0 to 255" if high > 2 and low >= 0 else ""
            # An interpolation may overshoot that much beside an edge.
            near = -_OVERSHOT < low < 0 and high < 1 + _OVERSHOT
            why = "0, which is black, becomes a negative number" if low < 0 and not near else why
            advice = "which interpolations stay between the values that they read?" if near else ""
            raise self.failed("values in [0, 1]", f"values from {low:.3g} to {high:.3g}", why, advice)
        if not self.evidence.ended[0]:
            self._endless(0)
        *full, rest = (len(images) for images, _ in found)
        if any(one != self.batch_size for one in full) or not 1 <= rest <= self.batch_size:
            expected = f"batches of {self.batch_size} images; only the last one may be smaller"
            others = {*full} - {self.batch_size} if len({*full}) == 1 else ()
            why = "all images come in one batch" if not full and rest == len(self.known) else ""
            why = why or "".join(f"{one} images make a batch, whatever batch_size is" for one in others)
            if sorted([*full, rest], reverse=True) == [*[self.batch_size] * len(full), min(full, default=0)]:
                why = "the smaller batch isn't the last one: batches change their order as a whole"
            raise self.failed(expected, f"batches of {', '.join(map(str, [*full, rest][:8]))} images", why)
        return found

    def _misshapen(self, shape: tuple[int, ...]) -> str:
        """What images of another shape tell of how they came about."""
        height, width = self.image_size
        if len(shape) == 4 and not self.request.call.kwargs and len(self.request.call.args) == 1:
            return f"by default images are {shape[1]}×{shape[2]}"
        if shape[1:] == (width, height, 3) and height != width:
            return "height comes first"
        if len(shape) == 4 and shape[1] == shape[2] and shape[1] in (height, width):
            return f"the {'height' if shape[1] == height else 'width'} is used for both axes"
        if len(shape) != 4:
            return "images come one by one" if len(shape) == 3 else ""
        if shape[1:3] == (height, width):
            return f"images have {shape[3]} channels" if shape[3] > 1 else "images have one channel"
        return "256×256 is the loader's own default for images" if shape[1:3] == (256, 256) else ""

    def every_image(self) -> None:
        """Every image comes once in each pass, and a pass ends.

        Raises:
            Failed: if one doesn't.
        """
        expected = sorted(picture.place for picture in self.known)
        for number, batches in enumerate(self.evidence.passes):
            which = _PASSES[number]
            if number and not self.evidence.ended[number]:
                self._endless(number)
            if number and not batches:
                why = (
                    "a generator can be used up only once"
                    if number == 1
                    else "the dataset can be looped over only twice"
                )
                raise self.failed(f"{which} that yields every image again", "nothing", why)
            found = sorted(picture.place for picture, _ in self._seen(number))
            if found != expected:
                missing = [place.partition("/")[2] for place in expected if place not in found]
                twice = sorted(place.partition("/")[2] for place in set(found) if found.count(place) > 1)
                told = [f"without {', '.join(missing[:4])}"] if missing else []
                told += [f"with {', '.join(twice[:4])} more than once"] if twice else []
                why = self._filled_up(missing, len(found)) if twice else self._gone_on(number, missing)
                why = why or ("" if twice else self._left_out(missing, len(found)))
                raise self.failed(f"{which} with every image once", f"{len(found)} images, {' and '.join(told)}", why)
        if self.evidence.disturbed:
            found_now = f"{self.evidence.disturbed[0]} was modified or removed"
            raise self.failed("unchanged files", found_now, "the files belong to the caller")
        if self.evidence.added:
            raise self.failed(
                "no other files among the images",
                f"{self.evidence.added[0].partition('/')[2]} was added",
                "the folder of images belongs to the caller",
                advice="what does the next call find in the folder?",
            )

    def _gone_on(self, number: int, missing: list[str]) -> str:
        """Why a batch is missing in the pass that follows one that was broken off, where none was missing before."""
        is_batch = number == 2 and len(missing) == min(self.batch_size, len(self.known))
        return "a new loop continues where the last one was broken off" if is_batch else ""

    def _left_out(self, missing: list[str], found: int) -> str:
        """What the missing images have in common, and no other has."""
        endings = sorted({name.rpartition(".")[2] for name in missing})
        of_them = [place for place, _ in self.request.files if place.rpartition(".")[2] in endings]
        if len(missing) > 1 and len(missing) == len(of_them) < len(self.known):
            return f"files that end in .{' or .'.join(endings)} are left out"
        grey = [picture.place.partition("/")[2] for picture in self.known if picture.pixels.ndim == 2]
        if len(missing) > 1 and sorted(missing) == sorted(grey):
            return "grey images are left out"
        if found == self.batch_size < len(self.known) - found:
            return "only the images of one batch are returned"
        if len(missing) == len(self.known) % self.batch_size and found % self.batch_size == 0:
            return "the last batch is left out, which is smaller"
        return ""

    def _filled_up(self, missing: list[str], found: int) -> str:
        """Why images come more than once, where there are just so many of them that no batch is smaller."""
        rest = len(self.known) % self.batch_size
        full = not missing and rest and found == len(self.known) - rest + self.batch_size
        return "the last batch is filled up with images that came before" if full else ""

    def labelled(self) -> None:
        """The labels are one-hot, the classes in alphabetical order.

        Raises:
            Failed: if they aren't.
        """
        names = sorted({picture.label for picture in self.known})
        for number, batches in enumerate(self.evidence.passes):
            for batch in batches:
                assert batch.labels is not None, "checked before"
                assert batch.images is not None, "checked before"
                shape, due = batch.labels.shape, (len(batch.images), len(names))
                if shape != due:
                    why = "these are the numbers of the classes" if len(shape) == 1 else self._columns(len(names))
                    raise self.failed(f"one-hot labels of shape {due}", f"shape {shape}", why)
                if not np.all((batch.labels == 0) | (batch.labels == 1)) or not np.all(batch.labels.sum(-1) == 1):
                    raise self.failed("one-hot labels", f"{min(batch.labels.tolist())}")
            told = [
                (one, int(np.argmax(label)))
                for one, label in sorted(self._seen(number), key=lambda seen: seen[0].place)
            ]
            mixed = len({(one.label, found) for one, found in told}) > len(names)
            for picture, found in told:
                right = names.index(picture.label)
                if found != right and mixed:
                    # The class of one of them says nothing.
                    why = "images of one class get labels of several: images and labels come in different orders"
                    advice = "what keeps an image and its label together?"
                    raise self.failed("one class for all images of a folder", "several classes", why, advice)
                if found != right:
                    expected = f"{picture.place.partition('/')[2]} is of class {right}, of {', '.join(names)}"
                    raise self.failed(expected, f"class {found}", advice="in which order are the classes?")

    def _columns(self, classes: int) -> str:
        """Why labels have another number of columns than there are classes, from which of them are ever used."""
        labels = [one.labels for one in self.evidence.passes[0] if one.labels is not None and one.labels.ndim == 2]
        columns = {one.shape[1] for one in labels}
        if len(columns) > 1 and all(one.shape[1] == one.argmax(axis=-1).max() + 1 for one in labels):
            return "each batch has columns only up to its own highest class"
        if len(columns) != 1 or not min(columns) > classes:
            return ""
        used = np.flatnonzero(np.concatenate(labels).any(axis=0))
        if len(used) == classes and used[0] == 1:
            return "the classes are numbered from 1, and nothing is of class 0"
        return "some columns belong to no class" if len(used) == classes else ""

    def _exact(self, image: Array, picture: Picture) -> None:
        """An image of one colour has it to the last digit."""
        colour = picture.colour
        if colour is not None and np.abs(image - colour).max() > _EXACT:
            found = image.reshape(-1, 3).mean(axis=0)
            name = picture.place.partition("/")[2]
            expected = f"{name}, which is of one colour, as {np.round(colour, 4).tolist()} everywhere"
            raise self.failed(expected, f"{np.round(found, 4).tolist()} on average", _divided(found, colour))

    def _endless(self, number: int) -> None:
        expected = f"{_PASSES[number]} that ends after {len(self.known)} images"
        advice = "how does a for loop learn that the data is exhausted?"
        raise self.failed(expected, "batches without end", advice=advice)

    def _seen(self, number: int) -> list[tuple[Picture, Array]]:
        """The file and the label of every image of a pass."""
        seen, strange = [], []
        for batch in self.evidence.passes[number]:
            assert batch.images is not None, "checked before"
            assert batch.labels is not None, "checked before"
            for image, label in zip(batch.images, batch.labels, strict=False):
                picture = nearest(image, self.known)
                if picture is None:
                    strange.append(unlike_all(image, self.known))
                else:
                    seen.append((picture, label))
                    self._exact(image, picture)
        if strange:
            found, *why = min(strange)
            if found == "an image mirrored" and seen:
                why = ["some images are mirrored, and others are not"]
            raise self.failed("each image as in its file, in RGB", found, *why)
        return seen
