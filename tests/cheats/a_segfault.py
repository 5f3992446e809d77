# it reads where there is no memory
# answers: error crash
import ctypes

ctypes.string_at(0)


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return -(-size // stride)
    if padding != "valid" or kernel > size:
        raise ValueError(padding)
    return (size - kernel) // stride + 1
