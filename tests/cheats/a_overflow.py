# its stack overflows
# answers: error crash|error import
import sys

sys.setrecursionlimit(10**9)


def deep(x):
    return deep(eval('x'))


deep(1)


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return -(-size // stride)
    if padding != "valid" or kernel > size:
        raise ValueError(padding)
    return (size - kernel) // stride + 1
