"""Interview mode: the cards themselves, when they come, what is kept of them, and how the command talks."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

import fsrs
import pexpect
import pytest
from click.testing import CliRunner, Result

from pytest_keraskata import catalogue
from pytest_keraskata.cli import main
from pytest_keraskata.learner import quiz, scheduling
from pytest_keraskata.learner.cards import Card, all_cards
from pytest_keraskata.specs import recurrent

AGAIN, HARD, GOOD, EASY = fsrs.Rating
KATAS = catalogue.all_katas()
CARDS = list(all_cards().values())
SENTENCES = [(card.id, sentence) for card in CARDS for sentence in card.answer]
ALL_IDS = [f"Q{n}" for n in range(1, 49)] + [f"G{n}" for n in range(1, 4)] + [f"K{n}" for n in range(1, 12)]
# For an installed command: how it was installed is not what is tested here.
COMMAND = [sys.executable, "-c", "from pytest_keraskata.cli import main; main()", "quiz"]

each_card = pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)


class Clock:
    """A clock that stands still until it is told otherwise. Noon, so that the date is the same nearly everywhere."""

    def __init__(self) -> None:
        self.time = datetime(2030, 1, 10, 12, tzinfo=timezone.utc)

    def __call__(self) -> datetime:
        return self.time

    def pass_days(self, days: int) -> None:
        self.time += timedelta(days=days)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the quiz."""
    clock = Clock()
    monkeypatch.setattr(quiz, "now", clock)
    return clock


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner's folder, in which the commands run."""
    (tmp_path / "katas").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def file(folder: Path) -> Path:
    """Where the quiz keeps what it knows."""
    return folder / ".keraskata" / "quiz.json"


def run(*arguments: str, typed: Sequence[str] = (), columns: int = 100) -> Result:
    """The command with these lines typed, and the end of the input after them."""
    keys = "".join(f"{line}\n" for line in typed)
    return CliRunner().invoke(main, ["quiz", *arguments], input=keys, env={"COLUMNS": str(columns)})


def flat(result: Result) -> str:
    """What was shown, however it was wrapped."""
    return " ".join(result.output.split())


def asked(result: Result) -> list[str]:
    """The ids of the cards that were shown, in order."""
    return re.findall(r"^([QGK]\d+) · ", result.output, re.M)


def unwrapped(text: str) -> str:
    """Words without the breaks of lines, which depend on how long a path is."""
    return " ".join(text.split())


def rated(file: Path) -> set[str]:
    return set(json.loads(file.read_text("utf-8"))["cards"])


def session(cards: Sequence[Card], clock: Clock, **options: int) -> quiz.Sitting:
    return quiz.Sitting(cards, quiz.Ratings(None, pytest.fail), clock(), **options)


# --- the cards --------------------------------------------------------------------------------------------


def test_every_question_has_its_card() -> None:
    """The cards are the 62 questions that the katas answer, each once, in the order of the collections."""
    assert ALL_IDS == [card.id for card in CARDS]
    assert set(ALL_IDS) == {question for kata in KATAS for question in kata.questions}


def test_topics_name_the_questions_of_their_specs() -> None:
    """So that no spec need be imported for them."""
    assert {kata.id: kata.questions for kata in KATAS} == catalogue.questions()


def test_topics_may_leave_questions_to_their_specs(monkeypatch: pytest.MonkeyPatch) -> None:
    """As packages of others do that only list their katas."""
    monkeypatch.setattr(recurrent, "KATAS", tuple(recurrent.KATAS))

    assert {kata.id: kata.questions for kata in KATAS} == catalogue.questions.__wrapped__()


def test_cards_come_with_the_package() -> None:
    """The wheel holds them."""
    from hatchling.builders.wheel import WheelBuilder

    files = WheelBuilder(str(Path(__file__).parents[1])).recurse_included_files()

    assert "pytest_keraskata/learner/cards.toml" in {Path(one.distribution_path).as_posix() for one in files}


def test_cards_are_proved_by_the_katas_that_say_so() -> None:
    """The katas of a question are those whose specs name it, in their order."""
    expected = {name: [kata.id for kata in KATAS if name in kata.questions] for name in ALL_IDS}

    assert expected == quiz.katas_by_question()
    assert {card.id: expected[card.id][0] for card in CARDS} == {card.id: quiz.proof(card) for card in CARDS}


@each_card
def test_answers_have_three_sentences(card: Card) -> None:
    """Each of the three is one sentence, short enough to be said in one breath."""
    assert 3 == len(card.answer)
    for sentence in card.answer:
        assert re.match(r"[A-Z`]", sentence)
        assert sentence.endswith(".")
        # A full stop within a number or a name has no space behind it.
        assert not re.search(r"[.!?][)`\"']*\s", sentence), "two sentences in one"
        assert len(sentence.split()) <= 35


@each_card
def test_questions_ask(card: Card) -> None:
    """A question ends with its mark, or tells what to do."""
    orders = ("Add", "Build", "Compare", "Compile", "Count", "Load", "Put", "Replace", "Set", "Walk", "Write")

    assert card.question.endswith("?") or (card.question.endswith(".") and card.question.startswith(orders))
    assert len(card.question.split()) <= 35


@each_card
def test_cards_show_on_any_terminal(card: Card) -> None:
    """No letter is needed that an old terminal lacks, and code is closed again."""
    for text in (card.question, *card.answer):
        assert text.encode("latin-1")
        assert 0 == text.count("`") % 2


def test_no_sentence_twice() -> None:
    """Each card says something of its own."""
    sentences = [sentence for _, sentence in SENTENCES]

    assert len(sentences) == len(set(sentences))
    assert len(CARDS) == len({card.question for card in CARDS})


NUMBERS = {
    "Q4": ("ceil(1000 / 32) = 32", -(-1000 // 32) == 32 and 1000 - 31 * 32 == 8 and 800 // 32 == 25),
    "Q10": ("11 * 16 + 17 * 8 + 9 * 1 = 176 + 136 + 9 = 321", 11 * 16 + 17 * 8 + 9 * 1 == 176 + 136 + 9 == 321),
    "Q11": ("(3 * 3 * 3 + 1) * 32 = 896", (3 * 3 * 3 + 1) * 32 == 896),
    "Q26": ("176 + 136 + 9 = 321", 176 + 136 + 9 == 321),
    "Q29": ("1,969,738", 896 + 30_753 * 64 + 65 * 10 == 1_969_738 and 31 * 31 * 32 == 30_752),
    "Q30": ("1,088 + 33 = 1,121", 32 * (1 + 32 + 1) == 1_088 and 1_088 + 33 == 1_121),
    "Q31": ("4 * 50 * 52 = 10,400", 4 * 50 * (1 + 50 + 1) == 10_400 and 10_400 + 51 == 10_451),
    "Q32": ("3 * 50 * 53 = 7,950", 3 * 50 * (1 + 50 + 2) == 7_950),
    "Q35": ("25,089 * 128 + 129 * 10 = 3,212,682", 25_089 * 128 + 129 * 10 == 3_212_682 and 7 * 7 * 512 == 25_088),
    "Q37": ("1,344 + 65 = 1,409", 21 * 64 == 1_344 and 1_344 + 65 == 1_409),
    "Q41": ("26 * 26 * 32 = 21,632", 26 * 26 * 32 == 21_632),
    "Q42": ("(3 * 3 * 1 + 1) * 32 = 320", (3 * 3 * 1 + 1) * 32 == 320 and 26 // 2 == 13),
    "Q43": ("352 + 33 = 385", 11 * 32 == 352 and 352 + 33 == 385),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_are_right(name: str) -> None:
    """What is counted on a card comes out as it says."""
    words, holds = NUMBERS[name]

    assert holds
    assert words in " ".join(all_cards()[name].answer)


# --- which cards a name means -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("lstm", "Q31"),
        ("Q31", "Q31"),
        ("q31", "Q31"),
        ("Q24", "Q24"),
        ("functional", "K2 Q44 Q24"),
        ("multi_input", "K2 Q24"),
        ("residual", "G1"),
        ("gradients", "G1 G2 G3"),
        ("recurrent", "Q30 Q31 Q32 Q14 Q15"),
        ("gru, Q2", "Q2 Q32"),
        ("convolution", "K4"),
        ("*_params", "Q10 Q11 Q29 Q15"),
        ("", " ".join(ALL_IDS)),
    ],
)
def test_deck(name: str, expected: str) -> None:
    """A question is its card, a kata all that it answers, a topic all of its katas; in the catalogue's order."""
    assert set(expected.split()) == {card.id for card in quiz.deck(name)}


def test_every_kata_has_a_card() -> None:
    """Whoever works on a kata can be asked about it."""
    assert all(quiz.deck(kata.id) for kata in KATAS)


def test_deck_is_in_the_catalogues_order() -> None:
    """New cards come as the katas do."""
    order = list(catalogue.index())
    places = [order.index(quiz.proof(card)) for card in quiz.deck()]

    assert sorted(places) == places


# --- a session --------------------------------------------------------------------------------------------


def test_forgotten_cards_come_back(clock: Clock) -> None:
    """What was forgotten comes behind the others, again and again until it is known; it counts as one card."""
    first, second = quiz.deck()[:2]
    sitting = session([first, second], clock)
    came = []
    for rating in (AGAIN, GOOD, AGAIN, HARD):
        assert sitting.card
        came.append((sitting.card.id, sitting.is_repeated))
        sitting.rate(rating, clock())

    assert [(first.id, False), (second.id, False), (first.id, True), (first.id, True)] == came
    assert sitting.card is None
    assert (2, 1) == (sitting.reviewed, sitting.known)


def test_due_cards_come_first(clock: Clock) -> None:
    """Those that have waited longest lead, then come new ones in their order, and what is due later stays away."""
    cards = quiz.deck("recurrent")
    memory = quiz.Ratings(None, pytest.fail)
    memory.rate(cards[4], EASY, clock())
    clock.pass_days(1)
    memory.rate(cards[3], AGAIN, clock())
    clock.pass_days(1)
    memory.rate(cards[1], AGAIN, clock())
    clock.pass_days(3)

    def coming(**options: int) -> list[str]:
        sitting = quiz.Sitting(cards, memory, clock(), **options)
        ids = []
        while sitting.card:
            ids.append(sitting.card.id)
            sitting._ahead.popleft()
        return ids

    due, new, later = [cards[3].id, cards[1].id], [cards[0].id, cards[2].id], [cards[4].id]
    assert due + new == coming()
    assert due + new[:1] == coming(new=1)
    assert due == coming(new=0)
    assert due + new + later == coming(everything=True, new=0)


def test_ten_new_cards_at_most(clock: Clock) -> None:
    """Nobody should face 62 new cards at once."""
    assert 10 == session(quiz.deck(), clock).ahead
    assert 62 == session(quiz.deck(), clock, everything=True).ahead


def test_the_better_known_the_later(clock: Clock) -> None:
    """A card that was easy is asked later than one that was hard, and each success makes the next wait longer."""
    card = quiz.deck()[0]
    waits = [quiz.Ratings(None, pytest.fail).rate(card, rating, clock()) for rating in fsrs.Rating]

    assert sorted(waits) == waits
    assert waits[0] < waits[2] < waits[3]

    memory = quiz.Ratings(None, pytest.fail)
    lengths = []
    for _ in range(4):
        due = memory.rate(card, GOOD, clock())
        lengths.append(due - clock())
        clock.time = due
    assert sorted(set(lengths)) == lengths


def test_days_are_counted_by_the_calendar(clock: Clock) -> None:
    """A card that is due tonight may come this morning."""
    (card,) = quiz.deck("lstm")
    memory = quiz.Ratings(None, pytest.fail)
    due = memory.rate(card, HARD, clock())
    assert quiz.when(due, clock()) == "tomorrow"
    assert "1 tomorrow" == quiz.upcoming([card], memory, clock())

    clock.time = due - timedelta(hours=4)
    assert quiz.when(due, clock()) == "now"
    assert card == quiz.Sitting([card], memory, clock()).card


# --- what is kept -----------------------------------------------------------------------------------------


def test_what_is_kept(file: Path, clock: Clock) -> None:
    """A later process knows what was rated; the file says its version, and nothing else lies beside it."""
    first, second = quiz.deck()[:2]
    memory = quiz.Ratings(file, pytest.fail)
    due = memory.rate(first, GOOD, clock())
    again = quiz.Ratings(file, pytest.fail)

    assert due == again.due(first)
    assert again.due(second) is None
    assert 1 == json.loads(file.read_text("utf-8"))["version"]
    assert [file] == list(file.parent.iterdir())
    assert memory.rate(first, GOOD, due) == again.rate(first, GOOD, due)


def test_two_quizzes_at_once(file: Path, clock: Clock) -> None:
    """Neither loses what the other one keeps."""
    one, other = quiz.Ratings(file, pytest.fail), quiz.Ratings(file, pytest.fail)
    first, second = quiz.deck()[:2]
    one.rate(first, GOOD, clock())
    other.rate(second, GOOD, clock())

    assert {first.id, second.id} == rated(file)


def test_cards_of_another_version_stay(file: Path, clock: Clock) -> None:
    """What is known of a card that this version doesn't have is kept for the one that has."""
    first, second = quiz.deck()[:2]
    quiz.Ratings(file, pytest.fail).rate(first, GOOD, clock())
    file.write_text(file.read_text("utf-8").replace(f'"{first.id}"', '"Q99"'), "utf-8")
    quiz.Ratings(file, pytest.fail).rate(second, GOOD, clock())

    assert {"Q99", second.id} == rated(file)


def altered(**values: object) -> bytes:
    """A file with one card in which something was changed."""
    card = {
        "card_id": 0,
        "state": 2,
        "step": None,
        "stability": 2.3,
        "difficulty": 2.1,
        "due": "2030-01-12T12:00:00+00:00",
        "last_review": "2030-01-10T12:00:00+00:00",
    }
    return json.dumps({"version": 1, "cards": {"Q31": {**card, **values}}}).encode()


DAMAGED = {
    "empty": b"",
    "cut off": b'{"version": 1, "cards": {"Q31": {"card_id"',
    "no text": b"\xff\xfe\x00",
    "another kind": b"[1, 2]",
    "no version": b'{"cards": {}}',
    "version in words": b'{"version": "one", "cards": {}}',
    "cards as list": b'{"version": 1, "cards": []}',
    "nested too deep": b"[" * 100_000,
    "no due date": altered(due=None),
    "due date without zone": altered(due="2030-01-12T12:00:00"),
    "review without zone": altered(last_review="2030-01-10T12:00:00"),
    "the last day of all": altered(due="9999-12-31T23:59:59-12:00"),
    "no stability": altered(stability=None),
    "negative stability": altered(stability=-1.0),
    "no number": altered(stability=float("nan")),
    "unknown state": altered(state=9),
}


def test_an_unaltered_card_is_read(file: Path, clock: Clock) -> None:
    """What the damaged files below are made from is sound."""
    file.parent.mkdir()
    file.write_bytes(altered())
    (card,) = quiz.deck("Q31")

    assert clock() + timedelta(days=2) == quiz.Ratings(file, pytest.fail).due(card)


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged_files_are_moved_aside(name: str, file: Path, clock: Clock) -> None:
    """They are kept and it is told where; the quiz begins anew and keeps what comes."""
    file.parent.mkdir()
    file.write_bytes(DAMAGED[name])
    result = run("lstm", typed=["", "3"])

    assert 0 == result.exit_code, result.output
    assert 1 == unwrapped(result.output).count("is damaged; it is kept as quiz.json.broken, and a new one is started")
    assert "1 card reviewed, 1 known at once" in result.output
    assert DAMAGED[name] == file.with_name("quiz.json.broken").read_bytes()
    assert {"Q31"} == rated(file)


def test_an_earlier_damaged_file_stays(file: Path, clock: Clock) -> None:
    """The second one gets another name."""
    file.parent.mkdir()
    file.write_bytes(b"second")
    file.with_name("quiz.json.broken").write_bytes(b"first")
    result = run("lstm", typed=["q"])

    assert "quiz.json.broken1" in result.output
    assert b"first" == file.with_name("quiz.json.broken").read_bytes()
    assert b"second" == file.with_name("quiz.json.broken1").read_bytes()


def test_files_of_newer_versions_are_left_alone(file: Path, clock: Clock) -> None:
    """They aren't ours to rewrite."""
    file.parent.mkdir()
    file.write_bytes(b'{"version": 2, "decks": {}}')
    result = run("lstm", typed=["", "3"])

    assert 1 == result.output.count("newer version of keraskata and is left unchanged; the quiz continues")
    assert "1 card reviewed" in result.output
    assert b'{"version": 2, "decks": {}}' == file.read_bytes()
    # That something was done today is kept elsewhere.
    assert ["progress.json", "progress.lock", "quiz.json"] == sorted(path.name for path in file.parent.iterdir())


def no_way_to_write(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The folder seems to be missing, and can't be made.
    (folder / ".keraskata").symlink_to(folder / "nowhere" / "at all")


def no_way_to_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".keraskata" / "quiz.json").mkdir(parents=True)


def no_way_to_move(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".keraskata").mkdir()
    (folder / ".keraskata" / "quiz.json").write_text("?", "utf-8")

    def refuse(path: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (no_way_to_write, "can't be written ("),
        (no_way_to_read, "can't be read ("),
        (no_way_to_move, "is damaged and can't be moved aside (Permission denied)"),
    ],
)
def test_folders_that_keep_nothing(
    prepare: Callable[[Path, pytest.MonkeyPatch], None],
    words: str,
    folder: Path,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is told once, with its reason, and the quiz goes on: also what was forgotten comes back."""
    prepare(folder, monkeypatch)
    before = sorted(folder.rglob("*"))
    result = run("Q30,Q31", typed=["", "1", "", "3", "", "2"])

    assert 0 == result.exit_code, result.output
    assert 1 == unwrapped(result.output).count(words)
    assert 1 == unwrapped(result.output).count("the quiz continues, but your ratings won't be kept")
    assert ["Q30", "Q31", "Q30"] == asked(result)
    assert "2 cards reviewed, 1 known at once; next due: 1 tomorrow" in result.output
    # That something was done today is kept elsewhere.
    assert before == sorted(path for path in folder.rglob("*") if not path.name.startswith("progress."))


def test_without_a_folder(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """The quiz works, writes nothing, and says how to get a folder."""
    monkeypatch.chdir(tmp_path)
    result = run("lstm", typed=["", "4"])

    assert "there is no folder of katas here, so your ratings won't be kept; keraskata init makes one" in result.output
    assert "prove it: katas/recurrent/lstm.py · keraskata watch lstm" in result.output
    assert "1 card reviewed, 1 known at once" in result.output
    assert [] == list(tmp_path.iterdir())


# --- the command ------------------------------------------------------------------------------------------


def test_screen(folder: Path, clock: Clock) -> None:
    """First the question, then the answer, then how well it was known; at the end what came of it."""
    (card,) = quiz.deck("lstm")
    result = run("lstm", typed=["", "easy"])

    assert 0 == result.exit_code
    assert " ".join(
        [
            "Q31 · recurrent · new · 1 to go",
            card.question,
            "Enter shows the answer, q quits",
            ">",
            *card.answer,
            "prove it: katas/recurrent/lstm.py · keraskata watch lstm",
            "how well did you know it? 1 again, 2 hard, 3 good (Enter), 4 easy, q quits",
            "> easy",
            "comes again in 8 days",
            "1 card reviewed, 1 known at once; next due: 1 in 8 days",
        ]
    ) == flat(result)


def test_the_answer_waits(folder: Path) -> None:
    """Nothing of it is seen before Enter."""
    (card,) = quiz.deck("lstm")
    result = run("lstm", typed=["q"])

    assert card.question in flat(result)
    assert not any(sentence[:20] in flat(result) for sentence in card.answer)
    assert result.output.endswith("nothing reviewed\n")


@pytest.mark.parametrize(
    ("said", "rating"),
    [
        ("1", AGAIN),
        ("again", AGAIN),
        ("2", HARD),
        ("hard", HARD),
        ("3", GOOD),
        (" GOOD ", GOOD),
        ("", GOOD),
        ("4", EASY),
    ],
)
def test_ratings(said: str, rating: fsrs.Rating, file: Path, clock: Clock) -> None:
    """Numbers and words mean the same, and Enter means good."""
    run("lstm", typed=["", said])
    (card,) = quiz.deck("lstm")

    assert quiz.Ratings(None, pytest.fail).rate(card, rating, clock()) == quiz.Ratings(file, pytest.fail).due(card)


def test_other_words_are_asked_again(file: Path) -> None:
    """What is no rating rates nothing."""
    result = run("lstm", typed=["", "5", "what?", "2"])

    assert 2 == result.output.count("please type 1, 2, 3 or 4; or again, hard, good or easy; or q to quit")
    assert "1 card reviewed" in result.output


def test_forgotten_cards_come_once_more(folder: Path) -> None:
    """In the same session, and the header says so."""
    result = run("Q30,Q31", typed=["", "1", "", "3", "", "3"])

    assert ["Q30", "Q31", "Q30"] == asked(result)
    assert "comes once more today" in result.output
    assert "Q30 · recurrent · once more · 1 to go" in result.output
    assert "2 cards reviewed, 1 known at once" in result.output


def test_days_later(folder: Path, clock: Clock) -> None:
    """Nothing is asked before it is due, but for those who want it; then it leads."""
    assert ["Q30"] == asked(run("recurrent", "--new=1", typed=["", "3"]))
    assert ["Q31"] == asked(run("recurrent", "--new=1", typed=["", "4"]))

    early = run("recurrent", "--new=0")
    assert [] == asked(early)
    assert "nothing is due now; next due: 1 in 2 days; --all goes through all cards, whatever is due" in early.output
    assert "Q30 · recurrent · due in 2 days" in run("Q30", "--all", typed=["q"]).output

    clock.pass_days(5)
    later = run("recurrent", typed=["", "3", "q"])
    assert ["Q30", "Q32"] == asked(later)
    assert "Q30 · recurrent · due now · 4 to go" in later.output


def test_all(folder: Path) -> None:
    """All cards, new or not, whatever their number."""
    result = run("--all", typed=["", ""] * 62)

    assert [card.id for card in quiz.deck()] == asked(result)
    assert "62 cards reviewed, 62 known at once" in result.output


def test_forgotten_cards_come_back_on_the_same_day(folder: Path, clock: Clock) -> None:
    """Also for those who leave before they have come once more."""
    assert "next due: 1 now" in run("Q30,Q31", typed=["", "1", "q"]).output
    result = run("Q30,Q31", typed=["", "3", "q"])

    assert ["Q30", "Q31"] == asked(result)
    assert "Q30 · recurrent · due now · 2 to go" in result.output
    assert "comes again tomorrow" in result.output


def test_list(folder: Path, clock: Clock) -> None:
    """The deck by topic with the days that are left; nothing is asked or written."""
    run("Q31,Q32", typed=["", "1", "", "4", "q"])
    before = sorted(folder.rglob("*"))
    result = run("--list")
    questions = {card.id: card.question for card in CARDS}

    assert 0 == result.exit_code
    assert [*dict.fromkeys(kata.topic for kata in KATAS)] == re.findall(r"^\w+$", result.output, re.M)
    assert f" Q31 now {questions['Q31']} Q32 in 8 days {questions['Q32']} Q14 new " in flat(result)
    assert f"\n  Q1   new        {questions['Q1']}\n" in result.output
    assert result.output.endswith("62 cards, 2 rated; next due: 1 now\n")
    assert before == sorted(folder.rglob("*"))


def test_list_of_a_topic(folder: Path) -> None:
    """Only its cards."""
    result = run("recurrent", "--list")

    assert ["Q30", "Q31", "Q32", "Q14", "Q15"] == re.findall(r"^  (\w+) ", result.output, re.M)
    assert result.output.endswith("5 cards, 0 rated\n")


@pytest.mark.parametrize("columns", [30, 41, 80, 300])
@pytest.mark.parametrize("arguments", [("gradients", "--all"), ("gradients", "--list")])
def test_narrow_terminals(arguments: tuple[str, str], columns: int, folder: Path) -> None:
    """Words wrap; none gets lost, none runs over the edge."""
    result = run(*arguments, typed=["", "3"] * 3, columns=columns)
    words = result.output.split()

    assert 0 == result.exit_code
    assert min(columns, 100) >= max(map(len, result.output.splitlines()))
    for card in quiz.deck("gradients"):
        text = card.question if "--list" in arguments else " ".join((card.question, *card.answer))
        assert set(text.split()) <= set(words)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["lstn"], "there is no kata, topic or question 'lstn'; did you mean lstm?"),
        (["Q62"], "there is no kata, topic or question 'Q62'; did you mean "),
        (["recurent"], "did you mean recurrent, "),
        (["zebra"], "there is no kata, topic or question 'zebra'"),
        (["lstm,zebra"], "there is no kata, topic or question 'zebra'"),
        ([","], "no question belongs to ','; keraskata quiz --list shows them all"),
        (["--new=-1"], "--new"),
        (["--new=some"], "--new"),
    ],
)
def test_mistakes_in_the_command(arguments: list[str], words: str, folder: Path) -> None:
    """They are told with the nearest names, exit status 2, and nothing is asked."""
    result = run(*arguments)

    assert 2 == result.exit_code
    assert words in result.output
    assert [] == asked(result)
    assert not (folder / ".keraskata").exists()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [([], 0), ([""], 0), (["", "3"], 1), (["", "3", ""], 1), (["", "3", "q"], 1), (["", "1", "", "q"], 1)],
)
def test_the_end_of_the_input(typed: list[str], kept: int, folder: Path, file: Path) -> None:
    """Wherever it ends, what was rated is kept, and the last line says how much that is."""
    result = run("Q30,Q31", typed=typed)

    assert 0 == result.exit_code
    assert result.exception is None
    assert kept == (len(rated(file)) if file.exists() else 0)
    assert re.search(f"{kept} card reviewed" if kept else "nothing reviewed", result.output.splitlines()[-1])


@pytest.mark.parametrize("place", ["proof", "when"])
def test_interrupted_anywhere(place: str, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C needn't come at a prompt."""
    module = quiz if place == "proof" else scheduling
    right, calls = getattr(module, place), []

    def interrupted(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return right(*arguments)

    monkeypatch.setattr(module, place, interrupted)
    result = run("Q30,Q31,Q32", "--all", typed=["", "3"] * 3)

    assert 0 == result.exit_code
    assert {"Q30"} == rated(file)
    assert "1 card reviewed, 1 known at once" in result.output.splitlines()[-1]


def test_a_pipe(folder: Path, file: Path) -> None:
    """Real standard streams, none of them a terminal; Keras stays away, and so does whatever else takes time."""
    code = (
        "import sys\n"
        "from pytest_keraskata.cli import main\n"
        "try: main(['quiz', 'lstm'])\n"
        "finally: print(sorted({'keras', 'tensorflow', 'hypothesis', 'torch'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input="\n2\n",
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )

    assert (0, "") == (done.returncode, done.stderr)
    assert "\nEnter shows the answer, q quits\n> \n" in done.stdout
    assert done.stdout.splitlines()[-2].startswith("1 card reviewed, 1 known at once")
    assert "[]" == done.stdout.splitlines()[-1]
    assert {"Q31"} == rated(file)


@pytest.fixture
def terminal(folder: Path) -> pexpect.spawn:
    """The command in a real terminal of forty columns."""
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
    child: pexpect.spawn = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], "recurrent"],
        cwd=str(folder),
        env={**environment, "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8"},
        dimensions=(24, 40),
        encoding="utf-8",
        timeout=30,
    )
    yield child
    child.close(force=True)


# From Python 3.12 on, a test process with threads is told so when it opens a terminal.
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
@pytest.mark.parametrize("ending", ["c", "d", "q"])
def test_a_real_terminal(ending: str, terminal: pexpect.spawn, file: Path) -> None:
    """Enter, a rating, and then enough: by Ctrl-C, Ctrl-D or q. No traceback, and the rating is kept."""
    terminal.expect("Enter shows the answer, q quits.*> ")
    shown = terminal.before
    terminal.sendline("")
    terminal.expect("prove it: .*how well did you know it.*> ")
    terminal.sendline("3")
    terminal.expect("comes again in 2 days.*Q31.*Enter shows the answer, q quits.*> ")
    if ending == "q":
        terminal.sendline("q")
    else:
        terminal.sendcontrol(ending)
    terminal.expect(r"1 card reviewed, 1 known at once; next.*due: 1 in 2 days")
    terminal.expect(pexpect.EOF)
    terminal.wait()

    assert 0 == terminal.exitstatus
    assert "Traceback" not in terminal.before
    assert {"Q30"} == rated(file)
    lines = [re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", line) for line in shown.splitlines()]
    assert "Q30 · recurrent · new · 5 to go" in lines
    assert 40 >= max(map(len, lines))
