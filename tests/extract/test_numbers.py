"""How numbers in running text are read: every phrase of readings.txt, and what must hold for any text.

readings.txt has a phrase on each line (→ is a tab) and under it what is read from it, in order:
    the words = kind value[..upper end][/whole] unit [qualifier] <base>      a figure; ? at the end: doubtful
    the words ~ why                                                          no figure
"""

import re
import unicodedata
from bisect import bisect_right
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.extract.figures.mentions import mentions
from reports.extract.model import Block, BlockKind, Kind, Source
from reports.extract.page.sentences import LONGEST, sentences
from reports.extract.page.text import source_of
from reports.extract.reasons import Unsure
from reports.quantities import Qualifier
from reports.readers.plain import normalised

TABLE = (Path(__file__).parent / "readings.txt").read_text(encoding="utf-8").replace("→", "\t")


def phrases():
    cases = []
    for line in TABLE.split("\n"):
        if line.startswith("    "):
            cases[-1][1].append(line[4:])
        elif line and not line.startswith("# "):
            cases.append((line, []))
    return cases


def body(text, kind=BlockKind.BODY):
    """A text of one paragraph."""
    text = normalised(text)
    return Source(text, (Block(0, len(text), kind, sentences(text, 0, len(text))),))


def read(text):
    return mentions(body(text))


def told(text):
    """The readings of a text as readings.txt has them."""
    found, skipped = read(text)
    text = normalised(text)
    lines = [(m.start, f"{text[m.start : m.end]} = {said(m)}") for m in found]
    lines += [(s.start, f"{text[s.start : s.end]} ~ {s.why}") for s in skipped]
    return [line for _, line in sorted(lines)]


def plain(value):
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"


def said(mention):
    parts = [plain(mention.value)]
    parts += [f"..{plain(mention.value_to)}"] if mention.value_to is not None else []
    parts += [f"/{plain(mention.total)}"] if mention.total is not None else []
    line = f"{mention.kind} {''.join(parts)} {mention.unit}".rstrip()
    if mention.qualifier not in (Qualifier.EXACT, Qualifier.RANGE):
        line += f" [{mention.qualifier}]"
    return line + (f" <{mention.base}>" if mention.base else "") + (" ?" if mention.unsure else "")


def test_the_table_is_large():
    assert len(phrases()) >= 400


def by_the_hundred():
    """Cases of `parametrize`: a hundred phrases each, since a test of its own takes longer than a phrase."""
    every = phrases()
    return [every[at : at + 100] for at in range(0, len(every), 100)]


@pytest.fixture(params=by_the_hundred(), ids=lambda some: f"{some[0][0]} …")
def some(request):
    """Some phrases, each with its readings."""
    return request.param


def test_a_phrase_is_read_as_a_person_would(some):
    assert [(text, found) for text, expected in some if (found := told(text)) != expected] == []


def test_letters_and_marks_apart_are_read_the_same(some):
    apart = [(text, told(unicodedata.normalize("NFD", text)), expected) for text, expected in some]
    assert [(text, found) for text, found, expected in apart if found != expected] == []


def test_what_is_quoted_says_the_value_by_itself(some):
    for text, _ in some:
        found, _ = read(text)
        for mention in found:
            quote = normalised(text)[mention.start : mention.end]
            if quote.startswith("năm "):  # a year, unless it stands in a list of numbers
                continue
            (again, _) = read(f"| {quote}")
            told = [(abs(one.value), one.value_to, one.total) for one in again]
            assert told == [(abs(mention.value), mention.value_to, mention.total)], text


def test_a_range_is_no_exact_number_and_knows_both_ends():
    ((mention,), _) = read("Phấn đấu thành lập từ 3-5 CĐCS.")
    assert (mention.value, mention.value_to, mention.qualifier) == (3, 5, Qualifier.RANGE)
    ((mention,), _) = read("Thưởng từ 500 - 600 nghìn đồng.")
    assert (mention.value, mention.value_to, mention.kind) == (500_000, 600_000, Kind.MONEY)


def test_a_percentage_of_a_fee_is_no_result():
    assert told("Thu kinh phí công đoàn 2% đạt 95%.") == ["2% ~ rate of a fee", "95% = percent 95 %"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Nộp 4.3 tỷ đồng.", Unsure.DOT_AS_COMMA),
        ("Có 1,520 đoàn viên.", Unsure.COMMA_AS_DOT),
        ("Rộng 2,500 ha.", Unsure.EITHER),
        ("Thu 1,250 tỷ đồng.", Unsure.EITHER),
        ("Có 1 520 đoàn viên.", Unsure.SPACED),
        ("Thu 15 tỷ 220 đồng.", Unsure.MORE_DIGITS),
        ("Tổng kinh phí 996 triệu.", Unsure.NO_CURRENCY),
        ("Tài trợ 10.000 USD.", Unsure.FOREIGN),
        ("Trao 5 triệu đổng.", Unsure.UNKNOWN_UNIT),
        ("Kết nạp mới: 1.520", Unsure.NO_UNIT),
        ("Có 10/8 đơn vị.", Unsure.MORE_THAN_WHOLE),
        ("Hơn 2 tỷ đồng trở xuống.", Unsure.TWO_HEDGES),
        ("Kết nạp 2021 đoàn viên.", Unsure.LIKE_A_YEAR),
        ("Tăng từ 85% lên 92%.", Unsure.EARLIER),
        ("Mỗi suất từ 500-700.000 đồng.", Unsure.SHORTENED),
        ("Đoạt 5 huy chương vàng, 3 đồng.", Unsure.HARDLY_MONEY),
        ("Chi 2.000.000.000đ (một tỷ đồng).", Unsure.OTHER_IN_WORDS),
    ],
)
def test_a_doubtful_reading_says_why(text, why):
    found, _ = read(text)
    assert why in [mention.unsure for mention in found]


@pytest.mark.parametrize("text", ["1.520 đoàn viên", "hơn 2 tỷ đồng", "41,15%", "6/6 đơn vị", "tăng 3%"])
def test_a_plain_reading_has_no_doubts(text):
    ((mention,), skipped) = read(text)
    assert not mention.unsure
    assert not skipped


def test_a_repeated_amount_in_words_is_told_once():
    found, skipped = read("Chi 250.000.000đ (hai trăm năm mươi triệu đồng).")
    assert [mention.value for mention in found] == [Decimal(250_000_000)]
    assert [skip.why for skip in skipped] == ["amount repeated in words"]


@pytest.mark.parametrize("kind", [BlockKind.FURNITURE, BlockKind.REPEAT])
def test_numbers_of_the_rest_of_a_page_are_skipped(kind):
    found, skipped = mentions(body("200 đoàn viên hiến máu ngày 19/4", kind))
    assert not found
    assert {skip.why for skip in skipped} == {str(kind)}
    assert len(skipped) == 2


def test_a_number_broken_by_invisible_letters_is_read_whole():
    ((mention,), _) = read("Trao 1.\u200b520 suất quà.")
    assert mention.value == 1520


def test_a_unit_on_the_next_line_is_found():
    source = source_of("Kết quả quý I\n\nCác đơn vị đã trao tặng tổng cộng 1.520\nsuất quà cho công nhân.\n")
    ((mention,), _) = mentions(source)
    assert source.text[mention.start : mention.end] == "1.520\nsuất quà"
    assert mention.unit == "suất quà"


WORDS = """
    1 05 1.520 41 % / - – , . ; : ( ) “ ” | tỷ triệu đồng đ hơn trên từ đến tăng giảm đạt so với cùng kỳ kế hoạch ngày
    tháng năm 2021 quý I số đoàn viên đơn vị trong hai mươi mười rưỡi nửa chục lần tuổi trở lên Covid-19 QĐ-TLĐ và của Hà Nội
"""
PIECES = st.sampled_from([*WORDS.split(), "\t", "\n", " "])
RANDOM = (
    st.lists(PIECES, max_size=25).map(" ".join)
    | st.lists(PIECES, max_size=25).map("".join)
    | st.text(max_size=60)
)


def passed_over(source):
    """The digits of a text that are neither in a figure nor skipped with a reason, and finds that overlap."""
    found, skipped = mentions(source)
    spans = sorted([(m.start, m.end) for m in found] + [(s.start, s.end) for s in skipped])
    overlaps = [(before, after) for before, after in pairwise(spans) if before[1] > after[0]]
    starts = [start for start, _ in spans]
    alone = []
    for digits in re.finditer("[0-9]+", source.text):
        at = bisect_right(starts, digits.start()) - 1
        if at < 0 or digits.end() > spans[at][1]:
            alone.append(digits[0])
    return overlaps, alone, [span for span in spans if span[0] >= span[1]]


@settings(max_examples=200, deadline=None)
@given(RANDOM)
def test_no_digit_of_any_text_is_passed_over(text):
    assert passed_over(body(text)) == ([], [], [])


ENDLESS = [
    "1.1.1.1", "(((((", "1 1 1 1 ", "hơn hơn hơn ", "1/1/", "“1” ", "từ 1 đến ", "123 456 ", "mười ", "1 tỷ ", "1%", "ngày 1, ",
    "1-", "đoàn viên, ", "so với cùng kỳ ", "a\n", "1\n\n", "Q. ", "9999999999", "\t1", "1\u200b", "đạt 1% kế hoạch năm ",
]  # fmt: skip


@pytest.mark.parametrize("piece", ENDLESS)
def test_what_never_ends_comes_to_an_end(piece):
    """As long as a sentence can be; how time grows with length is shown by bench/extraction.py."""
    assert passed_over(body(piece * (LONGEST // len(piece)))) == ([], [], [])


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["1.1.1.1", "(((((", "1 1 1 1 ", "hơn hơn hơn ", "mười ", "1\n\n"])
def test_five_megabytes_of_nonsense_come_to_an_end(piece):
    """A text without any sentence is cut into pieces, so a number at a cut is in two skipped ones."""
    source = source_of(piece * (5_000_000 // len(piece)))
    found, skipped = mentions(source)
    told = "".join(source.text[m.start : m.end] for m in (*found, *skipped))
    assert [told.count(digit) for digit in "0123456789"] == [source.text.count(d) for d in "0123456789"]


@pytest.mark.parametrize(
    "text", ["Hội Cựu chiến binh huyện Tháp Mười tổng kết.", "Ông Mai Văn Mười đồng chí Bí thư."]
)
def test_a_number_word_within_a_name_is_no_figure(text):
    assert told(text) == []


def test_a_number_word_after_words_in_capitals_counts():
    assert told("LĐLĐ HUYỆN TRAO MƯỜI SUẤT QUÀ.") == ["MƯỜI SUẤT QUÀ = count 10 SUẤT QUÀ"]
