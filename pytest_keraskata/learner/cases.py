"""The call that shows a failure as files of its own: a script to run it with, and its arrays."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from pytest_keraskata.asking.call import LONGEST, Call, View, as_code
from pytest_keraskata.asking.plain import Array
from pytest_keraskata.learner.files import write_whole

_SCRIPT = '''\
"""{title}: the smallest call that fails."""

import runpy
from pathlib import Path

import numpy as np

arrays = np.load(Path(__file__).with_suffix(".npz"))
answer = runpy.run_path({file!r})
print(answer[{function!r}]({arguments}))
'''


class NotWritable(ValueError):
    """A call whose arguments can't be written to a file, such as a model; its text says which."""


def save(folder: Path, title: str, file: Path, call: Call) -> Path:
    """Write a call as a script, beside its arrays; the script's path.

    Args:
        folder: where to; made where it is missing.
        title: the kata and the check, as "lstm · output".
        file: the answer's.
        call: the call.

    Raises:
        NotWritable: where an argument is more than numbers, text and arrays.
        OSError: where nothing can be written.
    """
    arrays: dict[str, Array] = {}
    parts = [_code(value, f"argument_{place}", arrays) for place, value in enumerate(call.args, start=1)]
    parts += [f"{name}={_code(value, name, arrays)}" for name, value in call.kwargs.items()]
    path = folder / f"{title.replace(' · ', '-')}.py"
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(path.with_suffix(".npz"), **arrays)  # type: ignore[arg-type]
    told = {"title": title, "file": str(file), "function": call.function, "arguments": ", ".join(parts)}
    write_whole(path, _SCRIPT.format(**told).removesuffix("\n"))
    return path


def _code(value: object, name: str, arrays: dict[str, Array]) -> str:
    loaded = f"arrays[{name!r}]"
    match value:
        case np.ndarray() if value.size > LONGEST:
            arrays[name] = value
            return loaded
        case View(array, how) if array.size > LONGEST:
            turned = ", ".join(["::-1"] * array.ndim)
            forms = {
                "reversed": (np.flip(array), f"{loaded}[{turned}]"),
                "second": (array, f"np.repeat({loaded}, 2, axis=-1)[..., ::2]"),
            }
            arrays[name], code = forms.get(how, (array.T, f"{loaded}.T"))
            return code
        case list() | tuple():
            inner = [_code(one, f"{name}_{place}", arrays) for place, one in enumerate(value, start=1)]
            return f"[{', '.join(inner)}]" if isinstance(value, list) else f"({', '.join(inner)},)"
        case np.ndarray() | np.generic() | View() | bool() | int() | float() | str() | None:
            return as_code(value)
        case _:
            raise NotWritable(f"{as_code(value)} can't be written to a file")
