"""The only code that touches an answer: it asks, calls and reports plain data. It knows no spec and no reference."""

import importlib

from pytest_keraskata.evidence import Evidence, Request
from pytest_keraskata.probes.answer import Answer

_PROBES = {
    "ModuleRequest": "module",
    "CallbackRequest": "callback",
    "SaveRequest": "saving",
    "TuningRequest": "tuning",
    "AugmenterRequest": "augmenter",
    "ImagesRequest": "images",
    "FunctionRequest": "function",
    "HeadRequest": "head",
    "ModelRequest": "model",
    "TrainingRequest": "training",
}


def probe(answer: Answer, request: Request) -> Evidence:
    """What the answer shows when it is asked this."""
    # Only the probe that is needed is imported: a module can be looked at without Keras.
    module = importlib.import_module(f"{__name__}.{_PROBES[type(request).__name__]}")
    evidence: Evidence = module.probe(answer, request)
    return evidence
