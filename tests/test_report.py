"""Pictures and the page that shows them: what a reader of the report gets, also one who doesn't see it."""

from __future__ import annotations

import io
import itertools
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from pytest_keraskata import catalogue, collection
from pytest_keraskata.asking.message import as_json, from_json
from pytest_keraskata.asking.module import FunctionFound, ModuleEvidence
from pytest_keraskata.asking.returned import Raised
from pytest_keraskata.board import Board
from pytest_keraskata.failures import Claim
from pytest_keraskata.failures.networks import WrongOutputShape
from pytest_keraskata.failures.unchecked import NotLoaded
from pytest_keraskata.judge.run import Run
from pytest_keraskata.kata import Check, Function, Kata
from pytest_keraskata.pictures import (
    Bars,
    Curves,
    Grids,
    Images,
    LayerTable,
    Mark,
    Model,
    Network,
    Node,
    Picture,
    Row,
    Series,
    grid,
    image,
)
from pytest_keraskata.verdict import CheckStatus, Finding, Outcome, Verdict
from tests.conftest import resized

if TYPE_CHECKING:
    from conftest import Projects

FAST = ("-p", "no:cacheprovider", "-W", "error")
EVIL = "<img src=x onerror=alert(1)>$\\frac"

LSTM = Row("LSTM 5", "(None, 5)", 160, "tanh")
GRU = Row("GRU 5", "(None, 5)", 135, "tanh", EVIL)
DENSE = Row("Dense 1", "(None, 1)", 6, "sigmoid")
WRONG = LayerTable("build_lstm(timesteps=3)", (LSTM, DENSE), (GRU, DENSE))
CONVOLUTION = Row(
    "SeparableConv2D 256 3×3", "(None, 128, 128, 256)", 12_345_678, "leaky_relu", "a_name_of_forty_letters" * 2
)
LONG = LayerTable("build_cnn(input_shape=(128, 128, 3), filters=256)", (DENSE, CONVOLUTION), (CONVOLUTION, GRU))
GRAPH = Network(
    (Node("Input", "(None, 3, 2)"), Node(f"GRU 5 “{EVIL}”", "(None, 5)", True), Node("Add", "(None, 5)")),
    ((0, 1), (1, 2), (0, 2)),
)
CURVES = Curves(
    "learning <b>",
    "steps",
    "loss",
    (Series("expected", (0.7, 0.6, 0.5), True), Series("yours", (0.7, None, 0.65))),
    marks=(Mark(1, "best <i>"),),
    note="a note & more",
)
NORMS = Bars("norms", ("first", "second"), "length", (Series("yours", (1e-9, 1.0)),), Mark(1e-3, "limit"), log=True)
EVERY_KIND: tuple[Picture, ...] = (
    Model(WRONG, GRAPH),
    CURVES,
    NORMS,
    Images("one image", (image("grey <b>", np.linspace(0, 1, 12).reshape(3, 4)),)),
    Images("colours", (image("red", np.full((2, 2, 3), (255, 0, 0), np.uint8)),)),
    Grids("maps", (grid("windows", np.arange(15.0).reshape(3, 5), (2, 2)), grid("flat", np.ones((1, 1))))),
)


FILE = 'katas/recurrent/"lstm".py'
CLAIM = Finding(
    "architecture",
    f"build_lstm({EVIL})",
    Claim("<script>alert(1)</script>", f"two\nlines {EVIL}", ("a term & another",)),
    "\x1b[31mred\u202e",
    "</code>?",
    3,
    (f"gradient(w) = {EVIL}",),
)
SHAPE = Finding("output", "build_lstm(3)", WrongOutputShape((1,), (3, 1), table=WRONG))
BROKEN = Finding("", "", NotLoaded(Raised("ValueError", f"{EVIL}\x00", 3, EVIL)))


def verdict(kata: str = "lstm", file: str = FILE, findings: Sequence[Finding] = (CLAIM, SHAPE)) -> Verdict:
    """A failed verdict; by default with something to be escaped in every word of it."""
    outcomes = [Outcome(one.check, CheckStatus.FAILED, one) for one in findings]
    return Verdict.of(catalogue.load(kata), file, [*outcomes, Outcome("training", CheckStatus.NOT_REACHED)])


def solved(kata: str, file: str) -> Verdict:
    found = catalogue.load(kata)
    return Verdict.of(found, file, [Outcome(check.name, CheckStatus.PASSED) for check in found.checks])


class Page(HTMLParser):
    """A page as a browser reads it: its elements in order, each with attributes and text."""

    VOID = frozenset(("meta", "link", "img", "br", "input", "hr"))

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[SimpleNamespace] = []
        self._open: list[SimpleNamespace] = []
        self.feed(text)
        self.close()
        assert not self._open, "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = SimpleNamespace(tag=tag, attrs=dict(attrs), text="", inside=[one.tag for one in self._open])
        self.elements.append(element)
        if tag not in self.VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(SimpleNamespace(tag=tag, attrs=dict(attrs), text="", inside=[]))

    def handle_endtag(self, tag: str) -> None:
        assert tag == self._open.pop().tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, tag: str, **attributes: str) -> list[SimpleNamespace]:
        wanted = {name.strip("_"): value for name, value in attributes.items()}
        return [
            one for one in self.elements if one.tag == tag and all(one.attrs.get(k) == v for k, v in wanted.items())
        ]


def page_of(verdicts: Sequence[Verdict], drawn: Mapping[str, tuple[Picture, ...]]) -> str:
    from pytest_keraskata.render.page import report_page

    return report_page(verdicts, drawn)


def test_a_page_quotes_the_interview_questions() -> None:
    """Of each kata, escaped."""
    from pytest_keraskata.render.page import report_page

    page = report_page([verdict()], {}, lambda kata: {"Q31": f"What is <b>{kata}</b>?"})

    assert f'<p class="kk-asked"><strong>Q31</strong> What is &lt;b&gt;{verdict().kata}&lt;/b&gt;?</p>' in page


# --- pictures ---------------------------------------------------------------------------------------------


def test_pictures_cross_as_plain_data() -> None:
    """Every kind of picture is JSON, and comes back as it was."""
    for picture in EVERY_KIND:
        assert picture == from_json(json.loads(json.dumps(as_json(picture))))


def test_first_difference() -> None:
    """The first place at which two networks differ; names and unknown shapes are no difference."""
    assert 0 == WRONG.first_difference
    assert LayerTable("f()", (LSTM,), (Row("LSTM 5", "?", 160, "tanh", "mine"),)).first_difference is None
    assert 1 == LayerTable("f()", (LSTM, DENSE), (LSTM,)).first_difference
    assert 1 == LayerTable("f()", (LSTM,), (LSTM, DENSE)).first_difference
    assert 0 == LayerTable("f()", (DENSE,), (Row("Dense 1", "(None, 1)", 6, "linear"),)).first_difference
    assert LayerTable("f()", (), (LSTM,)).first_difference is None


# --- drawings ---------------------------------------------------------------------------------------------


def drawings() -> Iterator[str]:
    from pytest_keraskata.render import charts

    yield charts.network(GRAPH, "n")
    yield charts.curves(CURVES, "c")
    yield charts.bars(NORMS, "b")


def test_drawings_are_the_same_every_time() -> None:
    """No date, no random names: two reports of the same run are the same file."""
    assert list(drawings()) == list(drawings())


def test_drawings_are_small_and_named() -> None:
    """SVG in the page's own colours, its texts as text, with an accessible name that tells the numbers."""
    for drawing, told in zip(
        drawings(), (f"GRU 5 “{EVIL}” (None, 5) reads Input", "yours: from 0.7 to 0.65; best <i>", "1e-09"), strict=True
    ):
        root = ET.fromstring(drawing)

        assert "img" == root.get("role")
        assert told in (root.get("aria-label") or "")
        assert 20_000 > len(drawing)
        assert not re.search(r"#0[1-9]0[1-9]0[1-9]", drawing)
        assert "var(--kk-" in drawing
        assert not list(root.iter("{http://www.w3.org/2000/svg}metadata"))
    texts = [one.text for one in ET.fromstring(next(drawings())).iter("{http://www.w3.org/2000/svg}text")]
    assert f"▶ GRU 5 “{EVIL}”" in texts


def test_networks_of_odd_shapes_are_drawn() -> None:
    """A layer used twice makes a circle, and a model may have no layer that reads anything."""
    from pytest_keraskata.render import charts

    nodes = (Node("Input", "(None, 1)"), Node("Dense 1", "(None, 1)"), Node("ReLU", "(None, 1)"))
    for edges in (((0, 1), (1, 2), (2, 1)), (), ((0, 0),)):
        assert "Dense 1" in charts.network(Network(nodes, edges), "n")


# --- the page ---------------------------------------------------------------------------------------------


def test_nothing_of_an_answers_is_markup() -> None:
    """Whatever a layer, a call, a file or a message is called, it is text."""
    broken = Verdict.of(catalogue.load("lstm"), "other.py", (), BROKEN)
    text = page_of([verdict(), broken], {FILE: EVERY_KIND})
    page = Page(text)

    assert 1 == len(page.all("script"))
    assert {"data:image/png"} == {(one.attrs["src"] or "").partition(";")[0] for one in page.all("img")}
    assert not [name for one in page.elements for name in one.attrs if name.startswith("on")]
    assert EVIL in page.all("table", class_="kk-layers")[0].text
    assert "\x1b" not in text
    assert "\x00" not in text
    assert "\u202e" not in text


def test_page_needs_nothing_else() -> None:
    """No link, font, image or script from elsewhere; its own policy forbids it."""
    text = page_of([verdict()], {FILE: EVERY_KIND})
    namespaces = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}

    assert namespaces >= set(re.findall(r"https?://[^\s\"'<>)]+", text))
    assert "@import" not in text
    (policy,) = Page(text).all("meta", http_equiv="Content-Security-Policy") or [
        one for one in Page(text).all("meta") if one.attrs.get("http-equiv") == "Content-Security-Policy"
    ]
    assert (policy.attrs["content"] or "").startswith("default-src 'none'")


def test_page_has_an_order() -> None:
    """Ids are unique, headings step down one at a time, links lead somewhere, tables say what their heads are for."""
    twice = [verdict(file="jane/lstm.py"), verdict(file="joe/lstm.py"), solved("gru", "gru.py")]
    page = Page(page_of(twice, {one.file: EVERY_KIND for one in twice}))
    ids = [one.attrs["id"] for one in page.elements if "id" in one.attrs]
    levels = [int(one.tag[1]) for one in page.elements if re.fullmatch(r"h[1-6]", one.tag)]
    links = [(one.attrs["href"] or "") for one in page.all("a")]

    assert len(ids) == len(set(ids))
    assert 1 == levels[0]
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))
    assert set(links) <= {f"#{one}" for one in ids}
    assert {"col", "row"} == {one.attrs.get("scope") for one in page.all("th")}
    assert ["jane/lstm.py", "joe/lstm.py"] == [one.text.split()[-1] for one in page.all("a") if "lstm" in one.text]
    assert "1 of 3 katas solved." in page.all("main")[0].text


def test_layer_table_marks_the_difference_in_words() -> None:
    """One row says that it is the first difference; the lines of the terminal's table are not shown again."""
    page = Page(page_of([verdict()], {FILE: EVERY_KIND}))
    marked = [" ".join(one.text.split()) for one in page.all("tr") if "kk-differs" in (one.attrs.get("class") or "")]

    assert ["▶ first difference: expected LSTM 5 tanh 5 160", f"found GRU 5 tanh “{EVIL}” 5 135"] == marked
    assert [f"a term & another\ngradient(w) = {EVIL}"] == [one.text for one in page.all("pre")]


def test_numbers_stand_beside_their_drawings() -> None:
    """Every curve and bar is there as a number as well."""
    page = Page(page_of([verdict()], {FILE: (CURVES, NORMS)}))
    cells = [one.text for one in page.all("td", class_="kk-number") if "figure" in one.inside]

    assert ["0.7", "0.7", "0.6", "–", "0.5", "0.65", "1e-09", "1"] == cells


def test_page_without_a_verdict() -> None:
    """Where nothing was checked, the page says so."""
    assert "No kata was checked." in page_of([], {})


def test_section_brings_its_styles_along() -> None:
    """One verdict for a notebook: no script, and styles for nothing but itself."""
    from pytest_keraskata.render.page import verdict_section

    text = verdict_section(verdict(), EVERY_KIND)
    page = Page(text)
    (style,) = page.all("style")
    selectors = re.findall(r"(?:^|[{}])\s*([^{}@]+?)\s*\{", style.text)

    assert not page.all("script")
    assert "kk" == page.elements[0].attrs["class"]
    assert selectors
    assert all(".kk" in part for selector in selectors for part in selector.split(","))
    assert page.all("svg")
    assert page.all("table", class_="kk-layers")


# --- what can be drawn of an answer -----------------------------------------------------------------------


class Loaded:
    """An answer that loads, and knows nothing else."""

    path = ""

    def ask(self, request: Any) -> ModuleEvidence:
        return ModuleEvidence(None, (FunctionFound("build", "function", 1, ()),))

    def begin(self) -> None: ...

    def expect(self, request: Any) -> None: ...

    def close(self) -> None: ...

    def limited(self, seconds: float | None) -> Any:
        from contextlib import nullcontext

        return nullcontext()


def test_pictures_never_cost_a_verdict() -> None:
    """What can't be drawn is left out, with all that would have come behind it."""

    def broken(subject: Any) -> Iterator[Picture]:
        yield CURVES
        raise ZeroDivisionError

    passes = Check("passes", lambda subject: None)
    kata = Kata("specs.topic.id", "", (), (Function("build()"),), (passes,), (), pictures=broken)
    run = Run(kata, Loaded())  # type: ignore[arg-type]

    assert () == run.pictures()
    assert "solved" == run.verdict().status
    assert (CURVES,) == run.pictures()


# --- a run ------------------------------------------------------------------------------------------------

ANSWERS = {
    "katas/dense/ann.py": (),
    "katas/gradients/exploding_gradient.py": (),
    "katas/convolution/pooling.py": (("np.mean(_windows", "np.max(_windows"),),
    "wrong/recurrent/lstm.py": (("layers.LSTM(units)", f"layers.GRU(units, name={EVIL!r})"),),
}


@pytest.fixture(scope="module")
def reported(projects: Projects) -> SimpleNamespace:
    """Solved, failed, todo and an error, from another process; and a run that stopped early, from this one."""
    project = projects("reported").with_stubs("recurrent/gru.py")
    root = Path(__file__).parents[1] / "solutions"
    for name, changes in ANSWERS.items():
        text = (root / name.partition("/")[2]).read_text("utf-8")
        for old, new in changes:
            text = text.replace(old, new)
        project.given({name: text})
    project.given({"katas/training/regression.py": "def compile_for_regression(model)\n"})
    path = project.folder / "out/report.html"
    return SimpleNamespace(
        project=project,
        path=path,
        # Pictures cross from a process of pytest-xdist.
        whole=project.run(*FAST, "-n", "1", "--kata-report=out/report.html"),
        page=Page(path.read_text("utf-8")),
        stopped=project.run(*FAST, "-x", "--color=yes", "--kata-dir=wrong", "--kata-report=x.html"),
    )


def kata_section(page: Page, kata: str) -> str:
    for place, element in enumerate(page.elements):
        if element.attrs.get("class") == "kk-kata":
            heading = next(one for one in page.elements[place:] if one.tag == "h3")
            if heading.text == kata:
                return str(element.text)
    raise LookupError(kata)


def test_run_writes_a_page(reported: SimpleNamespace) -> None:
    """Every kata has its section, and the terminal tells where the page is."""
    assert any(f"report: {reported.path}" in line for line in reported.whole.outlines)
    assert ["report.html"] == [path.name for path in reported.path.parent.iterdir()]
    assert 500_000 > reported.path.stat().st_size
    for kata, words in (
        ("ann", "solved"),
        ("gru", "todo"),
        ("regression", "the file can't be read"),
        ("exploding_gradient", "max_norm"),
    ):
        assert words in kata_section(reported.page, kata)


def test_reported_model_is_drawn(reported: SimpleNamespace) -> None:
    """Model kata: the layer table, the graph, parameters per layer, and both courses of learning."""
    labels = [one.attrs["aria-label"] or "" for one in reported.page.all("svg")]
    ann = kata_section(reported.page, "ann")

    assert any("Dense 1 sigmoid (None, 1) reads Dense 4 relu (None, 4)" in label for label in labels)
    assert any(label.startswith("parameters of each layer") for label in labels)
    assert all(name in ann for name in ("training, yours", "training, the reference's", "validation, yours"))
    assert "Layer by layer as expected" in ann


def test_same_course_as_the_reference(reported: SimpleNamespace) -> None:
    """For a right answer the reference trains exactly as it does, on both sides of each pair of curves."""
    rows = [one for one in reported.page.all("tr") if "training, yours" in one.text]
    start = reported.page.elements.index(rows[0])
    cells = [one.text for one in reported.page.elements[start:] if one.attrs.get("class") == "kk-number"]
    numbers = [text for text in cells if re.fullmatch(r"[\d.]+|–", text)]

    # Five rows of four: what was expected stands before what was found.
    assert numbers[:20:2] == numbers[1:20:2]
    assert 5 == len(set(numbers[2:20:4]))


def test_stopping_early_still_reports(reported: SimpleNamespace) -> None:
    """`-x` ends in the middle of a file; what failed is drawn all the same, a layer's evil name as it is."""
    page = Page((reported.project.folder / "x.html").read_text("utf-8"))
    lstm = kata_section(page, "lstm")

    assert "first difference" in lstm
    assert EVIL in lstm
    assert any(f"GRU 5 tanh “{EVIL}”" in (one.attrs["aria-label"] or "") for one in page.all("svg"))
    assert ["architecture"] == [one.text.split()[-1] for one in page.all("h4") if "·" in one.text]


def test_wrong_map_stands_beside_the_right_one(reported: SimpleNamespace) -> None:
    """Pooling: the image in its windows, what came out, and what should have."""
    captions = [one.text for one in reported.page.all("caption")]

    assert ["the image, in windows of 2 × 2", "max_pool", "average_pool", "average_pool, expected"] == [
        text for text in captions if "pool" in text or "windows" in text
    ]


def test_terminal_marks_the_difference(reported: SimpleNamespace) -> None:
    """Where pytest prints colours, the first difference is red."""
    (marked,) = {line for line in reported.stopped.outlines if "LSTM 5    tanh" in line}

    assert marked.startswith("\x1b[31m\x1b[1m  >  LSTM 5    tanh     5          160  GRU 5")


def test_paths_that_are_no_file(tmp_path: Path) -> None:
    """A folder, and a file where a folder would have to be, are mistakes in the command."""
    (tmp_path / "file").touch()
    for asked, told in ((".", "is a folder"), ("", "is a folder"), ("file/report.html", "file is a file")):
        config = SimpleNamespace(
            getoption=lambda _, asked=asked: asked, invocation_params=SimpleNamespace(dir=tmp_path)
        )
        with pytest.raises(pytest.UsageError, match=f"--kata-report: .*{told}"):
            collection._report(config)  # type: ignore[arg-type]


def test_report_that_cannot_be_written(tmp_path: Path) -> None:
    """It is told in a line, nothing is left behind, and a run in which all is solved is no success."""
    session = SimpleNamespace(exitstatus=pytest.ExitCode.OK)
    closing = Board(SimpleNamespace(), SimpleNamespace())  # type: ignore[arg-type]
    told: list[str] = []
    assert not closing._write(session, tmp_path / ("x" * 300), "the report", "")  # type: ignore[arg-type]
    closing.pytest_terminal_summary(SimpleNamespace(write_line=lambda line, **_: told.append(line)))

    assert pytest.ExitCode.USAGE_ERROR == session.exitstatus
    assert [f"the report can't be written to {tmp_path}/{'x' * 300}: File name too long"] == told
    assert [] == list(tmp_path.iterdir())


def test_every_kata_is_drawn_or_not() -> None:
    """Katas that build models, and those that have something to show, have pictures of their own."""
    drawn = {kata.id for kata in catalogue.all_katas() if kata.pictures.__name__ != "_no_pictures"}

    assert drawn >= {"lstm", "cnn", "augmentation", "pooling", "binary_evaluation", "vanishing_gradient", "residual"}


# --- in a browser -----------------------------------------------------------------------------------------


def coloured(browser: Any, scheme: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def colours(browser: Any) -> tuple[str, str, str]:
    """Of the page, of its words, and of the words in a drawing."""
    script = """
        const of = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
        return [of('body', 'backgroundColor'), of('body', 'color'), of('.kk-kata svg text', 'fill')]
    """
    return tuple(browser.execute_script(script))  # type: ignore[return-value]


def test_page_in_a_browser(reported: SimpleNamespace, browser: Any) -> None:
    """Opened from disk it asks for nothing, reports no mistake, and fits a narrow screen, the numbers of its curves too."""
    browser.get(reported.path.as_uri())
    browser.execute_script("document.querySelectorAll('details').forEach(one => { one.open = true })")
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = {one["params"]["request"]["url"] for one in messages if one["method"] == "Network.requestWillBeSent"}

    assert {"file", "data"} >= {url.partition(":")[0] for url in asked}
    assert [] == browser.get_log("browser")
    for width in (1400, 1280, 400, 390):
        resized(browser, width)
        assert width >= browser.execute_script("return document.documentElement.scrollWidth")
        beyond = (
            "[...document.querySelectorAll('.kk-numbers .kk-wide')].filter(one => one.scrollWidth > one.clientWidth)"
        )
        assert [] == browser.execute_script(f"return {beyond}.map(one => one.textContent)"), width


def test_full_page_on_a_phone(tmp_path: Path, browser: Any) -> None:
    """All katas on one board, and every kind of picture: nothing reaches beyond 400 pixels."""
    everything = [verdict(one.id, f"katas/{one.file}") for one in catalogue.all_katas()]
    path = tmp_path / "report.html"
    path.write_text(page_of(everything, {everything[0].file: EVERY_KIND}), "utf-8")
    browser.get(path.as_uri())
    resized(browser, 400)

    assert 400 >= browser.execute_script("return document.documentElement.scrollWidth")
    assert 400 >= browser.execute_script(
        "return Math.max(...[...document.querySelectorAll('.kk-board, figure')].map(one => one.getBoundingClientRect().right))"
    )


def test_layers_fit_a_phone_and_a_notebook(tmp_path: Path, browser: Any) -> None:
    """From 390 to 1400 pixels, no column of a table of layers is cut, and none has to be scrolled to."""
    path = tmp_path / "report.html"
    page = page_of([verdict(findings=[SHAPE])], {FILE: (Model(LONG, GRAPH),)})
    path.write_text(page, "utf-8")
    browser.get(path.as_uri())
    for width in (390, 900, 1300, 1400):
        resized(browser, width)
        inner, outer = browser.execute_script(
            "const one = document.querySelector('.kk-wide'); return [one.scrollWidth, one.clientWidth]"
        )
        assert inner <= outer, width


def test_page_by_keyboard(reported: SimpleNamespace, browser: Any) -> None:
    """Tab goes from the skip link over the toggle to every kata; the toggle turns the page dark, Enter unfolds."""
    from selenium.webdriver.common.keys import Keys

    coloured(browser, "light")
    browser.get(reported.path.as_uri())
    reached: list[tuple[str, str]] = []
    for _ in range(99):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        focused = browser.switch_to.active_element
        at = (focused.tag_name, focused.get_attribute("id") or focused.text)
        if at in reached[:1] or focused.tag_name == "body":
            break
        reached.append(at)
        if focused.get_attribute("id") == "theme":
            light = colours(browser)
            focused.send_keys(Keys.SPACE)
            assert "true" == focused.get_attribute("aria-pressed")
            assert all(one != other for one, other in zip(light, colours(browser), strict=True))
        elif focused.tag_name == "summary" and "ann" in focused.text.split():
            is_open = "return document.activeElement.parentElement.open"
            assert not browser.execute_script(is_open)
            focused.send_keys(Keys.ENTER)
            assert browser.execute_script(is_open)
    names = [tag for tag, _ in reached]
    katas = [text for tag, text in reached if tag == "summary"]

    assert ["a", "button", "a"] == names[:3]
    assert all(any(kata in text.split() for text in katas) for kata in ("ann", "gru", "regression", "pooling"))


def test_page_in_the_dark(reported: SimpleNamespace, browser: Any) -> None:
    """Where the system is dark, so are page and drawings, without a touch."""
    browser.get(reported.path.as_uri())
    coloured(browser, "light")
    light = colours(browser)
    coloured(browser, "dark")

    assert all(one != other for one, other in zip(light, colours(browser), strict=True))
    coloured(browser, "light")


def test_page_read_aloud(reported: SimpleNamespace, browser: Any) -> None:
    """What a screen reader gets: every drawing and every table of layers has a name."""
    browser.get(reported.path.as_uri())
    browser.execute_script("document.querySelectorAll('details').forEach(one => { one.open = true })")
    nodes = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    named = [(one["role"]["value"], one.get("name", {}).get("value", "")) for one in nodes if "role" in one]
    drawings = [name for role, name in named if role in ("img", "image")]

    assert len(drawings) >= browser.execute_script("return document.querySelectorAll('svg').length")
    assert all(drawings)
    assert any("Layer by layer as expected" in name for role, name in named if role == "table")


def test_picture_of_the_page_is_no_blank(reported: SimpleNamespace, browser: Any) -> None:
    """Something is drawn in many colours, not a white page."""
    from PIL import Image

    browser.get(reported.path.as_uri())
    resized(browser, 1280)
    shown = Image.open(io.BytesIO(browser.get_screenshot_as_png())).convert("RGB")

    assert 50 < len(shown.getcolors(1 << 20) or [])
