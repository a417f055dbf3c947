import time
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import Field

from reports.reading import Day, Id, Schema, Text, load, read_tree


class Inner(Schema):
    id: Id
    day: Day | None = None


class Outer(Schema):
    name: Text
    count: int = 0
    flag: bool = False
    inner: tuple[Inner, ...] = ()


class Lists(Schema):
    lists: tuple[Annotated[tuple[str, ...], Field(min_length=1)], ...]


def problems_of(tmp_path: Path, text: str | bytes) -> list[str]:
    path = tmp_path / "x.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return [
        f"{p.place}: {p.code}: {p.problem}" + (f" | {p.hint}" if p.hint else "")
        for p in load(path, "seeds/x.yaml", Outer).problems
    ]


@pytest.mark.parametrize("written", ["1.000", "no", "8:30", "0123", "12,5", "null", "1e3", "2026-02-30"])
def test_yaml_guesses_nothing(tmp_path, written):
    path = tmp_path / "x.yaml"
    path.write_text(f"name: {written}\n")
    loaded = load(path, "x", Outer)
    assert loaded.value
    assert loaded.value.name == written


@pytest.mark.parametrize("written", ['"a\\x01"', '"a\\uFFFE"', '"a\\a"', '"\\uE000"'])
def test_a_character_that_cannot_be_printed_is_refused(tmp_path, written):
    assert any("x.yaml:1: unprintable" in p for p in problems_of(tmp_path, f"name: {written}"))


def test_white_space_within_a_text_is_one_space(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text('name: "a  b\\n\\tc"\n')
    loaded = load(path, "x", Outer)
    assert loaded.value
    assert loaded.value.name == "a b c"


def test_text_is_composed_on_the_way_in(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("name: Hoa\u0300n Kie\u0302\u0301m\n")
    loaded = load(path, "x", Outer)
    assert loaded.value
    assert loaded.value.name == "Hoàn Kiếm"


def test_every_problem_of_a_file_is_told_with_its_line(tmp_path):
    text = """\
name: A
nmae: B
count: sáu
flag: maybe
inner:
  - id: Ha Noi
    day: 30/2/2021
  - dya: 1/1/2021
name: C
"""
    assert problems_of(tmp_path, text) == [
        "seeds/x.yaml:9: doubled-key: the key “name” stands here a second time | It stands first on line 1; keep one.",
        "seeds/x.yaml:3: wrong-shape: a whole number is expected here",
        "seeds/x.yaml:4: wrong-shape: true or false is expected here",
        "seeds/x.yaml:6: wrong-shape: “Ha Noi” does not have the form that is needed here | Use small letters a-z, digits and single hyphens.",
        "seeds/x.yaml:7: not-understood: “30/2/2021” is not a date | Write day/month/year, such as 28/4/2021.",
        "seeds/x.yaml:8: missing-key: the key “id” is missing",
        "seeds/x.yaml:8: unknown-key: unknown key “dya” | Did you mean day?",
        "seeds/x.yaml:2: unknown-key: unknown key “nmae” | Did you mean name?",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "x.yaml:1: wrong-shape"),
        ("- a", "x.yaml:1: wrong-shape: a list of “key: value” lines"),
        ("name:", "x.yaml:1: wrong-shape: the value is empty"),
        ("name: [a]", "x.yaml:1: wrong-shape: a text is expected"),
        ("name: A\ninner: b", "x.yaml:2: wrong-shape: a list, each item"),
        ("name: &x A", "x.yaml:1: yaml-anchor"),
        ("name: A\ninner: *x", "x.yaml:2: yaml-anchor"),
        ("name: !!python/name:os.system A", "x.yaml:1: yaml-tag"),
        ("name: A\n---\nname: B", "x.yaml:3: two-documents"),
        ("name: A: B", "x.yaml:1: not-yaml"),
        ("name: 'A", "x.yaml:1: not-yaml"),
        ("name: A\x00", "x.yaml:1: unprintable"),
        ("? [a]\n: b", "x.yaml:1: odd-key"),
        (b"name: \xe0\xe1", "x.yaml: not-utf8"),
        ("name: " + "[" * 5000, "not-yaml"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_one_line_and_never_raises(tmp_path, text, told):
    problems = problems_of(tmp_path, text)
    assert problems
    assert any(told in problem for problem in problems)


def test_a_missing_file_is_a_problem_not_a_crash(tmp_path):
    (problem,) = load(tmp_path / "none.yaml", "none.yaml", Outer).problems
    assert str(problem.place) == "none.yaml"


def test_utf8_with_a_byte_order_mark_and_windows_line_ends_is_read(tmp_path):
    assert problems_of(tmp_path, b"\xef\xbb\xbfname: A\r\ncount: 2\r\n") == []


def test_of_a_thousand_times_a_thousand_slips_the_first_are_told_and_how_many_more(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("name: A\n" + "".join(f"key-{n}: a\n" for n in range(50_000)))
    start = time.process_time()
    *told, more = load(path, "x.yaml", Outer).problems
    assert (len(told), told[-1].place.line) == (1_000, 1_001)
    assert (more.code, str(more.problem)) == (
        "more-problems",
        "49000 more problems of this file are not shown",
    )
    assert time.process_time() - start < 10


@pytest.mark.parametrize("slip", ["name: A\n", "- １\n", "- \u00ad\n", "- \u202e\n", "- \x01\n", "- !a b\n"])
def test_a_file_full_of_one_slip_takes_little_time_and_memory(tmp_path, slip):
    path = tmp_path / "x.yaml"
    path.write_text(slip * 100_000)
    start = time.process_time()
    problems = load(path, "x.yaml", Outer).problems
    assert len(problems) <= 2_003
    assert time.process_time() - start < 5


def test_a_file_is_read_no_further_than_a_thousand_texts_that_must_not_be_printed(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("- \u202e\n" * 1_500)
    *told, more = load(path, "x.yaml", Outer).problems
    assert (len(told), told[-1].place.line) == (1_000, 1_000)
    assert (more.code, str(more.problem)) == (
        "more-problems",
        "the file has more problems, and was read no further",
    )


@pytest.mark.parametrize("marks", ["\u0301\u0323" * 500_000, "\\u0301\\u0323" * 200_000, "\u0f73" * 500_000])
def test_marks_without_end_on_one_letter_are_refused_before_they_are_put_in_order(tmp_path, marks):
    start = time.process_time()
    (told, *_) = problems_of(tmp_path, f'name: "a{marks}"\n')
    assert told.startswith(
        "seeds/x.yaml:1: too-many-marks: more than 30 marks stand on one letter of the text"
    )
    assert time.process_time() - start < 5


def test_thirty_marks_on_each_letter_and_lines_of_signs_are_taken(tmp_path):
    for text in (("a" + "\u0301" * 30) * 3, "–" * 100, "–\u0301" * 100):
        assert problems_of(tmp_path, f"name: {text}\n") == []


def test_texts_beyond_those_that_can_be_told_are_refused_and_not_changed(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("name: A\nlists:\n" + "- ['1\u00ad2']\n" * 1_001)
    tree, (problem,) = read_tree(path, "x.yaml")
    assert len(tree.mended) == 1_000
    assert (problem.code, problem.place.line) == ("unseen-characters", 1_003)


def values_refused(path, most):
    path.write_text("- a\n" * (most + 1))
    (problem,) = load(path, "x.yaml", Outer).problems
    assert (problem.code, str(problem.problem)) == ("file-too-large", f"the file has more than {most} values")


def test_a_file_of_more_values_than_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("reports.reading.MOST_VALUES", 3_000)
    values_refused(tmp_path / "x.yaml", 3_000)


@pytest.mark.slow
def test_a_file_of_more_values_than_anybody_types_is_refused(tmp_path):
    values_refused(tmp_path / "x.yaml", 300_000)


def test_empty_lists_by_the_thousand_take_no_longer_each(tmp_path):
    def seconds(number):
        path = tmp_path / "x.yaml"
        path.write_text("lists:\n" + "- []\n" * number)
        start = time.process_time()
        assert load(path, "x.yaml", Lists).problems[-1].code == "more-problems"
        return time.process_time() - start

    assert seconds(32_000) < 60 * seconds(1_600)
