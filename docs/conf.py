"""Settings of the documentation site, which `python -m sphinx -W -b html docs build/site` builds."""

import inspect
import sys
from importlib.metadata import version as installed
from pathlib import Path

from sphinx.application import Sphinx

HERE = Path(__file__).parent
# This copy is documented, even if another one is installed.
sys.path[:0] = [str(HERE), str(HERE.parent)]

import write_pages  # noqa: E402

project = "Keraskata"
copyright = "The authors of Keraskata"  # noqa: A001
version = release = installed("pytest-keraskata")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["pictures"]

# Quotes are often of code.
smartquotes = False
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]

# A word between single backticks is code in docstrings, as it is in Markdown.
default_role = "code"
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
napoleon_numpy_docstring = False

html_theme = "furo"
html_title = "Keraskata"
html_copy_source = False
html_theme_options = {"navigation_with_keys": True}


def as_it_is(app: Sphinx, what: str, name: str, documented: object, options: object, lines: list[str]) -> None:
    """Keep a property's docstring: Napoleon would read the words before a colon as a type."""
    if what in ("property", "attribute"):
        lines[:] = (inspect.getdoc(documented) or "").splitlines()


def setup(app: Sphinx) -> None:
    """Write the pages that are made from the code before Sphinx looks for pages."""
    app.connect("builder-inited", lambda app: write_pages.write(Path(app.srcdir)))
    app.connect("autodoc-process-docstring", as_it_is, priority=999)
