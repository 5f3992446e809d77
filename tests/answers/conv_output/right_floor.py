import math


def conv_output_size(size, kernel, stride=1, padding="valid"):
    match padding:
        case "valid":
            if kernel > size:
                raise ValueError(f"kernel {kernel} > size {size}")
            return math.floor((size - kernel) / stride) + 1
        case "same":
            return math.ceil(size / stride)
        case _:
            raise ValueError(padding)
