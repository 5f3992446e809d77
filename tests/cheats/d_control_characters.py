# what it raised is called by what steers files, terminals and XML
# answers: failed|error output
import dataclasses

from pytest_keraskata.answer import serving
from pytest_keraskata.asking.function import FunctionEvidence
from pytest_keraskata.asking.returned import Raised

honest = serving.probe


def forged(answer, request):
    found = honest(answer, request)
    return (
        dataclasses.replace(
            found, returned=None, raised=Raised("\0\x1b[2J]]>", "\0\x0b\ufffe\u202e</failure>", 1, "\0")
        )
        if type(found) is FunctionEvidence
        else found
    )


serving.probe = forged


def conv_output_size(size, kernel, stride=1, padding="valid"):
    return 0
