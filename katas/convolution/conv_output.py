"""How long is the output? · convolution · Q17, Q18, Q19

Q17: Why does the size of its input images matter to a CNN?
Q18: What is the difference between `valid` and `same` padding, as formulas?
Q19: What changes when you raise the stride of a convolution from 1 to 2?

A kernel slides along an axis in steps of `stride`. How many positions does it take?

- `padding="valid"`: no padding. The kernel takes only positions where it fits completely, starting at the first; what
  is left over at the end is dropped. A kernel larger than the input raises `ValueError`.
- `padding="same"`: the ends are padded with zeros, enough for a kernel of any length, so that with a stride of 1 the
  output is as long as the input. A larger stride takes the first of these positions and every `stride`-th one after it.
- Any other padding raises `ValueError`: "SAME" in capitals, extra spaces, part of a word, `None`, a number.

All numbers are whole and at least 1; the result is an int (or a NumPy integer), exact for any size, even beyond 32
bits.
"""


def conv_output_size(size, kernel, stride=1, padding="valid"):
    """Return the length of the output along one axis.

    Args:
        size: length of the input along this axis.
        kernel: length of the kernel.
        stride: step from one position to the next.
        padding: "valid" or "same".
    """
    raise NotImplementedError
