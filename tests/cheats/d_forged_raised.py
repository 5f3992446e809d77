# its evidence raised a line that is a text
# answers: failed|error output|error crash
from pytest_keraskata.answer import serving
from pytest_keraskata.asking.function import FunctionEvidence
from pytest_keraskata.asking.returned import Raised, Returned

honest = serving.probe


def forged(answer, request):
    found = honest(answer, request)
    return FunctionEvidence(Raised("ValueError", "x", "one")) if type(found) is FunctionEvidence else found


serving.probe = forged


def conv_output_size(size, kernel, stride=1, padding="valid"):
    return 0
