"""Row 23: the corners of the doors that no other test goes through; with the others, every branch of them."""

from __future__ import annotations

import errno
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
import yaml
from pydantic import ValidationError

from reports.causes import SYSTEM, YAML, cause, yaml_cause
from reports.cleaning import in_one_line
from reports.deliver import mail as mail_module
from reports.deliver.mail import Attachment, mail
from reports.errors import DeliveryError, Message, TemplateError, message
from reports.language import Language
from reports.mailing import organisations_named
from reports.reading import LOADER, MAX_BYTES, Id, Number, Schema, Size, Tree, load
from reports.render.page_door import admitted_page, page_findings
from reports.render.word_door import admitted
from tests.bulletin.making import NOW, mailing
from tests.bulletin.test_mail import DRAFT
from tests.readers.word_files import docx as word_file
from tests.readers.word_files import p, tbl, tr


class Limits(Schema):
    id: Id = "a"
    size: Size = 1
    number: Number = 1
    pair: tuple[int, int] = (1, 2)


def problems(tmp_path, text: str | bytes, name: str = "x.yaml") -> list[str]:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [f"{one.place} {one.code} {one.problem}" for one in load(path, name, Limits).problems]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id: con", "Windows has no files"),
        ("id: lpt1", "Windows has no files"),
        (f"id: {'a' * 61}", "longer than 60"),
        ("size: 5", "no size"),
        ("number: 5 MB", "no whole number"),
        ("pair: [1]", "too few items"),
        ("pair: [1, 2, 3]", "too many items"),
        (f"pair: [1, {'9' * 5000}]", "too large"),
        ("pair: [1, x]", "whole number"),
        ("a\u0085b: 1", "U+0085"),
        ("id: a\nsize: 1\u2028 MB\nnumber: 2", "x.yaml:2"),
        ("id: a\rsize: 1 MB", "U+000D"),
        ("%x\nid: a", "YAML"),
        (b"#" * (MAX_BYTES + 1), "larger than"),
    ],
)
def test_what_a_file_must_not_say_is_told(tmp_path, text, told):
    assert any(told in problem for problem in problems(tmp_path, text))


def test_what_a_file_may_say_is_read(tmp_path):
    assert problems(tmp_path, "id: a-1\nsize: 50 MB\nnumber: 1.000\npair: [1, 2]") == []


@pytest.mark.parametrize("name", ["a\u200b.yaml", "a\nb.yaml", "c\u0430o.yaml", "a\u202e.yaml"])
def test_a_file_with_an_odd_name_is_not_read(tmp_path, name):
    (problem,) = problems(tmp_path, "id: a", name)
    assert "odd-name" in problem


SLIPS = [
    "a: b: c", "a: 'b", 'a: "b', "a: [1, 2", "a: {b: 1", "a: @b", "a: `b", "a: %b", "\ta: 1", "a:\n\t- b", "a: 1\n b: 2", "a: 1\n- b", "a: - b", "- a\n b", "a\nb: 1",
    "a: !", "a: &", "a: *", 'a: "\\q"', 'a: "\\xzz"', 'a: "\\ud800"', "a: !<x", "a: !x!y z", "? ? a", "a: |2x\n b", "---\n...\nb: ]", "%TAG x", "a: [b, ,]", "}", "a: ,",
]  # fmt: skip


def said_by(loader: type, text: str) -> str:
    """What the parser says of a text; empty when it finds nothing."""
    try:
        list(yaml.parse(text, Loader=loader))
    except yaml.YAMLError as error:
        return error.problem
    return ""


@pytest.mark.parametrize("text", SLIPS)
def test_what_the_yaml_parser_says_is_told_in_our_own_words(tmp_path, text):
    told = problems(tmp_path, text)
    said = {said_by(loader, text) for loader in (yaml.BaseLoader, LOADER)} - {""}
    assert told
    assert not [words for words in said if words in " ".join(told)]


def test_every_cause_has_its_words_and_strangers_their_number():
    vietnamese = Language("vi")
    for number, told in SYSTEM.items():
        assert cause(OSError(number, "in English")) == told
    assert (
        str(cause(OSError(errno.EXDEV, "Invalid cross-device link"))) == f"error {errno.EXDEV} of the system"
    )
    assert str(cause(OSError("no number"))) == "error - of the system"
    assert {yaml_cause(words) for words, _ in YAML} == {told for _, told in YAML}
    within = message("the file cannot be read: {detail}", detail=message("“{text}” is no size", text="x"))
    assert isinstance(dict(within.values)["detail"], Message)
    assert "is no size" not in vietnamese.say(within)
    assert str(within) == "the file cannot be read: “x” is no size"


def test_a_text_in_one_line_shows_what_cannot_be_seen():
    assert in_one_line("Hoà\u0300\n\x1b\u2028\udcff👍") == "Hoà\u0300\\n\\x1b\\u2028\\udcff👍"


def test_bytes_that_were_changed_on_their_way_are_not_sent():
    draft = replace(DRAFT, attachments=(Attachment("a.pdf", "pdf", "a.pdf", b"%PDF"),))
    content = mail(draft, mailing(), {}, NOW).content
    head = {**mail_module._head(draft, mailing())}
    changes = {
        "Content-Disposition": (b"a.pdf", b"b.pdf"),
        "Subject": (b"Subject: ", b"Subject: Re: "),
        "MIME": (b"Subject: ", b"Bcc: x@example.org\r\nSubject: "),
        "text": (b"aMah", b"aMaa"),
    }
    for name, (old, new) in changes.items():
        assert old in content
        with pytest.raises(DeliveryError, match=name):
            mail_module._check(draft, head, content.replace(old, new))


@pytest.mark.parametrize(
    "group",
    [{"reports": "some"}, {"reports": []}, {"reports": [""]}, {"recipients": []}, {"formats": []}, {"name": "a\nb"}],
)  # fmt: skip
def test_a_group_that_cannot_be_sent_to_is_refused(group):
    sound = {"id": "a", "name": "A", "reports": "all", "recipients": [{"address": "a@example.org"}]}
    with pytest.raises(ValidationError):
        mailing(groups=[{**sound, **group}])


def test_the_organisations_that_groups_name_are_known_by_their_places():
    people = [{"address": "a@example.org", "organisation": "x"}, {"address": "b@example.org"}]
    told = mailing(groups=[{"id": "a", "name": "A", "reports": ["y", "z"], "recipients": people}])
    at = ("bulletin", "groups", 0)
    assert [*organisations_named(told)] == [
        ((*at, "reports", 0), "y"), ((*at, "reports", 1), "z"), ((*at, "recipients", 0, "organisation"), "x"),
    ]  # fmt: skip


def test_tags_that_close_themselves_are_whole_in_a_drawing_alone():
    assert page_findings("<svg><path/><g><path/></g></svg><br/><p>x<p>y", "t") == ()
    (told,) = page_findings("<div/>", "t")
    assert told.code == "tag-not-closed"
    assert page_findings("<!-- ghi chú --><p>x</p>", "t") == ()
    assert page_findings("<style>p { content: '\\110000 \\61 \\q' }</style>", "t") == ()


FETCHED = "src=http://a.example/x"


@pytest.mark.parametrize(
    "page",
    [
        f'<p a=="><img {FETCHED}>">x</p>',  # to browsers the value ends with the first >
        f'<img a=="x {FETCHED} ">',
        f"<style>a{{}}</style/><img {FETCHED}></style>",  # to browsers the stylesheet ends with the first </style
        f"<svg><style><img {FETCHED}></style></svg>",  # in a drawing a stylesheet holds tags
        "<svg><style>a { b: u&#114;l(http://a.example) }</style></svg>",  # and references to letters
    ],
)
def test_what_browsers_read_otherwise_than_it_looks_is_told(page):
    with pytest.raises(TemplateError):
        admitted_page(page, "t")


@pytest.mark.parametrize(
    "page",
    [
        f"<p title='<!--' lang=\"-->'><img {FETCHED}>\">x</p>",
        f"<p <!-- -->{FETCHED}>x</p>",
        '<p a="<!--" b=\'-->" style="c: url(http://a.example)\'>x</p>',
    ],
)
def test_nothing_is_led_outside_by_taking_a_note_away(page):
    with pytest.raises(TemplateError):
        admitted_page(page, "t")


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ('<meta charset="iso-2022-jp">', "ambiguous-tag"),
        ('<meta http-equiv="Content-Type" content="text/html; char&#115;et = \'utf-16\'">', "ambiguous-tag"),
        (r'<a href="\\a.example\share">x</a>', "page-from-outside"),
        ('<svg xml:base="http://a.example/"><use href="#a"/></svg>', "page-from-outside"),
    ],
)
def test_other_letters_machines_and_bases_than_those_of_the_page_are_told(page, code):
    assert {finding.code for finding in page_findings(page, "t")} == {code}


def test_the_letters_and_links_of_ordinary_pages_pass():
    page = '<meta charset="utf-8"><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">'
    assert page_findings(f'{page}<a href="https://a.example/b?c">x</a><a href="b/c">x</a>', "t") == ()


def test_a_note_in_a_stylesheet_still_parts_two_words():
    page = "<style>a { b: ur/* x */l(http://a.example) } @imp/* y */ort 'z';</style>"
    assert admitted_page(page, "t") == page.replace("/* x */", "/**/").replace("/* y */", "/**/")


def test_signs_that_mean_nothing_in_a_page_are_no_tags():
    page = "<style>a>b { c: '<' } @media (width<=6px) { d { e: f } }</style><p title='5 > 4 = &lt;'>x < y</p>"
    assert admitted_page(page, "t") == page


def test_what_tells_of_people_is_taken_out_of_every_part_and_the_rest_stays():
    changed_row = tr("bỏ", props='<w:del w:id="1" w:author="x"/>')
    body = (
        p(
            '<w:r><w:drawing><wp:docPr id="1" name="C:\\Users\\x\\a.png" descr="C:\\Users\\x\\a.png" title="x"/></w:drawing></w:r>'
        )
        + p('<w:r><w:drawing><wp:docPr id="2" name="a.png" descr="Huy hiệu"/></w:drawing></w:r>')
        + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>')
        + p("còn", props='<w:pPrChange w:id="2" w:author="x"/>')
        + tbl("giữ", changed_row)
    )
    made = admitted(word_file(body), "x.docx")
    text = zipfile.ZipFile(BytesIO(made)).read("word/document.xml").decode()
    assert "Huy hiệu" in text
    assert "giữ" in text
    assert "bỏ" not in text
    for gone in ("Users", "a.png", "author", "pPrChange"):
        assert gone not in text


def test_a_damaged_template_is_told_and_one_that_leads_within_itself_is_not():
    with pytest.raises(TemplateError):
        admitted(b"PK\x03\x04 cut", "x.docx")
    tracked = '<w:ins w:id="1" w:author="x"><w:r><w:t>thêm</w:t></w:r></w:ins>'
    drawing = '<w:r><w:pict><v:shape href="#a"/></w:pict></w:r>'
    made = zipfile.ZipFile(BytesIO(admitted(word_file(p(tracked) + p(drawing)), "x.docx")))
    text = made.read("word/document.xml").decode()
    assert "<w:r><w:t>thêm</w:t></w:r>" in text
    assert 'href="#a"' in text


def test_a_place_that_has_no_line_is_that_of_what_is_around_it():
    tree = Tree("x.yaml", lines={(): 1, ("a",): 2})
    assert [str(tree.place(*key)) for key in (("a", 0, "b"), ("c",))] == ["x.yaml:2", "x.yaml:1"]
