"""What a module depends on, found in the text of modules; none is imported."""

import ast
import hashlib
from collections.abc import Iterable, Mapping
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
        acts: it imports or calls something.
        front: of a module that only hands on what others define, where each of its names comes from.
    """

    digest: str
    imported: frozenset[str]
    used: frozenset[str]
    probes: Mapping[str, str]
    acts: bool
    front: Mapping[str, str]


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
        """Those of the names that are modules, with the packages around them, but for those that only hold constants."""
        found: dict[str, _Module] = {}
        for name in names:
            if module := self._module(name):
                found[name] = module
            else:
                package, _, one = name.rpartition(".")
                front = self._module(package) if package else None
                if front and one in front.front:
                    origin = front.front[one]
                    found |= self._existing([origin, origin.rpartition(".")[0]])
            while name := name.rpartition(".")[0]:
                module = self._module(name)
                if module and module.acts:
                    found[name] = module
        return found

    def _module(self, name: str) -> _Module | None:
        if name not in self._modules:
            root, *rest = name.split(".")
            self._modules[name] = _read(name, self._places[root].joinpath(*rest)) if root in self._places else None
        return self._modules[name]


def _read(name: str, place: Path) -> _Module | None:
    for file, package in (
        (place / "__init__.py", name),
        (place.with_name(f"{place.name}.py"), name.rpartition(".")[0]),
    ):
        if file.is_file():
            return _told(file.read_bytes(), package)
    return None


def _told(text: bytes, package: str) -> _Module:
    imported, used, probes, acts = set[str](), set[str](), dict[str, str](), False
    for node in ast.walk(ast.parse(text)):
        acts = acts or isinstance(node, ast.Call | ast.Import | ast.ImportFrom)
        if isinstance(node, ast.Import):
            imported.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = resolve_name("." * node.level + (node.module or ""), package)
            imported.update((origin, *(f"{origin}.{alias.name}" for alias in node.names)))
            used.update(alias.name for alias in node.names)
        elif isinstance(node, ast.Name):
            used.add(node.id)
        elif isinstance(node, ast.Attribute):
            used.add(node.attr)
        elif isinstance(node, ast.ClassDef):
            named = {keyword.arg: keyword.value for keyword in node.keywords}
            if isinstance(probe := named.get("probe"), ast.Constant):
                probes[node.name] = str(probe.value)
    digest = hashlib.sha256(text).hexdigest()
    front = _front(text, package)
    if front:
        # Who takes a name from it depends on where that comes from, and not on all others.
        return _Module(digest, frozenset(), frozenset(), {}, True, front)
    return _Module(digest, frozenset(imported), frozenset(used), probes, acts, {})


def _front(text: bytes, package: str) -> Mapping[str, str]:
    """Where the names come from that a module hands on, if it does nothing else."""
    found: dict[str, str] = {}
    if b"__all__" not in text:
        return found
    for node in ast.parse(text).body:
        if isinstance(node, ast.ImportFrom):
            origin = resolve_name("." * node.level + (node.module or ""), package)
            found |= {alias.asname or alias.name: f"{origin}.{alias.name}" for alias in node.names}
        elif not (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__") and not _is_text(node):
            return {}
    return found


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
