# what it raised was raised in a line that no table has room for
# answers: failed|error output
import dataclasses

from pytest_keraskata.answer import serving
from pytest_keraskata.asking.function import FunctionEvidence
from pytest_keraskata.asking.returned import Raised

honest = serving.probe


def forged(answer, request):
    found = honest(answer, request)
    return (
        dataclasses.replace(found, returned=None, raised=Raised("TypeError", "x", 10**30))
        if type(found) is FunctionEvidence
        else found
    )


serving.probe = forged


def conv_output_size(size, kernel, stride=1, padding="valid"):
    return 0
