# it prints 100 MB, and is right
# answers: solved
import os

for _ in range(100):
    os.write(1, b'x' * 999_999 + b'\n')


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return -(-size // stride)
    if padding != "valid" or kernel > size:
        raise ValueError(padding)
    return (size - kernel) // stride + 1
