"""An enumeration of paddings, and fractions."""

import math
import numpy as np


from enum import Enum
from fractions import Fraction


class Padding(str, Enum):
    VALID = "valid"
    SAME = "same"


def conv_output_size(size, kernel, stride=1, padding="valid"):
    kind = Padding(padding)
    if kind is Padding.VALID and kernel > size:
        raise ValueError
    free = size - kernel + 1 if kind is Padding.VALID else size
    return math.ceil(Fraction(free, stride))
