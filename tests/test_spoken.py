import pytest

from reports.errors import NotUnderstoodError
from reports.spoken import read_spoken
from tests.test_records import RECORD, alone, problems, read


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("không", 0), ("năm", 5), ("mười", 10), ("mười lăm", 15), ("hai mươi", 20), ("hai mươi mốt", 21),
        ("hai mươi tư", 24), ("ba mươi nhăm", 35), ("một trăm", 100), ("một trăm linh năm", 105),
        ("ba trăm lẻ bảy", 307), ("ba trăm năm mươi", 350), ("chín trăm chín mươi chín", 999),
        ("một nghìn", 1000), ("hai nghìn không trăm bốn mươi ba", 2043), ("mười hai nghìn", 12_000),
        ("Hai tỷ ba trăm năm mươi triệu đồng", 2_350_000_000),
        ("bốn trăm tám mươi hai triệu đồng chẵn", 482_000_000),
        ("mười lăm tỉ hai trăm hai mươi triệu", 15_220_000_000),
        ("một triệu không trăm linh hai nghìn không trăm linh ba", 1_002_003),
    ],
)  # fmt: skip
def test_a_number_in_words_is_read_exactly(words, number):
    assert read_spoken(words) == number


@pytest.mark.parametrize(
    "words",
    ["", "đồng", "hai ba", "trăm", "mươi hai", "hai trăm ba", "một trăm linh", "hai triệu ba tỷ", "hai tỷ tỷ", "2 tỷ", "mười mười"],
)  # fmt: skip
def test_what_is_no_number_in_words_is_refused(words):
    with pytest.raises(NotUnderstoodError):
        read_spoken(words)


def test_digits_are_checked_against_the_words(workspace):
    def with_words(words):
        return alone(workspace, RECORD.replace('value: "24"', f'value: "24"\n    in_words: {words}'))

    (record,) = read(with_words("hai mươi tư"))
    assert len(record.facts) == 1
    for words in ("hai mươi lăm", "hai tư"):
        (problem,) = problems(with_words(words))
        assert problem.startswith("seeds/2021Q1/a.yaml:11: ")
