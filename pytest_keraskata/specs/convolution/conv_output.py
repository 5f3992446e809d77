"""The length of a convolution's output."""

from typing import Any

from hypothesis import strategies as st

from pytest_keraskata.asking.call import Call
from pytest_keraskata.asking.plain import Plain
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.checks import check
from pytest_keraskata.authoring.drawn import anything_but, counts, sizes, unlike
from pytest_keraskata.authoring.functions import refuses, signature, whole_number
from pytest_keraskata.kata import Kata

_FUNCTION = signature('conv_output_size(size, kernel, stride=1, padding="valid")')


def right(size: int, kernel: int, stride: int, padding: str) -> int:
    return -(-size // stride) if padding == "same" else (size - kernel) // stride + 1


def mistakes(size: int, kernel: int, stride: int, padding: str) -> list[Any]:
    valid, same = right(size, kernel, stride, "valid"), right(size, kernel, stride, "same")
    first = "at which places can the kernel begin, and is the first one among them?"
    if padding == "same":
        return [
            (
                size,
                "the output is as long as the input whatever the stride",
                "what does the stride do when the ends are padded?",
            ),
            (
                size // stride,
                "the places are rounded down",
                "where does the last step begin when the stride leaves a rest?",
            ),
            (valid, "this is the length without padding", "does your function look at the padding?"),
            (kernel, "this is the length of the kernel", ""),
        ]
    return [
        (same, "this is the length with padding", "does your function look at the padding?"),
        (size - kernel + 1, "the stride is left out", "what does the stride skip?"),
        ((size - kernel) // stride, "one place is missing", first),
        (size - kernel, "one place is missing and the stride is left out", first),
        (
            -(-(size - kernel) // stride) + 1,
            "the kernel also stands where it doesn't fit completely",
            "what happens to a rest at the end?",
        ),
        (size // kernel, "the kernel steps by its own length", "how far does the kernel step?"),
    ]


@st.composite
def lengths(draw: st.DrawFn, padding: str) -> Call:
    """Calls with this padding; now and then with the defaults left out."""
    far = 60 if draw(st.integers(0, 2)) else 10**12
    kernel = draw(sizes(1, 12) if far == 60 else counts(10**6))
    size = draw(counts(far) if padding == "same" else counts(far, kernel))
    stride = draw(sizes(1, 60 if padding == "same" else 12) if far == 60 else counts(10**5))
    named: dict[str, Plain] = {"stride": stride, "padding": padding}
    if stride == 1 and draw(st.booleans()):
        del named["stride"]
    if padding == "valid" and draw(st.booleans()):
        del named["padding"]
    if draw(st.booleans()):
        return Call("conv_output_size", (size, kernel), named)
    if "stride" in named and draw(st.booleans()):
        return Call("conv_output_size", (size, kernel, *named.values()))
    return Call("conv_output_size", kwargs={**named, "size": size, "kernel": kernel})


def _judge(subject: Subject, call: Call) -> None:
    arguments = _FUNCTION.arguments(call)
    whole_number(subject, call, right(**arguments), facts={"others": mistakes(**arguments)})


def _always(*calls: Call) -> tuple[dict[str, Call], ...]:
    return tuple({"call": call} for call in calls)


@check(
    call=lengths("valid"),
    pinned=_always(
        # Here every known mistake has a length of its own.
        Call("conv_output_size", (13, 4, 2)),
        Call("conv_output_size", (7, 3)),
        Call("conv_output_size", (8, 3, 2)),
        Call("conv_output_size", (7, 3, 2)),
        Call("conv_output_size", (5, 5)),
        Call("conv_output_size", (1, 1)),
        Call("conv_output_size", (5, 2, 4)),
        Call("conv_output_size", (4, 3, 5), {"padding": "valid"}),
        Call("conv_output_size", (6, 4, 3, "valid")),
        Call("conv_output_size", (224, 7, 2)),
        Call("conv_output_size", (3 * 2**32 + 2, 3)),
        Call("conv_output_size", (20_000_003, 2)),
        Call("conv_output_size", (2**40 + 7, 2**33 + 1, 5)),
    ),
)
def valid(subject: Subject, call: Call) -> None:
    _judge(subject, call)


@check(
    call=lengths("same"),
    pinned=_always(
        Call("conv_output_size", (13, 4, 2, "same")),
        Call("conv_output_size", (7, 3), {"padding": "same"}),
        Call("conv_output_size", (7, 3, 2, "same")),
        Call("conv_output_size", (8, 3, 2, "same")),
        Call("conv_output_size", (10, 3, 4, "same")),
        Call("conv_output_size", (3, 5), {"padding": "same"}),
        Call("conv_output_size", (2, 7, 3, "same")),
        Call("conv_output_size", (1, 1, 1, "same")),
        Call("conv_output_size", (6, 2, 2, "same")),
        Call("conv_output_size", (3 * 2**33 + 1, 3, 2, "same")),
        Call("conv_output_size", (20_000_001, 3, 1, "same")),
    ),
)
def same(subject: Subject, call: Call) -> None:
    _judge(subject, call)


@check(
    padding=anything_but("same", "valid"),
    pinned=tuple({"padding": word} for word in ("full", "causal", "", "zero", "samevalid", *unlike("same", "valid"))),
    draws=15,
)
def other_padding(subject: Subject, padding: Plain) -> None:
    for call in (
        Call("conv_output_size", (7, 3), {"padding": padding}),
        Call("conv_output_size", (5, 2, 2, padding)),
    ):
        refuses(subject, call, f"there is no padding {padding!r}")


@check(
    size=sizes(1, 8),
    more=sizes(1, 8),
    stride=sizes(1, 9),
    pinned=(
        {"size": 2, "more": 1, "stride": 1},
        {"size": 2, "more": 1, "stride": 3},
        {"size": 1, "more": 4, "stride": 2},
    ),
    draws=20,
)
def too_large(subject: Subject, size: int, more: int, stride: int) -> None:
    kernel = size + more
    words = f"a kernel of {kernel} doesn't fit into {size} without padding"
    if stride == 1:
        refuses(subject, Call("conv_output_size", (size, kernel)), words)
    refuses(subject, Call("conv_output_size", (size, kernel, stride, "valid")), words)


kata = Kata(
    __name__,
    title="How long is the output?",
    questions=("Q17", "Q18", "Q19"),
    functions=(_FUNCTION,),
    checks=(valid, same, other_padding, too_large),
    hints=(
        "At which places can the kernel begin, from the first to the last?",
        "With padding enough for any kernel, what still shortens the output?",
        "What should a function do with arguments that make no sense?",
    ),
)
