# its evidence returned something of a kind that there isn't
# answers: failed|error output|error crash
from pytest_keraskata.answer import serving
from pytest_keraskata.asking.function import FunctionEvidence
from pytest_keraskata.asking.returned import Raised, Returned

honest = serving.probe


def forged(answer, request):
    found = honest(answer, request)
    return FunctionEvidence(None, Returned("judge", "x", {"a": None})) if type(found) is FunctionEvidence else found


serving.probe = forged


def conv_output_size(size, kernel, stride=1, padding="valid"):
    return 0
