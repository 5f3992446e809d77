"""The notebook face: `%load_ext pytest_keraskata.notebook`, then `%%kata lstm` at the top of a cell."""

from __future__ import annotations

import ast
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

import click
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError, UsageError
from IPython.display import Code, display

from pytest_keraskata import catalogue
from pytest_keraskata.answer.prints import readable
from pytest_keraskata.cli.predicting import predict
from pytest_keraskata.cli.quizzing import quiz
from pytest_keraskata.kata import Kata
from pytest_keraskata.learner.desk import Desk, NotSolved
from pytest_keraskata.learner.folder import Folder, NotShipped, shipped_stub
from pytest_keraskata.learner.review import review_lines
from pytest_keraskata.render import terminal as words
from pytest_keraskata.render.text import WIDEST
from pytest_keraskata.verdict import Finding, Status, Verdict

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

    from pytest_keraskata.pictures import Picture

One = TypeVar("One")
_HELP = """\
%%kata lstm at the top of a cell runs the cell and checks what it defines. On a line of its own
%kata lstm           shows the task and begins a cell,
%kata hint lstm      gives a hint, one more each time,
%kata solution lstm  shows the worked answer once it is solved, with --anyway also before,
%kata review lstm    shows it beside yours, why it is right, and what to read and do next,
%kata list           lists the katas,
%kata next           says which kata comes next,
%kata progress       shows how many are solved, by topic,
%kata predict lstm   has you work out a model's output shape and parameter count before you build it,
%kata quiz lstm      asks the interview questions of a kata or topic; without a name, those that are due."""


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Have `%kata` and `%%kata` in this session."""
    shell.magics_manager.register_function(Session(shell).kata, "line_cell", "kata")


def unload_ipython_extension(shell: InteractiveShell) -> None:
    """Have them no longer."""
    for kind in ("line", "cell"):
        shell.magics_manager.magics[kind].pop("kata", None)


class _Kept(DisplayPublisher):
    """Displays as text in a stream.

    Args:
        stream: where it is kept.
    """

    def __init__(self, stream: io.StringIO) -> None:
        super().__init__()
        self._stream = stream

    def publish(self, data: Mapping[str, Any], *_: Any, **__: Any) -> None:
        self._stream.write(f"{str(data.get('text/plain', '')).rstrip()}\n")

    def clear_output(self, wait: bool = False) -> None:
        """What is kept stays."""


class Session:
    """What one kernel knows of its user's katas.

    Args:
        shell: IPython's.
    """

    def __init__(self, shell: InteractiveShell) -> None:
        self._shell = shell
        self._desk = Desk(Folder.nearest())
        # The cell that was checked last, by kata.
        self._answers: dict[str, str] = {}

    def kata(self, line: str, cell: str | None = None) -> None:
        """`%%kata lstm` runs a cell and checks what it defines; `%kata` alone says what else there is."""
        if cell is not None:
            self._judge(line.strip(), cell)
            return
        match line.split():
            case []:
                _say(_HELP)
            case ["list"]:
                self._list()
            case ["next"]:
                self._next()
            case ["progress"]:
                self._progress()
            case ["predict", *rest]:
                self._asking(predict, rest)
            case ["quiz", *rest]:
                self._asking(quiz, rest)
            case ["hint" | "solution" | "review" as what]:
                raise UsageError(f"which kata? for example %kata {what} lstm")
            case ["hint", name]:
                self._hint(_kata(name))
            case ["solution", name]:
                self._solution(_kata(name), anyway=False)
            case ["solution", name, "--anyway"] | ["solution", "--anyway", name]:
                self._solution(_kata(name), anyway=True)
            case ["review", name]:
                self._review(_kata(name), anyway=False)
            case ["review", name, "--anyway"] | ["review", "--anyway", name]:
                self._review(_kata(name), anyway=True)
            case [name]:
                self._task(_kata(name))
            case _:
                raise UsageError(f"%kata {line} isn't understood\n{_HELP}")

    def _judge(self, name: str, cell: str) -> None:
        if not name:
            raise UsageError("which kata? for example %%kata lstm; %kata list names them all")
        kata = _kata(name)
        _import_keras()
        source, file = self._run(name, cell)
        shown = display({"text/plain": f"checking {kata.id} …"}, raw=True, display_id=True)
        assert shown is not None, "a display with an id has a handle"
        try:
            with self._kept() as printed:
                verdict, pictures = self._verdict(kata, source, file)
            shown.update(_bundle(verdict, pictures), raw=True)
        except BaseException as error:
            shown.update({"text/plain": f"{kata.id}: there is no verdict"}, raw=True)
            if isinstance(error, KeyboardInterrupt):
                _render(error, ["KeyboardInterrupt"])
            raise
        self._answers[kata.id] = cell
        self._desk.record(verdict)
        if not verdict.solved and printed.getvalue():
            _say("\n".join(words.printed_lines(readable(printed.getvalue()))))
        if verdict.solved:
            _say(f"the worked answer beside yours: %kata review {kata.id}")
        self._say_trouble()

    @contextmanager
    def _kept(self) -> Iterator[io.StringIO]:
        """Keep what an answer prints and displays, such as the tables of `model.summary()`, as text."""
        shell, printed = self._shell, io.StringIO()
        publisher = shell.display_pub
        shell.display_pub = _Kept(printed)
        try:
            with redirect_stdout(printed), redirect_stderr(printed):
                yield printed
        finally:
            shell.display_pub = publisher

    def _run(self, name: str, cell: str) -> tuple[str, str]:
        """Run a cell as it would run without the magic: its source, and the name of the file that it passes for."""
        shell = self._shell
        # With the magic as a comment, the lines have the numbers that they have in the cell.
        written = f"# %%kata {name}\n{cell}"
        try:
            source = shell.transform_cell(written)
            file = shell.compile.cache(source, self._number, raw_code=written.removeprefix("# "))
            tree = shell.transform_ast(shell.compile.ast_parse(source, filename=file))
        except SyntaxError as error:
            raise _as_shown(error, shell.SyntaxTB.structured_traceback(type(error), error, None)) from None
        try:
            is_shown = tree.body and isinstance(tree.body[-1], ast.Expr) and not cell.rstrip().endswith(";")
            last = tree.body.pop() if is_shown else None
            exec(shell.compile(tree, file, "exec"), shell.user_ns)  # noqa: S102
            if last is not None:
                shown: Any = ast.Interactive([last])
                exec(shell.compile(shown, file, "single"), shell.user_ns)  # noqa: S102
        except BaseException as error:
            # What stands above the cell is IPython's and ours, and no business of the learner's.
            frames = error.__traceback__.tb_next if error.__traceback__ else None
            _render(error, shell.InteractiveTB.structured_traceback(type(error), error, frames, tb_offset=0))
            raise
        return source, file

    def _verdict(self, kata: Kata, source: str, file: str) -> tuple[Verdict, tuple[Picture, ...]]:
        from pytest_keraskata.api import subject_of
        from pytest_keraskata.backend import find_devices, undisturbed
        from pytest_keraskata.failures.unchecked import Unwritten
        from pytest_keraskata.judge.run import Run
        from pytest_keraskata.judge.written import is_stub_text

        place = f"In[{self._number}]"
        if is_stub_text(source, kata):
            return Verdict.of(kata, place, trouble=Finding("", "", Unwritten())), ()
        namespace = {**self._shell.user_ns, "__file__": file}
        if not any(function.name in namespace for function in kata.functions):
            # What other cells define answers other katas, and is no misspelling of this one's function.
            own = _defined(source)
            namespace = {name: one for name, one in namespace.items() if name in own or name == "__file__"}
        models = _models(namespace)
        find_devices()
        with undisturbed(models):
            run = Run(kata, subject_of(namespace), timeout=None)
            return replace(run.verdict(), file=place), run.pictures()

    @property
    def _number(self) -> int:
        """Of the cell that runs; versions of IPython differ in when they count on."""
        history = self._shell.history_manager
        assert history is not None, "a session has a history"
        return len(history.input_hist_parsed) - 1

    def _task(self, kata: Kata) -> None:
        stub = _shipped(shipped_stub, kata.id)
        task = ast.get_docstring(ast.parse(stub)) or ""
        display({"text/plain": task, "text/markdown": task}, raw=True)
        code = "\n".join(stub.splitlines()[ast.parse(stub).body[0].end_lineno :]).strip()
        self._shell.set_next_input(f"%%kata {kata.id}\n{code}")

    def _list(self) -> None:
        # Of what was never begun there is nothing to say.
        statuses = {one.kata: one.words for one in self._desk.standings() if one.status != Status.TODO}
        _say("\n".join(words.catalogue_lines(catalogue.all_katas(), statuses)))

    def _next(self) -> None:
        one = self._desk.following()
        if one is None:
            _say(f"all {len(catalogue.index())} katas are solved")
        else:
            kata = catalogue.load(one.kata)
            _say(f"next: {kata.id}  {kata.title} ({', '.join(kata.questions)})  {one.words}\nto begin: %kata {kata.id}")

    def _progress(self) -> None:
        found = self._desk.standings()
        room = max(len(catalogue.topic_of(one.kata)) for one in found)
        for topic, group in groupby(found, key=lambda one: catalogue.topic_of(one.kata)):
            members = list(group)
            _say(f"{topic:<{room}}  {sum(one.is_solved for one in members)} of {len(members)} solved")
        _say(f"{sum(one.is_solved for one in found)} of {len(found)} katas solved")

    def _asking(self, command: click.Command, arguments: list[str]) -> None:
        """Hold a conversation as in a terminal; the notebook shows a box to type in."""
        try:
            command.main(arguments, f"%kata {command.name}", standalone_mode=False)
        except click.MissingParameter:
            raise UsageError(f"which kata? for example %kata {command.name} lstm") from None
        except click.UsageError as mistake:
            raise UsageError(mistake.format_message()) from None
        except StdinNotImplementedError:
            typed = " ".join(["keraskata", str(command.name), *arguments])
            raise UsageError(f"nothing can be typed into this notebook; in a terminal: {typed}") from None
        except SystemExit:
            # What a command reports to a shell is nothing to a cell.
            pass

    def _hint(self, kata: Kata) -> None:
        hint = self._desk.hint(kata.id)
        _say("\n".join(f"{place}. {given}" for place, given in enumerate(hint.shown, start=1)))
        if hint.left:
            _say(f"{hint.left} more: %kata hint {kata.id}")
        else:
            _say(f"these are all the hints; the code: %kata solution {kata.id} --anyway")
        self._say_trouble()

    def _solution(self, kata: Kata, *, anyway: bool) -> None:
        display(Code(self._once_solved(self._desk.solution, kata, anyway=anyway), language="python"))

    def _review(self, kata: Kata, *, anyway: bool) -> None:
        told = self._once_solved(self._desk.review, kata, anyway=anyway)
        told = replace(told, theirs=self._answers.get(kata.id, told.theirs), file=None)
        for line, _ in review_lines(told, WIDEST):
            _say(line.replace("keraskata watch ", "%kata ").replace("keraskata ", "%kata "))

    def _once_solved(self, shown: Callable[..., One], kata: Kata, *, anyway: bool) -> One:
        try:
            return _shipped(partial(shown, anyway=anyway), kata.id)
        except NotSolved:
            raise UsageError(
                f"{kata.id} is not solved yet: %kata hint {kata.id} gives you a hint, --anyway shows the solution"
            ) from None

    def _say_trouble(self) -> None:
        trouble = self._desk.trouble()
        if trouble:
            _say(trouble)


def _defined(source: str) -> set[str]:
    """The functions, classes and names that a cell defines at its top."""
    body = ast.parse(source).body
    named = {node.name for node in body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    assigned = (node.targets for node in body if isinstance(node, ast.Assign))
    return named | {one.id for targets in assigned for one in targets if isinstance(one, ast.Name)}


def _import_keras() -> None:
    """Import Keras as the cell would, devices and all, but without the lines that TensorFlow begins with."""
    from pytest_keraskata.backend import quiet_stderr

    with quiet_stderr():
        import keras  # noqa: F401


def _models(namespace: Mapping[str, Any]) -> list[Any]:
    """The Keras models that a user has, whose weights are nobody else's business."""
    import keras

    if keras.backend.backend() != "tensorflow":
        raise UsageError(
            f"katas are checked on TensorFlow, and this kernel's Keras runs on {keras.backend.backend()}: "
            "set KERAS_BACKEND to tensorflow and restart the kernel"
        )
    return [value for value in namespace.values() if isinstance(value, keras.Model)]


def _bundle(verdict: Verdict, pictures: tuple[Picture, ...]) -> dict[str, str]:
    """A verdict in all forms that a notebook may choose from."""
    from pytest_keraskata.render.page import verdict_section

    text = "\n".join(words.verdict_lines(verdict))
    return {"text/plain": text, "text/html": verdict_section(verdict, pictures)}


def _kata(name: str) -> Kata:
    try:
        return catalogue.load(name)
    except catalogue.UnknownKata as unknown:
        raise UsageError(str(unknown).replace("pytest --kata-list", "%kata list")) from None


def _shipped(shown: Callable[[str], One], kata: str) -> One:
    try:
        return shown(kata)
    except NotShipped as missing:
        raise UsageError(str(missing)) from None


def _render(error: BaseException, lines: list[str]) -> None:
    """Have IPython show these lines for an error that is on its way to it."""
    # An exception may have no room for attributes.
    with suppress(AttributeError, TypeError):
        error._render_traceback_ = lambda: lines  # type: ignore[attr-defined]


def _as_shown(error: SyntaxError, lines: list[str]) -> Exception:
    """An error of the same name and words: of a real SyntaxError, IPython shows all frames above."""
    shown: Exception = type(type(error).__name__, (Exception,), {})(str(error))
    _render(shown, lines)
    return shown


def _say(text: str) -> None:
    print(text)
