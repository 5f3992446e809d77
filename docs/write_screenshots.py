"""Makes the pictures of pages and of a notebook in a headless Chromium; with --check, only compares their words.

A picture keeps a digest of the words that it shows, as pixels differ from machine to machine; --check needs no browser.
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import nbformat
from PIL import Image, PngImagePlugin
from write_pictures import LSTM, PICTURES, RIGHT, ROOT, WRONG

WIDTH = 1100
NOTEBOOK = """\
<!doctype html><meta charset="utf-8"><body style="margin: 16px; font-family: sans-serif"><main>
<pre style="background: #f5f5f5; border: 1px solid #ddd; padding: 10px">{code}</pre>
{output}</main></body>
"""


@dataclass(frozen=True)
class Shot:
    """What is photographed.

    Args:
        html: the page.
        part: a selector of the part that is shown.
        scheme: "light" or "dark".
    """

    html: str
    part: str
    scheme: str = "light"

    @property
    def digest(self) -> str:
        """Of the words that a reader sees, without numbers that depend on the machine."""
        bare = re.sub(r"<(style|script|svg)\b.*?</\1>|<[^>]+>", " ", self.html, flags=re.DOTALL)
        told = re.sub(r"\d+\.\d+(e-?\d+)?|\d+ ?s\b", "…", unescape(bare))
        return hashlib.sha256(" ".join(told.split()).encode()).hexdigest()


def shots() -> dict[str, Shot]:
    """Every picture by its name."""
    return {
        "report": Shot(report(WRONG), ".kk-kata"),
        "report-dark": Shot(report(RIGHT), ".kk-kata", "dark"),
        "notebook": Shot(notebook(), "main"),
    }


def report(answer: str) -> str:
    """The page that pytest writes about an answer."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, LSTM).relative_to(folder)
        place = Path(folder, *file.parts[:1])
        (Path(folder) / file).parent.mkdir(parents=True)
        (Path(folder) / file).write_text(answer, "utf-8")
        (place / "pytest.ini").write_text("[pytest]\n", "utf-8")
        subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--kata-report=report.html"],
            cwd=place,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            check=False,
        )
        return (place / "report.html").read_text("utf-8")


def notebook() -> str:
    """The first attempt of the example notebook, with its verdict."""
    with warnings.catch_warnings(), tempfile.TemporaryDirectory() as folder:
        # Of the kernel's sockets.
        warnings.simplefilter("ignore")
        from nbclient import NotebookClient

        os.environ["PYTHONPATH"] = str(ROOT)
        read = nbformat.read(ROOT / "docs/notebook.ipynb", 4)
        attempt = next(place for place, cell in enumerate(read.cells) if cell.source.startswith("%%kata"))
        read.cells = [cell for cell in read.cells[: attempt + 1] if cell.cell_type == "code"]
        NotebookClient(read, timeout=300, resources={"metadata": {"path": folder}}).execute()
    cell = read.cells[-1]
    output = "".join(one.data.get("text/html", "") for one in cell.outputs if "data" in one)
    code = cell.source.replace("&", "&amp;").replace("<", "&lt;")
    return NOTEBOOK.format(code=code, output=output)


def photographed(browser: Any, shot: Shot) -> bytes:
    """A part of a page as PNG, as large as it is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(shot.html, "utf-8")
        features = [{"name": "prefers-color-scheme", "value": shot.scheme}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        browser.get(path.as_uri())
        box = browser.execute_script(
            "document.querySelectorAll('details.kk-kata').forEach(kata => { kata.open = true; });"
            "const box = document.querySelector(arguments[0]).getBoundingClientRect();"
            "return [box.x, box.y + scrollY, box.width, box.height];",
            shot.part,
        )
        clip = dict(zip(("x", "y", "width", "height"), box, strict=True)) | {"scale": 1}
        made = browser.execute_cdp_cmd("Page.captureScreenshot", {"clip": clip, "captureBeyondViewport": True})
    return base64.b64decode(made["data"])


def opened() -> Any:
    """Chromium without a window.

    Raises:
        FileNotFoundError: if it or its driver isn't installed.
    """
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if chromium is None or driver is None:
        raise FileNotFoundError("Chromium and chromedriver are needed: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", f"--window-size={WIDTH},900"):
        options.add_argument(argument)
    return webdriver.Chrome(options=options, service=Service(driver))


def main() -> int:
    made = shots()
    places = {name: PICTURES / f"{name}.png" for name in made}
    if "--check" in sys.argv:
        stale = [name for name, path in places.items()
                 if not path.is_file() or Image.open(path).info.get("words") != made[name].digest]  # fmt: skip
        for name in stale:
            print(f"{name}.png is not what is shown now; run python docs/write_screenshots.py")
        return int(bool(stale))
    browser = opened()
    try:
        for name, shot in made.items():
            words = PngImagePlugin.PngInfo()
            words.add_text("words", shot.digest)
            picture = Image.open(io.BytesIO(photographed(browser, shot))).convert("P", palette=Image.Palette.ADAPTIVE)
            picture.save(places[name], pnginfo=words, optimize=True)
    finally:
        browser.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
