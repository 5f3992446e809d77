"""A deep net whose inside is free: are its layers as many and as wide as asked, and does a gradient reach the first?"""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from pytest_keraskata.asking.activations import sigmoid
from pytest_keraskata.failures import Claim
from pytest_keraskata.judge.architecture import judge_inputs
from pytest_keraskata.judge.case import Case, close, raised_in, the_model

# Of the last kernel's gradient.
_LEAST_SHARE = 1e-3
# A gradient that vanishes layer by layer gets smaller by this factor at least, at most of them.
_FALLS, _MOST = 0.9, 0.6

Shape = tuple[int, ...]


def judge_widths(case: Case, input_dim: int, depth: int, width: int) -> None:
    """So many hidden layers of so many units and one unit behind them, each with a bias, or a normalization's; all learn.

    Raises:
        Failed: if there are others, or one is frozen.
    """
    evidence = the_model(case)
    judge_inputs(case, evidence)
    right = Counter[Shape]([(input_dim, width), *[(width, width)] * (depth - 1), (width, 1)])
    shapes = Counter(weight.shape for weight in evidence.weights if len(weight.shape) > 1)
    # Rows that no kernel is left for are vectors, such as a bias of (1, width).
    rows = Counter({shape: count for shape, count in shapes.items() if math.prod(shape[:-1]) == 1}) - right
    found = shapes - rows
    if found != right:
        asked = f"{depth} hidden Dense layers of {width} units and one output unit: kernels {_counted(right)}"
        kernels = list(found.elements())
        raise case.failed(Claim(asked, f"kernels {_counted(found)}"), why=_of_other_sizes(case, input_dim, kernels))
    kept = (weight for weight in evidence.weights if weight.shape in found and weight.shape not in rows)
    frozen = next((weight for weight in kept if not weight.trainable), None)
    if frozen is not None:
        raise case.failed(Claim("layers that all learn", f"{frozen.words} is frozen")).because(
            "training never changes the weights of a frozen layer", "which layers should learn here?"
        )
    vectors = Counter[Shape](weight.shape for weight in evidence.weights if len(weight.shape) == 1)
    for shape, count in rows.items():
        vectors[shape[-1:]] += count
    wanted = Counter({(width,): depth})
    wanted[(1,)] += 1
    if any(vectors[shape] < count for shape, count in wanted.items()):
        raise case.failed(Claim(f"{depth + 1} Dense layers with a bias each", f"vectors {_counted(vectors)}"))


def _of_other_sizes(case: Case, input_dim: int, kernels: Sequence[Shape]) -> str:
    """What the depth and the width are, where the kernels are those of some net of this kind."""
    widths = {shape[1] for shape in kernels if shape[0] == input_dim and shape[1] != 1}
    depth = len(kernels) - 1
    for width in widths:
        if Counter(kernels) == Counter([(input_dim, width), *[(width, width)] * (depth - 1), (width, 1)]):
            where = "by default " if not (case.call.args or case.call.kwargs) else ""
            return f"{where}the net has {depth} hidden layers of {width} units"
    return ""


def _counted(counts: Counter[Shape]) -> str:
    return ", ".join(f"{count} × {shape}" if count > 1 else str(shape) for shape, count in counts.items()) or "none"


def judge_steady(case: Case) -> None:
    """In training the same inputs give the same outputs.

    Raises:
        Failed: if they don't.
    """
    outputs = the_model(case).outputs
    if outputs is not None and outputs.in_training is not None and not close(*outputs.in_training):
        raise case.failed(
            Claim("in training the same outputs for the same inputs", "outputs that differ from one call to the next"),
            why="something in the net is random in training, but the task has nothing of that kind",
        )


def judge_head(case: Case) -> None:
    """Where the last kernel is zero, the sigmoid of its bias is all that remains, whatever the sample is.

    Raises:
        Failed: if something else does.
    """
    outputs = case.evidence.outputs
    # A skip may have a number of its own as well.
    values = zip(case.drawn, case.evidence.weights, strict=True)
    biases = [float(value.ravel()[0]) for value, weight in values if weight.shape in ((1,), (1, 1))]
    right = sigmoid(np.array(biases))
    rows = len(case.inputs[0])
    if outputs is not None and not any(close(outputs.at_inference, np.full((rows, 1), one)) for one in right):
        raise case.failed(
            Claim(
                f"one sigmoid unit at the end: {right[-1]:.4g} if only its bias reaches it, {biases[-1]:.4g}",
                f"{outputs.at_inference[0, 0]:.4g}",
            ),
            why="the last layer is not a Dense(1) with a sigmoid",
        )


def judge_reach(case: Case, first_kernel: Shape, last_kernel: Shape) -> None:
    """The first kernel gets a gradient of some share of the last one's.

    Args:
        case: the case, whose evidence holds gradients.
        first_kernel: its shape; shapes tell first and last, in whichever order the model lists them.
        last_kernel: its shape.

    Raises:
        Failed: if it gets a smaller one, or none.
    """
    evidence = the_model(case)
    if "gradients" in evidence.problems:
        raise raised_in(case, evidence.problems["gradients"], "a loss that has gradients")
    pairs = zip(evidence.weights, evidence.gradients, strict=True)
    # Statistics, and rows that are no kernel, have no share in it.
    kernels = [
        (weight.shape, norm)
        for weight, norm in pairs
        if weight.trainable and (math.prod(weight.shape[:-1]) > 1 or weight.shape in (first_kernel, last_kernel))
    ]
    details = tuple(_bars([norm for _, norm in kernels]))
    if any(norm is None for _, norm in kernels):
        # The layers' order is free, so that only one place where it breaks off tells.
        none = [norm is None for _, norm in kernels]
        why = "the way back from the loss breaks off between two layers" if none == sorted(none, reverse=True) else ""
        claim = Claim("a loss that depends on every kernel", "a kernel without a gradient", details)
        raise case.failed(claim, why=why, advice="through what must a gradient pass to reach the first layer?")
    first = next(norm or 0.0 for shape, norm in kernels if shape == first_kernel)
    last = next(norm or 0.0 for shape, norm in reversed(kernels) if shape == last_kernel)
    if not np.isfinite([first, last]).all():
        found = f"{first:.3g} for the first kernel, {last:.3g} for the last"
        raise case.failed(Claim("gradients that are finite", found, details))
    if first == 0:
        raise case.failed(Claim("a gradient for the first kernel", "it is exactly zero", details))
    if first < _LEAST_SHARE * last:
        asked = f"a gradient for the first kernel of at least 1/1000 of the last one's ({last:.3g})"
        falls = [before < _FALLS * after for before, after in pairwise(norm or 0.0 for _, norm in kernels)]
        why = "at every layer, backpropagation multiplies the gradient by a number well below 1"
        raise case.failed(
            Claim(asked, f"{first:.3g}, {first / last:.1g} of it", details),
            # A single layer may hold it up as well.
            why=why if sum(falls) > _MOST * len(falls) else "",
            advice="how steep is your activation, and how large are the initial weights?",
        )


def _bars(norms: Sequence[float | None]) -> list[str]:
    """The gradient of each kernel, on a scale of powers of ten."""
    lines = ["gradient norm of each kernel, from the first layer to the last:"]
    for place, norm in enumerate(norms, start=1):
        bar = "" if not norm or not np.isfinite(norm) else "█" * max(1, round(16 + np.log10(norm)))
        lines.append(f"  {place:>3}  {'none' if norm is None else f'{norm:.1e}':>8}  {bar}")
    return lines
