"""What a module depends on, found in the text of modules; none is imported."""

import ast
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import resolve_name
from pathlib import Path


@dataclass(frozen=True)
class _Module:
    """What the text of a module says.

    Args:
        digest: a fingerprint of the text.
        imported: what its imports name, also in functions: modules, and names in them.
        used: every name that is used, without what stands before a dot.
        probes: of the kinds of requests that are defined here, by the name of the class.
        is_list: nothing happens when it is imported: it only assigns constants.
    """

    digest: str
    imported: frozenset[str]
    used: frozenset[str]
    probes: Mapping[str, str]
    is_list: bool


class Sources:
    """The source files of some packages, and what depends on what among them.

    Args:
        places: where each package lies, by its name; of a module without a package, its path without the suffix.
    """

    def __init__(self, places: Mapping[str, Path]) -> None:
        self._places = places
        self._modules: dict[str, _Module | None] = {}

    def digest(self, *modules: str) -> str:
        """A fingerprint of the text of all that these modules depend on.

        Raises:
            ModuleNotFoundError: where one of them is in none of the packages.
        """
        found = self.closure(*modules)
        return hashlib.sha256("".join(f"{name} {found[name].digest}\n" for name in sorted(found)).encode()).hexdigest()

    def closure(self, *modules: str) -> Mapping[str, _Module]:
        """These modules and all that they import, directly or not, with the probes of the requests that they use.

        Raises:
            ModuleNotFoundError: where one of them is in none of the packages.
        """
        found = self._existing(modules)
        for name in modules:
            if name not in found:
                raise ModuleNotFoundError(f"there is no source file of {name}", name=name)
        while True:
            known = list(found.values())
            used = frozenset[str]().union(*(module.used for module in known))
            probes = [probe for module in known for request, probe in module.probes.items() if request in used]
            reached = self._existing({*found, *probes}.union(*(module.imported for module in known)))
            if reached.keys() == found.keys():
                return found
            found = reached

    def _existing(self, names: Iterable[str]) -> dict[str, _Module]:
        """Those of the names that are modules, with the packages they are in, but for packages that are mere lists."""
        found: dict[str, _Module] = {}
        for name in names:
            if module := self._module(name):
                found[name] = module
            while name := name.rpartition(".")[0]:
                module = self._module(name)
                if module and not module.is_list:
                    found[name] = module
        return found

    def _module(self, name: str) -> _Module | None:
        if name not in self._modules:
            root, *rest = name.split(".")
            self._modules[name] = _read(name, self._places[root].joinpath(*rest)) if root in self._places else None
        return self._modules[name]


def _read(name: str, place: Path) -> _Module | None:
    for file, package in ((place / "__init__.py", name), (place.parent / f"{place.name}.py", name.rpartition(".")[0])):
        if file.is_file():
            text = file.read_bytes()
            tree = ast.parse(text)
            nodes = list(ast.walk(tree))
            imported = frozenset(_imported(nodes, package))
            return _Module(
                hashlib.sha256(text).hexdigest(),
                imported,
                frozenset(_used(nodes)) | {one.rpartition(".")[2] for one in imported},
                dict(_probes(nodes)),
                all(_is_constant(node) for node in tree.body),
            )
    return None


def _imported(nodes: Iterable[ast.AST], package: str) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = resolve_name("." * node.level + (node.module or ""), package)
            yield from (origin, *(f"{origin}.{alias.name}" for alias in node.names))


def _used(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


def _probes(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, str]]:
    for node in (one for one in nodes if isinstance(one, ast.ClassDef)):
        for keyword in node.keywords:
            if keyword.arg == "probe" and isinstance(keyword.value, ast.Constant):
                yield node.name, str(keyword.value.value)


def _is_constant(node: ast.stmt) -> bool:
    if not isinstance(node, ast.Expr | ast.Assign):
        return False
    try:
        ast.literal_eval(node.value)
    except ValueError:
        return False
    return True
