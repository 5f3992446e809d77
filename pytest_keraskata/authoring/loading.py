"""Katas whose function loads images from a folder with a folder for each class."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from pytest_keraskata.asking.call import Call, InFolder
from pytest_keraskata.asking.images import ImagesEvidence, ImagesRequest
from pytest_keraskata.asking.plain import Plain
from pytest_keraskata.asking.subject import Subject
from pytest_keraskata.authoring.functions import raised
from pytest_keraskata.judge.loading import Loaded
from pytest_keraskata.judge.pictures import FOLDER, Counts, pictures
from pytest_keraskata.kata import Function


def loaded_images(
    subject: Subject,
    function: Function,
    counts: Counts,
    given: Mapping[str, Plain],
    *,
    fit: int = 0,
    small: bool = False,
) -> Loaded:
    """What comes of a folder of images.

    Args:
        subject: the answer.
        function: its function of (directory, image_size, batch_size).
        counts: the classes, and how many files each has.
        given: the arguments besides the folder.
        fit: epochs of `fit` that follow.
        small: whether the files are.

    Raises:
        Failed: if something is raised, or the returned value can't be looped over.
    """
    known = pictures(counts, small=small)
    # By position where all is said, by name otherwise.
    is_positional = len(given) == 2 and len(counts) > 2
    call = Call(
        function.name, (InFolder(FOLDER), *(given.values() if is_positional else ())), {} if is_positional else given
    )
    arguments: Any = function.arguments(call)
    steps = math.ceil(len(known) / arguments["batch_size"]) + 1
    files = tuple((picture.place, picture.pixels) for picture in known)
    request = ImagesRequest(call, files, steps, fit=fit, classes=len(counts))
    evidence: ImagesEvidence = subject.ask(request)
    found = Loaded(request, evidence, known, tuple(arguments["image_size"]), arguments["batch_size"])
    if evidence.raised is not None:
        returned = evidence.returned
        if returned is not None and returned.kind in ("none", "int", "float", "text"):
            raise found.failed("an iterable of batches", returned.words)
        raise raised(request.call, evidence, evidence.raised, "batches of images and labels")
    return found
