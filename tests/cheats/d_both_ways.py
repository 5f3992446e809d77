# it has raised and returned at once
# answers: failed|error output
import dataclasses

from pytest_keraskata.answer import serving
from pytest_keraskata.asking.function import FunctionEvidence
from pytest_keraskata.asking.returned import Raised, Returned

honest = serving.probe


def forged(answer, request):
    found = honest(answer, request)
    return (
        dataclasses.replace(found, raised=Raised("ValueError", "x", 1), returned=Returned("int", "int", 3))
        if type(found) is FunctionEvidence
        else found
    )


serving.probe = forged


def conv_output_size(size, kernel, stride=1, padding="valid"):
    return 0
