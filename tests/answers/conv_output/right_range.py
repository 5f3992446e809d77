"""The length of a range."""

from enum import Enum


class Padding(Enum):
    VALID = "valid"
    SAME = "same"


def conv_output_size(size, kernel, stride=1, padding="valid"):
    last = {Padding.VALID: size - kernel + 1, Padding.SAME: size}[Padding(padding)]
    if last < 1:
        raise ValueError(f"a kernel of {kernel} does not fit into {size}")
    return len(range(0, int(last), int(stride)))
