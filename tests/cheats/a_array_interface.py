# what it returns says that its numbers are where there is no memory
# answers: failed|error crash|error output
class Nowhere:
    __array_interface__ = {"shape": (1 << 20,), "typestr": "<f8", "data": (16, True), "version": 3}


def conv_output_size(size, kernel, stride=1, padding="valid"):
    return Nowhere()
