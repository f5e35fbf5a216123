"""What may be written about a hero: concrete, without rank or count, not about oneself, in any script."""

# ruff: noqa: RUF001 (people type in other scripts, and with typographic marks)

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.spotlights.rules.checks import LONGEST, texts
from bot.features.spotlights.rules.refusals import BadText

FINE = "Orders now reach Operations with a date."
RANKS = (
    "Eli is the best of all of us here",
    "Eli did MOST work on the order form",
    "Eli is the greatest help that there was",
    "Eli was number one on the whole list",
    "Eli is our #1 for supplier dates",
    "Eli is No. 1 for supplier dates",
    "Eli is a top person in supplier dates",
    "Eli was ｂｅｓｔ at calling the suppliers",  # full-width letters, as somebody may type them
    "Eli called better than anybody else did",
    "Eli is a real Rock Star with suppliers",
)
COUNTS = (
    "Eli earned 5 kudos for the supplier dates",
    "Eli deserves three stars for the dates",
    "Eli called all the suppliers 4 times",
    "Eli helped us out for the third time",
    "Eli helped Operations for the 2nd time",
    "Eli has twelve months and ten wins behind",
    "Eli helped with the dates three weeks in a row",
    "a hundred suppliers and 100 thanks to Eli",
)
SELVES = (
    "I asked Eli to call all the suppliers",
    "then I'm glad that Eli called suppliers",
    "Eli then asked me about all suppliers",
    "Eli wrote my supplier list into the form",
    "with Eli the form was done by myself",
    "when asked, i was told of it by Eli",
    "after that I’ve seen the dates in the form",
)
ALLOWED = (
    "Eli cut the time from 9 to 4 days for all orders",
    "Eli put a form on top of the order list",
    "The suppliers answered almost at once this time",
    "At most two days pass until Finance has the order",
    "Most of the orders arrive complete since Monday",
    "Eli tested the interface of the I/O board twice",
    "Eli planned Phase I and Phase II of the new form",
    "For the first time Operations sees dates at noon",
    "On the 3rd of March Eli called each supplier",
    "Mystery orders, tops and bestsellers are labelled now",
    "Eli rang 12 suppliers, and 11 gave their dates",
    "Chi's list is in the MIME format of the form now",
)
OTHER_SCRIPTS = (
    "伊莱给每个供应商打了电话，把日期写进了表格。",
    "イーライは全ての仕入先に電話して、日付を入力しました。",
    "엘리가 모든 공급업체에 전화해서 날짜를 양식에 적었습니다.",
    "อีไลโทรหาซัพพลายเออร์ทุกรายและกรอกวันที่ลงในแบบฟอร์ม",
    "اتصل إيلي بكل مورد وكتب التواريخ في نموذج الطلب.",
    "एली ने हर आपूर्तिकर्ता को फ़ोन किया और तारीखें दर्ज कीं।",
    "Эли позвонил каждому поставщику и внёс даты в форму.",
    "Ο Έλι τηλεφώνησε σε κάθε προμηθευτή για ημερομηνίες.",
    "אלי התקשר לכל ספק וכתב את התאריכים בטופס ההזמנה.",
    "Eli zadzwonił do dostawców i wpisał daty do formularza.",
)
SCRIPTS = (("Lo", 0x4E00, 0x9FA5), ("Hangul", 0xAC00, 0xD7A3), ("Arabic", 0x0621, 0x064A), ("Cyrillic", 0x0430, 0x044F))


def fault(did: str, effect: str = FINE) -> tuple[str | None, str]:
    with pytest.raises(BadText) as refused:
        texts(did, effect)
    return refused.value.field, refused.value.sentence


@pytest.mark.parametrize("words", RANKS)
def test_a_rank_is_refused_with_the_word_that_ranks(words: str) -> None:
    field, sentence = fault(words)
    assert field == "did"
    assert "ranks people" in sentence


@pytest.mark.parametrize("words", COUNTS)
def test_a_count_of_recognition_is_refused(words: str) -> None:
    assert "counts recognition" in fault(words)[1]


@pytest.mark.parametrize("words", SELVES)
def test_a_text_about_its_writer_is_refused(words: str) -> None:
    assert "is about you" in fault(words)[1]


@pytest.mark.parametrize("words", ALLOWED)
def test_what_only_looks_like_it_is_fine(words: str) -> None:
    assert texts(words, FINE) == (words, FINE)


@pytest.mark.parametrize("words", OTHER_SCRIPTS)
def test_other_scripts_and_languages_are_fine(words: str) -> None:
    assert texts(words, FINE) == (words, FINE)


@pytest.mark.parametrize(
    "words", ["", "Thanks!", "Suppliers called", "Thankyoueliforallofit", "a b c d", "👏👏👏👏👏👏 👏👏 👏👏"]
)
def test_what_says_nothing_concrete_is_refused(words: str) -> None:
    assert fault(words) == fault("")


def test_it_is_refused_at_its_own_field() -> None:
    assert fault(FINE, "the best of all there is")[0] == "effect"
    assert fault("short", "short")[0] == "did"


def test_the_effect_is_another_text_than_the_act() -> None:
    field, sentence = fault(FINE, f"  {FINE.upper().rstrip('.')} !")
    assert field == "effect"
    assert "same as above" in sentence


def test_the_longest_text() -> None:
    words = "Eli called suppliers " + "x" * (LONGEST - 21)
    assert texts(words, FINE)[0] == words
    assert "400 characters" in fault(words + "x")[1]


def test_spare_spaces_and_empty_lines_go_and_line_breaks_stay() -> None:
    assert texts("  Eli   called\n\n  every supplier. ", FINE)[0] == "Eli called\nevery supplier."


@settings(max_examples=200, deadline=None)
@given(
    script=st.sampled_from(SCRIPTS),
    words=st.lists(st.integers(0, 10_000), min_size=6, max_size=12),
    lengths=st.lists(st.integers(3, 6), min_size=12, max_size=12),
)
def test_no_word_of_another_script_is_taken_for_a_rank_a_count_or_oneself(
    script: tuple[str, int, int], words: list[int], lengths: list[int]
) -> None:
    _, first, last = script
    letters = [chr(first + (seed * 31 + place) % (last - first + 1)) for place, seed in enumerate(words * 12)]
    text, taken = [], 0
    for length in lengths[: len(words)]:
        text.append("".join(letters[taken : taken + length]))
        taken += length
    said = " ".join(text)
    assert texts(said, FINE)[0] == said


@settings(max_examples=300, deadline=None)
@given(did=st.text(max_size=500), effect=st.text(max_size=500))
def test_whatever_is_typed_is_taken_or_refused_at_a_field(did: str, effect: str) -> None:
    try:
        taken = texts(did, effect)
    except BadText as refusal:
        where = refusal.field
    else:
        where = "did"
        assert texts(*taken) == taken
        assert all(len(words) <= LONGEST for words in taken)
    assert where in {"did", "effect"}


@settings(max_examples=100, deadline=None)
@given(
    word=st.sampled_from(("best", "greatest", "top", "number one", "#1")), spaces=st.integers(1, 3), upper=st.booleans()
)
def test_a_rank_word_is_found_wherever_it_stands_and_however_it_is_typed(word: str, spaces: int, upper: bool) -> None:  # noqa: FBT001 (drawn)
    gap = " " * spaces
    typed = gap.join(("Eli called", word.upper() if upper else word, "suppliers for the dates"))
    assert re.search("ranks people", fault(typed)[1])
