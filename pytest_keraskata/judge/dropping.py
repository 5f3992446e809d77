"""Are units dropped as they should be: each by itself, as often as the rate says, anew for every sample?"""

import itertools
from collections.abc import Sequence

import numpy as np

from pytest_keraskata.asking.plain import Array
from pytest_keraskata.failures import Claim
from pytest_keraskata.judge.case import Case, the_model

# Six standard deviations: a right answer misses them once in a billion draws.
_SIGMAS = 6.0
# Where two samples agree on a rare drop less often than this by chance, how often they do is no normal number.
_COINCIDENCES = 15.0
# So many units, and the least that one of them adds to the logit, leave every choice of them an output of its own.
_FEW, _LEAST = 4, 0.3


def telling_sample(weights: Sequence[Array], rate: float, sample: Array) -> Array:
    """A sample for which each unit adds twice what the one before it adds; the given one where units are many.

    Args:
        weights: of a network with one hidden layer.
        rate: of the units that are dropped.
        sample: any.
    """
    kernel, bias, last, _ = weights
    if not _are_few(*kernel.shape):
        return sample
    hidden = _LEAST * 2.0 ** np.arange(len(bias)) * (1 - rate) / np.abs(last.reshape(-1))
    return np.asarray(np.linalg.lstsq(kernel.T, hidden - bias, rcond=None)[0], "float32")


def judge_dropped(case: Case, weights: Sequence[Array], rate: float) -> None:
    """In training a fraction of hidden units is dropped, and the others become larger.

    Args:
        case: of one sample again and again, so that outputs differ by nothing but the units that are dropped.
        weights: of both layers.
        rate: that fraction.

    Raises:
        Failed: if it is otherwise.
    """
    outputs, rows = the_model(case).outputs, case.inputs[0]
    if outputs is None or outputs.in_training is None:
        raise case.failed(Claim("a model that can be called in training", "one that can't"), ends=True)
    kernel, bias, last, last_bias = weights
    share = np.maximum(rows[0] @ kernel + bias, 0) * last.reshape(-1) / (1 - rate)
    found = [np.clip(one.reshape(-1).astype("float64"), 1e-9, 1 - 1e-9) for one in outputs.in_training]
    sums = [np.log(one / (1 - one)) - last_bias.reshape(()) for one in found]
    if np.allclose(found[0], outputs.at_inference.reshape(-1), atol=1e-5) and rate:
        raise case.failed(Claim(_dropped(rate), "no unit is dropped: in training the outputs are those at inference"))
    are_few = _are_few(*kernel.shape)
    if are_few:
        sums = _judge_units(case, rate, sums, share)
        _judge_slopes(case, weights, rows[0])
    elif rate:
        _judge_sums(case, rate, np.concatenate(sums), share)
    if rate:
        _judge_samples(case, rate, [one.reshape(len(rows), -1) for one in sums], share, are_few)


def _are_few(inputs: int, units: int) -> bool:
    """Whether a sample exists for which every choice of units has an output of its own."""
    return units <= min(_FEW, inputs)


def _dropped(rate: float) -> str:
    return f"in training some hidden units at 0 and the others times 1 / (1 - {rate:g}) = {1 / (1 - rate):.3g}"


def _judge_units(case: Case, rate: float, sums: Sequence[Array], share: Array) -> list[Array]:
    """Each unit by itself is dropped as often as it should be, and whatever becomes of the others; returns the masks."""
    patterns = np.array(list(itertools.product((0.0, 1.0), repeat=len(share))))
    gaps = [np.abs(one[:, None] - patterns @ share) for one in sums]
    if max(float(one.min(axis=1).max()) for one in gaps) > _LEAST / 10:
        found = _unexplained(np.concatenate(sums), patterns, share * (1 - rate))
        why = "units that are kept stay as they are" if found.endswith(" times 1") else ""
        raise case.failed(Claim(_dropped(rate), found), why=why, advice="what is the mean of a unit over many draws?")
    masks = [patterns[one.argmin(axis=1)] for one in gaps]
    dropped = 1 - np.concatenate(masks)
    if not rate:
        if dropped.any():
            raise case.failed(Claim("with a rate of 0 no unit is dropped", f"{dropped.mean():.3g} of them are"))
        return masks
    _as_often(case, "hidden units dropped", dropped, rate, "units are dropped with another probability than `rate`")
    for unit in range(len(share)):
        _as_often(
            case,
            f"times that hidden unit {unit} is dropped",
            dropped[:, unit],
            rate,
            "not all units are dropped equally often",
        )
    for one, other in itertools.combinations(range(len(share)), 2):
        apart = dropped[:, one] != dropped[:, other]
        why = "each unit is dropped as often as it should be, but not independently of the others"
        _as_often(case, "times that one unit is dropped and another kept", apart, 2 * rate * (1 - rate), why)
    return masks


def _unexplained(sums: Array, patterns: Array, kept: Array) -> str:
    """What outputs that are no choice of scaled-up units are instead: one of units that are scaled otherwise, or none."""
    scale = max(float(sums.max()), 0) / max(float(kept[kept > 0].sum()), 1e-9)
    if not kept.max() > 0:
        scale = float(sums.min()) / float(kept.sum())
    if scale and float(np.abs(sums[:, None] - patterns @ kept * scale).min(axis=1).max()) < 0.01 * np.abs(kept).min():
        return f"some hidden units at 0 and the others times {scale:.3g}"
    return "outputs that can't be explained by any choice of dropped hidden units"


def _judge_slopes(case: Case, weights: Sequence[Array], sample: Array) -> None:
    """A dropped unit learns nothing: what the layer behind it hears of it and what it hears itself are in proportion."""
    pulled = the_model(case).pulled_in_training
    if pulled is None:
        return
    kernel, bias, last, _ = weights
    shapes = [weight.shape for weight in the_model(case).weights]
    found = [np.zeros(shape) if one is None else one for one, shape in zip(pulled.weights, shapes, strict=True)]
    _, own, behind, _ = case.placed(found)
    heard, due = own * np.maximum(sample @ kernel + bias, 0), (behind * last).reshape(-1)
    if np.max(np.abs(heard - due)) > 1e-6 + 1e-3 * float(np.max(np.abs(due))):
        raise case.failed(
            Claim(
                "a gradient that reaches the hidden units which are kept, scaled up as they are, and no dropped one",
                "another gradient at the biases of the hidden layer",
            ),
            why="the outputs are those of dropped units, but the gradient isn't the gradient of these outputs",
        )


def _judge_sums(case: Case, rate: float, sums: Array, share: Array) -> None:
    """With many units mean and variance of what they add up to are what independent units of this rate give."""
    each = rate * (1 - rate)
    mean, variance = (1 - rate) * float(share.sum()), each * float(np.sum(share**2))
    peaked = (1 - 6 * each) / each * float(np.sum(share**4)) / float(np.sum(share**2)) ** 2
    if abs(float(sums.mean()) - mean) > _SIGMAS * np.sqrt(variance / len(sums)) + 1e-4 * float(np.abs(share).sum()):
        raise case.failed(
            Claim(f"hidden units that add {mean:.4g} to the logit on average", f"{float(sums.mean()):.4g} on average")
        )
    if abs(float(sums.var()) / variance - 1) > _SIGMAS * np.sqrt((2 + max(peaked, 0)) / len(sums)):
        raise case.failed(
            Claim(
                f"hidden units that are dropped independently with rate {rate:g}: their sum in the logit has a "
                f"variance of {variance:.3g}",
                f"a variance of {float(sums.var()):.3g}",
            )
        )


def _judge_samples(case: Case, rate: float, seen: Sequence[Array], share: Array, few: bool) -> None:
    """No sample tells what is dropped in another one, of the same call or of the next."""
    each = rate * (1 - rate)
    if few and each**2 * seen[0].size < _COINCIDENCES:
        return
    mean, variance = (1 - rate, each) if few else ((1 - rate) * share.sum(), each * np.sum(share**2))
    first, second = ((one - mean) / np.sqrt(variance) for one in seen)
    waves, others = np.fft.rfft(first, axis=0), np.fft.rfft(second, axis=0)
    scale = np.sqrt(first.size)
    alike = np.fft.irfft(waves * np.conj(waves), len(first), axis=0).sum(axis=1)[1:] / scale
    again = np.fft.irfft(waves * np.conj(others), len(first), axis=0).sum(axis=1) / scale
    if np.max(np.abs(again)) > _SIGMAS + 1:
        is_same = np.array_equal(first, second)
        found = "the same units dropped on every call" if is_same else "masks that recur"
        why = "every call drops by the same random numbers" if is_same else ""
        advice = "what does a seed do that is a plain number, and what does a `SeedGenerator`?" if is_same else ""
        raise case.failed(Claim("different units dropped on every call", found), why=why, advice=advice)
    if np.max(np.abs(alike)) > _SIGMAS + 1:
        apart = int(np.argmax(np.abs(alike))) + 1
        same = (first == first[0]).all()
        raise case.failed(
            Claim(
                "different units dropped for every sample",
                "the same units dropped for all samples of a batch"
                if same
                else f"samples {min(apart, len(first) - apart)} rows apart drop the same units more often than by chance",
            ),
            why=f"what is dropped is drawn for one sample, and used for {'all' if same else 'several'} of a batch",
        )


def _as_often(case: Case, what: str, happened: Array, expected: float, why: str) -> None:
    found = float(np.mean(happened))
    if abs(found - expected) > _SIGMAS * float(np.sqrt(expected * (1 - expected) / np.size(happened))):
        raise case.failed(Claim(f"a fraction of {expected:.3g} of {what}", f"a fraction of {found:.3g}"), why=why)
