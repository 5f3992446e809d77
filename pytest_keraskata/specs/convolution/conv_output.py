"""The length of a convolution's output."""

from collections.abc import Mapping

from hypothesis import strategies as st

from pytest_keraskata.authoring import anything_but, counts, function, function_kata, mistake, sizes, unlike

size_of = function('conv_output_size(size, kernel, stride=1, padding="valid")')


def right(size: int, kernel: int, stride: int, padding: str) -> int:
    return -(-size // stride) if padding == "same" else (size - kernel) // stride + 1


_PADDING, _STRIDE = "does your function use padding?", "what does the stride skip?"
_ENDS, _EVEN = "both ends are padded by {}, as in PyTorch", "how much padding does a kernel of even length need in all?"
_REST = "where is the last position if the stride leaves a remainder?"
_FIRST = "at which positions can the kernel begin, and is the first one among them?"
_LAST, _FITS = (
    "the last position is missing where the kernel reaches exactly to the end",
    "where does the last kernel end?",
)
_VALID = (
    mistake("stride-of-kernel", lambda size, kernel, stride, left_out:
            (size - kernel) // (kernel if "stride" in left_out else stride) + 1,
            "without a stride in the call, the kernel moves by its own length", "what is the default of stride?"),
    mistake("padded", lambda size, stride: -(-size // stride), "this is the length with padding", _PADDING),
    mistake("no-stride", lambda size, kernel: size - kernel + 1, "the stride is not used", _STRIDE),
    mistake("one-short", lambda size, kernel, stride: (size - kernel) // stride, "one position is missing", _FIRST),
    mistake("no-stride-one-short", lambda size, kernel: size - kernel,
            "one position is missing and the stride is not used", _FIRST),
    mistake("rest-counted", lambda size, kernel, stride: -(-(size - kernel) // stride) + 1,
            "positions where the kernel doesn't fit completely count", "what happens to the rest at the end?"),
    mistake("kernel-steps", lambda size, kernel: size // kernel,
            "the kernel moves by its own length", "how far does the kernel move at each step?"),
    mistake("rounded-to-nearest", lambda size, kernel, stride: round((size - kernel) / stride) + 1,
            "the number of steps is rounded to the nearest whole number", "what happens to the rest at the end?"),
    mistake("last-missing", lambda size, kernel, stride: -(-(size - kernel) // stride), _LAST, _FITS),
    mistake("last-missing-but-one", lambda size, kernel, stride: max(1, -(-(size - kernel) // stride)), _LAST, _FITS),
    mistake("spread", lambda size, kernel, stride: max(0, size - kernel - (kernel - 1) * (stride - 1)) // stride + 1,
            "the stride also spreads the kernel, as dilation does", "how long is the kernel, whatever the stride?"),
)  # fmt: skip
_SAME = (
    mistake("one-more", lambda size, stride: size // stride + 1,
            "there is a position too many where the stride leaves no remainder", _REST),
    mistake("as-long", lambda size: size,
            "the output is as long as the input, whatever the stride",
            "what does the stride do when the ends are padded?"),
    mistake("rounded-down", lambda size, stride: size // stride, "the number of positions is rounded down", _REST),
    mistake("unpadded", lambda size, kernel, stride: (size - kernel) // stride + 1,
            "this is the length without padding", _PADDING),
    mistake("half-rounded-down", lambda size, kernel, stride: (size + kernel // 2 * 2 - kernel) // stride + 1,
            _ENDS.format("kernel // 2"), _EVEN),
    mistake("half-of-one-less", lambda size, kernel, stride: (size + (kernel - 1) // 2 * 2 - kernel) // stride + 1,
            _ENDS.format("(kernel - 1) // 2"), _EVEN),
    mistake("no-place", lambda size, stride: -(-size // stride) if stride <= size else 0,
            "a stride longer than the input leaves no position at all", _FIRST),
    mistake("kernel", lambda kernel: kernel, "this is the length of the kernel", "which length does the task need?"),
)  # fmt: skip


@st.composite
def lengths(draw: st.DrawFn, padding: str) -> Mapping[str, object]:
    """Short ones mostly; without padding the kernel fits."""
    is_far = draw(st.integers(0, 2)) == 0
    kernel = draw(counts(10**6) if is_far else sizes(1, 12))
    size = draw(counts(10**12 if is_far else 60, 1 if padding == "same" else kernel))
    stride = draw(counts(10**5) if is_far else sizes(1, 60 if padding == "same" else 12))
    return {"size": size, "kernel": kernel, "stride": stride, "padding": padding}


kata = function_kata(
    __name__,
    title="How long is the output?",
    questions=("Q17", "Q18", "Q19"),
    functions=(size_of,),
    checks=(
        size_of.returns(
            "valid",
            right,
            draws=lengths("valid"),
            # In the first one each mistake has a length of its own.
            pinned=[
                (13, 4, 2), (7, 3), (8, 3, 2), (7, 3, 2), (5, 5), (1, 1), (5, 2, 4), (4, 3, 5, "valid"), (6, 4, 3),
                (224, 7, 2), (2_999_999, 1, 1_000_000), (3_000_000, 1, 1_000_000), (3_000_001, 1, 1_000_000), (3 * 2**32 + 2, 3), (20_000_003, 2), (2**40 + 7, 2**33 + 1, 5),
            ],
            mistakes=_VALID,
        ),
        size_of.returns(
            "same",
            right,
            draws=lengths("same"),
            pinned=[
                (13, 4, 2, "same"), (7, 3, 1, "same"), (7, 3, 2, "same"), (8, 3, 2, "same"), (10, 3, 4, "same"),
                (3, 5, 1, "same"), (2, 7, 3, "same"), (1, 1, 2, "same"), (1, 1, 1, "same"), (6, 2, 2, "same"), (5, 4, 1, "same"),
                *((3_000_000 + more, 1, 1_000_000, "same") for more in (-1, 0, 1)), (3 * 2**33 + 1, 3, 2, "same"), (20_000_001, 3, 1, "same"), {"size": 9, "kernel": 3, "padding": "same"},
            ],
            mistakes=_SAME,
        ),
        size_of.refuses(
            "other_padding",
            "there is no padding {padding}",
            draws={
                "size": sizes(3, 9), "kernel": sizes(1, 3), "stride": sizes(1, 3),
                "padding": anything_but("same", "valid"),
            },
            pinned=[
                *({"size": 7, "kernel": 3, "padding": word}
                  for word in ("full", "causal", "", "zero", "samevalid", *unlike("same", "valid"))),
                # Where padding makes no difference, it is refused as well.
                (1, 1, 1, "full"), (7, 1, 2, "full"), (7, 7, 1, None),
            ],
            examples=15,
        ),
        size_of.refuses(
            "too_large",
            "a kernel of {kernel} doesn't fit into {size} without padding",
            draws=st.builds(
                lambda size, more, stride: {"size": size, "kernel": size + more, "stride": stride},
                sizes(1, 8), sizes(1, 8), sizes(1, 9),
            ),
            pinned=[(2, 3), (2, 3, 1, "valid"), (2, 3, 3), (1, 5, 2, "valid")],
            examples=20,
        ),
    ),
    hints=(
        "At which positions can the kernel begin, from the first to the last?",
        "With enough padding for any kernel, what still shortens the output?",
        "What should a function do with arguments that make no sense?",
    ),
)  # fmt: skip
