"""What every kata of a kind owes, broken: a solution that is right for one call, one size, or one kind of number."""

import ast
import re
import textwrap
from collections.abc import Iterator

from pytest_keraskata.audit.solution import Edits, Solution

_WRAPPER = """\
def _mutated(function):
    import functools
    import numpy
    kept = {{}}

    @functools.wraps(function)
    def wrapped(*args, **kwargs):
{body}

    return wrapped


@_mutated
"""


def remember_call(solution: Solution) -> Iterator[Edits]:
    """What the first call gave is given again, whatever the later ones ask for."""
    for function in _functions(solution):
        if function.args.args:
            yield _wrapped(
                solution,
                function,
                """
                if "found" not in kept:
                    kept["found"] = function(*args, **kwargs)
                return kept["found"]
                """,
            )


def remember_by_last(solution: Solution) -> Iterator[Edits]:
    """A builder that looks at its last argument alone to see whether it has built that before."""
    for function in _functions(solution):
        if len(function.args.args) > 1 and _builds(solution, function):
            last = function.args.args[-1].arg
            yield _wrapped(
                solution,
                function,
                f"""
                key = kwargs.get("{last}", args[-1] if len(args) == {len(function.args.args)} else None)
                if key not in kept:
                    kept[key] = function(*args, **kwargs)
                return kept[key]
                """,
            )


def round_result(solution: Solution) -> Iterator[Edits]:
    """Numbers rounded to three decimals."""
    for function in _computing(solution):
        yield _wrapped(solution, function, _result("numpy.round(found, 3)"))


def halve_precision(solution: Solution) -> Iterator[Edits]:
    """Numbers of half precision."""
    for function in _computing(solution):
        yield _wrapped(solution, function, _result("numpy.asarray(found, 'float16').astype('float32')"))


def overflow(solution: Solution) -> Iterator[Edits]:
    """Whole numbers that run over at 32 bits."""
    for function in _functions(solution):
        if re.search("params|size|updates", function.name):
            yield _wrapped(
                solution,
                function,
                """
                found = function(*args, **kwargs)
                return (found + 2**31) % 2**32 - 2**31 if isinstance(found, int) else found
                """,
            )


def change_argument(solution: Solution) -> Iterator[Edits]:
    """An array that was handed over is another one afterwards."""
    for function in _on_arrays(solution):
        yield _wrapped(
            solution,
            function,
            """
            found = numpy.array(function(*args, **kwargs))
            for one in (*args, *kwargs.values()):
                if isinstance(one, numpy.ndarray) and one.dtype.kind in "fiu" and one.flags.writeable:
                    one += 1
            return found
            """,
        )


def recompile(solution: Solution) -> Iterator[Edits]:
    """A model that came compiled gets another optimizer."""
    yield from _on_model(solution, "compile", 'model.compile(optimizer="sgd", loss=model.loss)')


def unfreeze(solution: Solution) -> Iterator[Edits]:
    """A model that came with frozen layers trains all of them."""
    yield from _on_model(solution, "trainable", "[setattr(layer, 'trainable', True) for layer in model.layers]")


def _on_model(solution: Solution, word: str, statement: str) -> Iterator[Edits]:
    for function in _functions(solution):
        names = [argument.arg for argument in function.args.args]
        if names[:1] == ["model"] and word not in solution.text(function):
            yield _wrapped(
                solution,
                function,
                f"""
                model = args[0] if args else kwargs["model"]
                if getattr(model, "compiled", False):
                    {statement}
                return function(*args, **kwargs)
                """,
            )


def training_on(solution: Solution) -> Iterator[Edits]:
    """A model that is called as in training where it is to predict."""
    for node in solution.nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "predict":
            model = solution.text(node.func.value)
            if node.args:
                yield solution.replaced(node, f"{model}({solution.text(node.args[0])}, training=True).numpy()")


def stop_gradient(solution: Solution) -> Iterator[Edits]:
    """A layer that gradients don't pass."""
    for call, name in solution.layers():
        row = next((row for step, row in solution.steps() if step is call), None)
        if name == "Dense" and row and row.index(call) > 1:
            prefix = solution.text(call.func).removesuffix(name)
            yield solution.replaced(call, f"{prefix}Lambda(keras.ops.stop_gradient), {solution.text(call)}")


def _functions(solution: Solution) -> Iterator[ast.FunctionDef]:
    """The functions that an answer must define, not those that only help them."""
    called = {node.func.id for node in solution.nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    for node in solution.tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and node.name not in called:
            yield node


def _on_arrays(solution: Solution) -> Iterator[ast.FunctionDef]:
    """Those that make arrays or numbers of arrays."""
    for function in _functions(solution):
        text = solution.text(function)
        if "np." in text and "keras" not in text and "model" not in text:
            yield function


def _computing(solution: Solution) -> Iterator[ast.FunctionDef]:
    """Those whose numbers have more digits than what they were given."""
    for function in _on_arrays(solution):
        if re.search(r"[/*@]|exp|mean|sum", solution.text(function)):
            yield function


def _builds(solution: Solution, function: ast.FunctionDef) -> bool:
    text = solution.text(function)
    return bool(function.args.defaults) and ("keras.Sequential" in text or "keras.Model" in text)


def _result(expression: str) -> str:
    return f"""
    def changed(found):
        if isinstance(found, tuple):
            return tuple(map(changed, found))
        return {expression} if isinstance(found, (float, numpy.floating, numpy.ndarray)) else found

    return changed(function(*args, **kwargs))
    """


def _wrapped(solution: Solution, function: ast.FunctionDef, body: str) -> Edits:
    start = solution.span(function)[0]
    lines = textwrap.indent(textwrap.dedent(body).strip("\n"), " " * 8)
    return ((start, start, _WRAPPER.format(body=lines)),)
