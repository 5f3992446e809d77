"""How long is the output? · convolution · Q17, Q18, Q19

A kernel slides along an axis in steps of `stride`. At how many places does it stand?

- `padding="valid"`: no padding. The kernel stands wherever it fits completely, beginning at the first place; what is
  left over at the end is dropped. A kernel larger than the input is a `ValueError`.
- `padding="same"`: as much padding at both ends as makes the output ceil(size / stride) long, for a kernel of any
  length.
- Any other padding is a `ValueError`: other letters ("SAME"), spaces, a part of a word, `None`, a number.

All numbers are whole and at least 1; the result is an int (or a NumPy integer), exact for any size: more than 32 bits
hold, too.
"""


def conv_output_size(size, kernel, stride=1, padding="valid"):
    """Return the length of the output along one axis.

    Args:
        size: length of the input along this axis.
        kernel: length of the kernel.
        stride: step from one place to the next.
        padding: "valid" or "same".
    """
    raise NotImplementedError
