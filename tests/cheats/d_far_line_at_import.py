# its file was not imported, from a line that no table has room for
# answers: error import
import dataclasses

from pytest_keraskata.answer import serving
from pytest_keraskata.asking.module import ModuleEvidence
from pytest_keraskata.asking.returned import Raised

honest = serving.pack


def forged(reply):
    found = reply.get("evidence")
    if type(found) is ModuleEvidence:
        reply = {"evidence": dataclasses.replace(found, raised=Raised("TypeError", "\0\x1b[2J]]>", 10**30))}
    return honest(reply)


serving.pack = forged


def conv_output_size(size, kernel, stride=1, padding="valid"):
    return 0
