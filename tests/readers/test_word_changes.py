"""Tracked changes: one text is read, the other is left out, and figures that differ are told."""

import pytest

from tests.readers.findings import told
from tests.readers.word_files import docx, gone, ins, p, r, read, tbl, tc, text_of, tr

BODY = p("Kết nạp ", gone("450"), ins("540"), " đoàn viên")
MARK = "<w:rPr><w:{} w:id='1'/></w:rPr>"


@pytest.mark.parametrize(("tracked", "figure"), [("accepted", "540"), ("original", "450")])
def test_one_of_the_two_figures_is_read(tracked, figure):
    assert text_of(BODY, tracked) == f"Kết nạp {figure} đoàn viên\n"


@pytest.mark.parametrize(("tracked", "taken"), [("accepted", "accepted"), ("original", "not made")])
def test_changes_are_summed_up_and_those_of_figures_listed(tracked, taken):
    document = read(docx(BODY + p("Có ", ins("thêm "), "quà")), tracked)
    assert told(document, "tracked-changes") == [
        f"tracked changes are read as {taken}: 2 insertions, 1 deletions"
    ]
    assert told(document, "tracked-change") == ["a tracked change of figures: “450” became “540”"]


def test_a_file_without_changes_tells_of_none():
    assert read(docx(p("540"))).findings == ()


@pytest.mark.parametrize(
    ("paragraph", "changes"),
    [
        (p("4", gone("5"), ins("4"), "0 người"), ["“450” became “440”"]),
        (p("Có ", gone("năm"), ins("sáu"), " đơn vị"), ["“năm” became “sáu”"]),
        (p("Có ", ins("12 quà"), " và"), ["“12 quà” was put in"]),
        (p("Có ", gone("12 quà"), " và"), ["“12 quà” was taken out"]),
        (p("1", ins(".200"), " và ", gone("3"), ins("4")), ["“1” became “1.200”", "“3” became “4”"]),
        (p("Có 12 ", gone("quà"), ins("suất")), []),
        (p("12", gone(","), ins(";")), []),
        (p(f"<w:ins>{gone('9')}</w:ins>", ins("")), []),
        (p("5", "<w:ins><w:r><w:tab/></w:r></w:ins>", "6"), ["“56” became “5 6”"]),
    ],
)
def test_a_change_of_figures_is_told_in_whole_words(paragraph, changes):
    listed = told(read(docx(paragraph)), "tracked-change")
    assert listed == [f"a tracked change of figures: {change}" for change in changes]


def test_a_long_change_is_told_by_its_first_words():
    (change,) = told(read(docx(p(ins("12 " + "đoàn viên " * 50)))), "tracked-change")
    assert change.endswith("đoàn …” was put in")
    assert len(change) < 180


def test_what_was_put_in_and_taken_out_again_stands_in_neither_text():
    body = p("a", f"<w:ins>{gone('9')}</w:ins>", "b")
    assert {text_of(body, tracked) for tracked in ("accepted", "original")} == {"ab\n"}


@pytest.mark.parametrize(
    ("tracked", "text"), [("accepted", "b\n\n540 người\n"), ("original", "540 người\n\nb\n")]
)
def test_a_moved_text_stands_once(tracked, text):
    moved = [f"<w:{kind}>{r('540 người')}</w:{kind}>" for kind in ("moveFrom", "moveTo")]
    assert text_of(p(moved[0]) + p("b") + p(moved[1]), tracked) == text


@pytest.mark.parametrize(("tracked", "text"), [("accepted", "a\tb\n5\t6\n"), ("original", "a\tb\n3\t4\n")])
def test_rows_that_were_put_in_or_taken_out(tracked, text):
    table = tbl("a|b", tr("3", "4", props="<w:del w:id='1'/>"), tr("5", "6", props="<w:ins w:id='2'/>"))
    document = read(docx(table), tracked)
    assert document.text == text
    assert told(document, "tracked-change") == [
        f"a tracked change of figures: “{n}” was {done}"
        for n, done in ((3, "taken out"), (4, "taken out"), (5, "put in"), (6, "put in"))
    ]


@pytest.mark.parametrize(("tracked", "text"), [("accepted", "a\tc\n"), ("original", "a\tb\n")])
def test_cells_that_were_put_in_or_taken_out(tracked, text):
    row = tr("a", tc("b", "<w:cellDel w:id='1'/>"), tc("c", "<w:cellIns w:id='2'/>"))
    assert text_of(tbl(row), tracked) == text


def test_figures_in_cells_that_were_put_in_or_taken_out_are_listed():
    row = tr("a", tc("777", "<w:cellDel w:id='1'/>"), tc("888", "<w:cellIns w:id='2'/>"))
    document = read(docx(tbl(row)))
    assert told(document, "tracked-changes") == [
        "tracked changes are read as accepted: 1 insertions, 1 deletions"
    ]
    assert told(document, "tracked-change") == [
        "a tracked change of figures: “777” was taken out",
        "a tracked change of figures: “888” was put in",
    ]


@pytest.mark.parametrize(
    ("mark", "change"), [("del", ["“1 2” became “12”"]), ("ins", ["“12” became “1 2”"]), ("rPrChange", [])]
)
def test_a_figure_that_two_paragraphs_make_in_one_of_the_texts_is_listed(mark, change):
    body = p("Kết nạp 1", props=MARK.format(mark)) + p("2 đoàn viên")
    listed = told(read(docx(body)), "tracked-change")
    assert listed == [f"a tracked change of figures: {one}" for one in change]


def test_paragraphs_that_were_put_in_whole_are_listed_without_the_next_one():
    body = p("Có 5 tổ") + p(ins("Kết nạp 12"), props=MARK.format("ins")) + p("9 người")
    assert told(read(docx(body)), "tracked-change") == [
        "a tracked change of figures: “Kết nạp 12” was put in"
    ]


def test_paragraphs_whose_end_was_taken_out_are_one():
    ended = MARK.format("del")
    body = p("Kết ", props=ended) + "<w:bookmarkEnd w:id='3'/>" + p("nạp ", props=ended) + p("540")
    assert text_of(body) == "Kết nạp 540\n"
    assert text_of(body, "original") == "Kết\n\nnạp\n\n540\n"


def test_what_is_marked_twice_is_taken_out_once():
    marks = "<w:del w:id='1'/><w:moveFrom w:id='2'/>"
    body = p("Kết ", props=f"<w:rPr>{marks}</w:rPr>") + p("nạp") + tbl(tr("3", "4", props=marks), "a|b")
    assert text_of(body) == "Kết nạp\n\na\tb\n"


def test_paragraphs_whose_end_was_put_in_were_one():
    body = p("Kết ", props=MARK.format("ins")) + p("nạp", props="<w:jc/>")
    assert text_of(body) == "Kết\n\nnạp\n"
    assert text_of(body, "original") == "Kết nạp\n"


def test_a_paragraph_that_was_taken_out_whole_before_a_table_is_gone_and_one_with_text_stays():
    ended = MARK.format("del")
    body = p(gone("9"), props=ended) + tbl("a|b") + p("còn", props=ended) + tbl("c|d")
    assert text_of(body) == "a\tb\n\ncòn\n\nc\td\n"


def test_a_long_chain_of_paragraphs_without_ends_is_one():
    assert text_of(p("a", props=MARK.format("del")) * 3_000 + p("b")) == "a" * 3_000 + "b\n"


def test_changes_of_notes_and_of_headers_are_settled_too():
    body = p("a", '<w:r><w:footnoteReference w:id="1"/></w:r>') + (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    )
    document = read(docx(body, footnotes=f'<w:footnote w:id="1">{BODY}</w:footnote>', header1=BODY))
    assert document.text.count("540") == 2
    assert len(told(document, "tracked-change")) == 2


def test_a_field_that_was_taken_out_is_read_as_a_field_in_the_original():
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = r(" REF so ", tag="delInstrText")
    field = marks[0] + code + marks[1] + r("450", tag="delText") + marks[2]
    assert text_of(p("Có ", f"<w:del>{field}</w:del>", ins("540")), "original") == "Có 450\n"


def test_changed_formats_hide_nothing():
    changed = r("540", "<w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")
    body = p(changed, props="<w:rPr><w:rPrChange><w:rPr><w:del/></w:rPr></w:rPrChange></w:rPr>") + p("b")
    numbered = p("c", props='<w:numPr><w:numId w:val="1"/><w:ins w:id="1"/></w:numPr>')
    assert text_of(body + numbered) == "540\n\nb\n\nc\n"


@pytest.mark.parametrize(
    "stray", ["<w:cellDel/>", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "<w:trPr><w:del/></w:trPr>"]
)
def test_marks_that_stand_nowhere_change_nothing(stray):
    """As they never do in files of Word: what they speak of is not there."""
    assert text_of(p("540") + stray) == "540\n"


def test_a_change_around_whole_paragraphs_is_settled():
    body = f"<w:ins>{p('540')}</w:ins><w:del>{p(r('450', tag='delText'))}</w:del>"
    document = read(docx(body))
    assert document.text == "540\n"
    assert len(told(document, "tracked-change")) == 2
    assert text_of(body, "original") == "450\n"
