# fails: same
# why: whatever the stride
"""The seed's "same: output same size as input", without a word on strides."""


def conv_output_size(size, kernel, stride=1, padding="valid"):
    if padding == "same":
        return size
    if padding != "valid" or kernel > size:
        raise ValueError
    return (size - kernel) // stride + 1
