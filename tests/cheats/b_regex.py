# it loops in C, where no handler of a signal runs
# answers: error timeout
# budget: 6
import re

re.match('(a+)+$', 'a' * 60 + 'b')


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return -(-size // stride)
    if padding != "valid" or kernel > size:
        raise ValueError(padding)
    return (size - kernel) // stride + 1
