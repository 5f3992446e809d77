"""Builds several models one after the other, and reports how they look and whether they are apart."""

from typing import Any

from pytest_keraskata.answer.loaded import Answer, recorded_warnings
from pytest_keraskata.answer.probes.model import built, observe
from pytest_keraskata.asking.builds import BuildsEvidence, BuildsRequest
from pytest_keraskata.asking.model import ModelEvidence, ModelRequest
from pytest_keraskata.backend import zero_initialized


def probe(answer: Answer, request: BuildsRequest) -> BuildsEvidence:
    answer.seed(request.seed)
    found: list[ModelEvidence] = []
    shared: list[int | None] = []
    owners: dict[int, int] = {}
    # Kept until the end: what is gone lends its place in memory to what comes.
    kept: list[Any] = []
    with recorded_warnings(), zero_initialized():
        for place, call in enumerate(request.calls):
            asked = ModelRequest(call, values=False, seed=request.seed)
            model, _, problem = built(answer, asked)
            if problem is not None:
                found.append(problem)
                shared.append(None)
                break
            kept.append(model)
            line = answer.line_of(call.function)
            found.append(ModelEvidence(line=line, is_model=True, **observe(answer, model, asked)))
            parts = [id(model), *(id(variable) for variable in model.weights)]
            shared.append(next((owners[part] for part in parts if part in owners), None))
            for part in parts:
                owners.setdefault(part, place)
    return BuildsEvidence(tuple(found), tuple(shared))
