# it returns an array of 200 MB
# answers: failed|error output|error memory
import numpy as np


def conv_output_size(size, kernel, stride=1, padding='valid'):
    return np.zeros(25_000_000)
