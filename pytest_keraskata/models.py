"""The pytest face of diagnosis: `--keras-model=package.module:build` makes items for a model that belongs to no kata."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

from pytest_keraskata.portrait.fault import Fault
from pytest_keraskata.render import terminal


class Unhealthy(Exception):
    """Errors of a model."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(fault.name for fault in faults))
        self.faults = faults


class ModelNode(pytest.Collector):
    """One model; what was found of it is found once, and each item tells its part.

    Args:
        place: "package.module:build", where `build()` gives a model, or a model with its data: (model, x, y).
    """

    def __init__(self, *, place: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.place = place
        self._found: list[Fault] | None = None
        self._is_broken = False

    def collect(self) -> list[ModelItem]:
        from pytest_keraskata.portrait.rules import TOPICS

        # Of callbacks only a script's call of fit tells.
        topics = {topic: names for topic, names in TOPICS.items() if topic != "callbacks"}
        return [ModelItem.from_parent(self, name=topic, names=names) for topic, names in topics.items()]

    def found(self) -> list[Fault]:
        """What is wrong with the model.

        Raises:
            pytest.fail.Exception: where there is no such module or function, or no model comes out of it.
        """
        if self._is_broken:
            pytest.skip("no model came out of it")
        if self._found is None:
            self._is_broken = True
            from pytest_keraskata.api import diagnose
            from pytest_keraskata.backend import import_keras, keras

            import_keras(on="tensorflow")
            built = _built(self.place, self.config.invocation_params.dir)
            model, *data = built if isinstance(built, tuple) else (built,)
            if not isinstance(model, keras.Model) or len(data) > 2:
                pytest.fail(
                    f"{self.place} should give a model or (model, x, y); it gives {type(built).__name__}", pytrace=False
                )
            self._found = diagnose(model, *data)
            self._is_broken = False
        return self._found


class ModelItem(pytest.Item):
    """The faults of one kind, such as those of the outputs."""

    def __init__(self, *, names: frozenset[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.names = names

    def runtest(self) -> None:
        parent: Any = self.parent
        errors = [fault for fault in parent.found() if fault.level == "error" and fault.name in self.names]
        if errors:
            raise Unhealthy(errors)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The faults, without a frame of ours."""
        if isinstance(excinfo.value, Unhealthy):
            return "\n".join(line for fault in excinfo.value.faults for line in terminal.diagnosis_lines(fault))
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, self.name


def model_items(session: pytest.Session, places: list[str]) -> list[pytest.Item]:
    """The items of these models.

    Raises:
        pytest.UsageError: for a place that is none.
    """
    for place in places:
        if not all(part.isidentifier() for part in (*place.partition(":")[0].split("."), place.partition(":")[2])):
            raise pytest.UsageError(f"--keras-model: package.module:build is expected; received {place}")
    nodes = [ModelNode.from_parent(session, name=place, nodeid=place, place=place) for place in places]
    return [item for node in nodes for item in node.collect()]


def _built(place: str, folder: Path) -> Any:
    module, _, name = place.partition(":")
    sys.path.insert(0, str(folder))
    try:
        build = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError) as missing:
        pytest.fail(f"{place}: {missing}", pytrace=False)
    finally:
        sys.path.remove(str(folder))
    return build() if callable(build) and not hasattr(build, "layers") else build
