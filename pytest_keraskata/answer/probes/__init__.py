"""The only code that touches an answer: it asks, calls and reports plain data. It knows no spec and no reference."""

import dataclasses
import importlib

from pytest_keraskata.answer.loaded import Answer
from pytest_keraskata.asking.message import Evidence, Request


def probe(answer: Answer, request: Request) -> Evidence:
    """What the answer shows when it is asked this."""
    # Only the probe that is needed is imported: a module can be looked at without Keras.
    module = importlib.import_module(request.probe)
    answer.touched.clear()
    evidence: Evidence = module.probe(answer, request)
    return dataclasses.replace(evidence, touched=tuple(answer.touched))
