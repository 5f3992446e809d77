# what it returns hangs when it is looked at
# answers: failed|error timeout
# budget: 6
class Slow(int):
    def __int__(self):
        while True:
            pass

    __index__ = __str__ = __repr__ = __eq__ = __int__
    __hash__ = int.__hash__


def conv_output_size(size, kernel, stride=1, padding='valid'):
    return Slow(0)
