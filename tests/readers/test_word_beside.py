"""What stands beside the text of Word files: boxes, headers, footers and notes, each read once in its place."""

import pytest

from tests.readers.word_files import box, docx, p, r, read, reference, tbl, tc, text_of, tr


def test_a_text_box_is_read_once_after_its_paragraph():
    document = read(docx(p("Trước", box("Trong hộp", "540 đoàn viên")) + p("Sau", box("Hộp hai"))))
    assert document.text == "Trước\n\nTrong hộp\n\n540 đoàn viên\n\nSau\n\nHộp hai\n"
    assert [(document.text[s:e], str(where)) for s, e, where in document.regions] == [
        ("Trong hộp\n\n540 đoàn viên", "text box 1"),
        ("Hộp hai", "text box 2"),
    ]


def test_a_text_box_in_an_old_form_or_in_a_cell_or_in_a_box_is_read():
    old = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('cũ', box('trong'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    assert text_of(tbl(tr(tc(p("a", old)), "b"), "c|d")) == "a\tb\nc\td\n\ncũ\n\ntrong\n"


def test_the_first_of_alternatives_is_read_and_the_other_one_when_there_is_no_first():
    def either(inner):
        return f"<w:p><mc:AlternateContent>{inner}</mc:AlternateContent></w:p>"

    choices = "".join(f'<mc:Choice Requires="a">{r(text)}</mc:Choice>' for text in ("một", "hai"))
    fallback = f"<mc:Fallback>{r('ba')}</mc:Fallback>"
    assert text_of(either(choices + fallback) + either(fallback) + either("")) == "một\n\nba\n"


def test_headers_come_first_and_footers_last_each_once():
    section = f"<w:sectPr>{reference('header', 'header1')}{reference('footer', 'footer1')}</w:sectPr>"
    second = f"<w:sectPr>{reference('header', 'header1')}{reference('header', 'header2')}</w:sectPr>"
    document = read(
        docx(
            p("Thân", props=section) + p("bài") + second,
            header1=p("LĐLĐ quận"),
            header2=p("LĐLĐ quận"),
            footer1=p("Trang ", f'<w:fldSimple w:instr="PAGE">{r("9")}</w:fldSimple>'),
        )
    )
    assert document.text == "LĐLĐ quận\n\nThân\n\nbài\n\nTrang\n"
    assert [str(region.where) for region in document.regions] == ["page header", "page footer"]


@pytest.mark.parametrize(
    ("section", "settings", "text"),
    [
        ("", "", "Thân\n"),
        ("<w:titlePg/>", "", "Đầu\n\nThân\n"),
        ("", "<w:evenAndOddHeaders/>", "Chẵn\n\nThân\n"),
    ],
)
def test_headers_that_no_page_shows_are_not_read(section, settings, text):
    margins = reference("header", "header1", "first") + reference("header", "header2", "even")
    body = p("Thân") + f"<w:sectPr>{margins}{reference('header', 'gone')}{section}</w:sectPr>"
    assert text_of(body, header1=p("Đầu"), header2=p("Chẵn"), settings=settings) == text


def note(kind, id, own=""):
    return f'<w:r><w:{kind}Reference w:id="{id}"{own}/></w:r>'


def test_notes_follow_the_text_with_their_numbers():
    notes = "".join(
        f'<w:footnote w:id="{n}">{p(text)}</w:footnote>' for n, text in ((1, "đầu"), (2, "sau"), (3, "không"))
    )
    body = p(
        "540", note("footnote", 2), " và 12", note("footnote", 1), note("endnote", 5), note("footnote", 8)
    )
    document = read(docx(body, footnotes=notes, endnotes=f'<w:endnote w:id="5">{p("cuối")}</w:endnote>'))
    assert document.text == "540 và 12\n\nsau\n\nđầu\n\ncuối\n"
    assert [str(region.where) for region in document.regions] == ["footnote 1", "footnote 2", "endnote 1"]


def test_the_own_mark_of_a_note_joins_no_figure():
    marked = '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>3</w:t></w:r>'
    assert (
        text_of(p("540", marked), footnotes=f'<w:footnote w:id="1">{p("chú")}</w:footnote>') == "540\n\nchú\n"
    )


def test_a_note_without_its_part_is_none():
    assert text_of(p("540", note("footnote", 1))) == "540\n"
