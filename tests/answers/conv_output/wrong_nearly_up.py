# fails: valid
"""Adds nearly a half and rounds: a remainder below a hundredth of the stride is lost."""


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding not in {"valid", "same"}:
        raise ValueError
    if padding == "same":
        return round(size / stride + 0.49)
    if kernel > size:
        raise ValueError
    return round((size - kernel + 1) / stride + 0.49)
