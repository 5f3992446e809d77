"""Where in a script something happens: lines of calls, of layers and of exceptions."""

import sys
import traceback
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any
from weakref import WeakKeyDictionary

from pytest_keraskata.asking.returned import Raised

_LONGEST = 20_000


class Places:
    """The lines of one script.

    Args:
        script: its file.
    """

    def __init__(self, script: Path) -> None:
        self.script = str(script)
        self._made: WeakKeyDictionary[Any, int] = WeakKeyDictionary()

    def line(self) -> int:
        """The line of the script that is being run; 0 where none is."""
        frame: FrameType | None = sys._getframe(1)
        while frame is not None:
            if frame.f_code.co_filename == self.script:
                return frame.f_lineno
            frame = frame.f_back
        return 0

    def is_script(self, frame: FrameType) -> bool:
        """Whether this is code of the script's own."""
        return frame.f_code.co_filename == self.script

    def made(self, layer: Any) -> None:
        """A layer was made here."""
        line = self.line()
        if line:
            self._made[layer] = line

    def layers(self, model: Any) -> dict[str, int]:
        """The lines that made the layers of a model, by their names."""
        return {str(one.name): self._made[one] for one in model._flatten_layers() if one in self._made}

    def raised(self, error: BaseException) -> tuple[Raised, bool]:
        """An exception with its line in the script, and whether it came out of Keras or TensorFlow."""
        steps = traceback.extract_tb(error.__traceback__)
        own = [step for step in steps if step.filename == self.script]
        line = own[-1].lineno if own else getattr(error, "lineno", None)
        later = steps[steps.index(own[-1]) + 1 :] if own else ()
        backend = any(part in step.filename for step in later for part in ("/keras/", "/tensorflow/", "\\keras\\"))
        subject = getattr(error, "obj", None)
        about = getattr(error, "name", "") if isinstance(error, ImportError) else ""
        if isinstance(error, AttributeError):
            about = subject.__name__ if isinstance(subject, ModuleType) else type(subject).__module__
        backend = backend or str(about or "").split(".")[0] in ("keras", "tensorflow")
        try:
            text = str(error).strip()[:_LONGEST]
        except Exception:
            # A class of the script's own may fail at that, too.
            text = ""
        code = (own[-1].line or "") if own else ""
        return Raised(type(error).__name__, text, line, code), backend
