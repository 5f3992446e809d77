# its evidence of a call has every field of its type, and a value that is no number of those it names
# answers: failed|error output
import numpy as np

from pytest_keraskata.answer import serving
from pytest_keraskata.asking.function import FunctionEvidence
from pytest_keraskata.asking.returned import Returned

honest = serving.probe


def forged(answer, request):
    found = honest(answer, request)
    array = np.zeros((0, 3), "complex64")
    return FunctionEvidence(None, Returned("int", "int", array)) if type(found) is FunctionEvidence else found


serving.probe = forged


def conv_output_size(size, kernel, stride=1, padding="valid"):
    return 0
