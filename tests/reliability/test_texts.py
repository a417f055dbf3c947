"""Row 3: any text survives Word and PDF as it was typed, composed, or is refused by name."""

from __future__ import annotations

import json
import re
import unicodedata
import zipfile
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from random import Random

import docx
import pypdfium2
import pytest
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as FilePart
from lxml import etree

from reports.cleaning import faults
from reports.document.marks import AFTER_NUMBER, START
from reports.document.report import AchievementGroup, AchievementRow, Part, Report
from reports.errors import RenderError
from reports.reading import Schema, load
from reports.render.docx import render_docx
from reports.render.environment import context
from reports.render.html import render_html
from reports.render.pdf import render_pdf
from reports.render.word_template import WordTemplate
from tests.readers.word_files import p, part
from tests.reading_back import pdf_text
from tests.reliability.office import RECORD, made, opened_office, sums_in
from tests.reliability.texts import MARK, SEED, bare_report, strange, value, with_barred
from tests.test_render import PAGE, PAGES

OUR_OWN = (START, AFTER_NUMBER)  # marks of figures: no file can bring them in
EACH, ALL = 100, 10_000
NO_NUMBERS = (
    "<style>@page { @top-center { content: none !important } }</style>"  # they stand between two pages
)
BESIDE = f"{{% for x in results.paragraphs %}}{MARK}{{{{ x }}}}{MARK}{{% endfor %}}"
FOOTNOTES = part("footnotes", f'<w:footnote w:id="2">{p(BESIDE)}</w:footnote>')


class Texts(Schema):
    texts: tuple[str, ...]


def documents(number: int, make) -> list[list[str]]:
    """So many texts, a hundred a document."""
    dice = Random(SEED)
    return [[make(dice) for _ in range(EACH)] for _ in range(number // EACH)]


def as_typed(text: str) -> str:
    """What should be read back: the composed text; which spaces do not break is the document's affair."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@pytest.fixture(scope="module")
def template() -> WordTemplate:
    """A template that prints the texts in its body, a table, the header, the footer and a footnote."""
    made = docx.Document()
    for text in ("{%p for x in results.paragraphs %}", "{{ x }}", "{%p endfor %}"):
        made.add_paragraph(text)
    table = made.add_table(3, 1)
    rows = ("{%tr for x in results.paragraphs %}", "{{ x }}", "{%tr endfor %}")
    for row, text in zip(table.rows, rows, strict=True):
        row.cells[0].text = text
    made.sections[0].header.paragraphs[0].text = BESIDE
    made.sections[0].footer.paragraphs[0].text = BESIDE
    name = PackURI("/word/footnotes.xml")
    notes = FilePart(name, CONTENT_TYPE.WML_FOOTNOTES, FOOTNOTES.encode(), made.part.package)
    made.part.relate_to(notes, RELATIONSHIP_TYPE.FOOTNOTES)
    raw = BytesIO()
    made.save(raw)
    return WordTemplate.compiled(raw.getvalue(), "x.docx")


@pytest.fixture(scope="module")
def report() -> Report:
    return bare_report()


def with_texts(report, texts):
    rows = tuple(AchievementRow(str(n), text, "", "", (), "") for n, text in enumerate(texts))
    table = replace(report.achievements.tables[0], columns=(), groups=(AchievementGroup("", rows),))
    achievements = replace(report.achievements, tables=(table,), note="", wide=False)
    return replace(report, title=texts[0], results=Part("x", tuple(texts)), achievements=achievements)


def in_word(content: bytes) -> dict[str, list[str]]:
    """The texts of each place of a Word file, read by python-docx and lxml."""
    document = docx.Document(BytesIO(content))
    (section,), notes = document.sections, zipfile.ZipFile(BytesIO(content)).read("word/footnotes.xml")
    beside = {
        "header": section.header.paragraphs[0].text,
        "footer": section.footer.paragraphs[0].text,
        "footnote": "".join(etree.fromstring(notes).itertext()),
    }
    places = {name: re.findall(f"{MARK}([^{MARK}]*){MARK}", text) for name, text in beside.items()}
    places["body"] = [paragraph.text for paragraph in document.paragraphs]
    places["table"] = [row.cells[0].text for row in document.tables[0].rows]
    places["title"] = [document.core_properties.title]
    return places


def in_pdf(content: bytes, path) -> tuple[str, str, str]:
    """All that a PDF says by pdftotext and by PDFium, without white space, and its title."""
    path.write_bytes(content)
    document = pypdfium2.PdfDocument(content)
    try:
        pages = "".join(page.get_textpage().get_text_bounded() for page in document)
        title = document.get_metadata_value("Title")
    finally:
        document.close()
    return unspaced(pdf_text(path)), unspaced(pages), title


def from_the_right(text: str) -> bool:
    """Whether a text has Hebrew in it, which a PDF holds in the order of the page."""
    return any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


BROKEN_HYPHENS = str.maketrans("\ufffe\x02", "--")  # how PDFium writes a hyphen at the end of a line
LIGATURE = re.compile("[\ufb00-\ufb06]")  # readers of PDF give the letters that they are made of


def unspaced(text: str) -> str:
    composed = unicodedata.normalize("NFC", "".join(text.translate(BROKEN_HYPHENS).split()))
    return LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), composed)


def listed(texts: list[str]) -> str:
    """The texts as a file of records writes them, with escapes for all but ASCII."""
    written = ("".join(c if c.isalnum() or c == " " else f"\\U{ord(c):08X}" for c in text) for text in texts)
    return "texts:\n" + "".join(f'- "{text}"\n' for text in written)


def is_written(text: str) -> bool:
    """Whether a file can hold the text at all: surrogates are no text."""
    return not any("\ud800" <= c <= "\udfff" for c in text)


def test_ten_thousand_texts_are_read_as_typed_or_refused_by_name(tmp_path):
    path, dice = tmp_path / "x.yaml", Random(SEED)
    read = refused = alike = 0
    for texts in documents(ALL * 3 // 4, lambda dice: dice.choice((value, strange))(dice)):
        path.write_text(listed(texts))
        problems = load(path, "x.yaml", Texts).problems
        assert {problem.code for problem in problems} <= {"look-alike"}  # letters of chance beside each other
        told = {problem.place.line - 2 for problem in problems}
        sound = [text for number, text in enumerate(texts) if number not in told]
        path.write_text(listed(sound))
        assert load(path, "x.yaml", Texts).value.texts == tuple(map(as_typed, sound))
        read, alike = read + len(sound), alike + len(told)
    for texts in documents(ALL // 4, lambda _: with_barred(dice)[0]):
        path.write_text(listed([text for text in texts if is_written(text)]))
        loaded = load(path, "x.yaml", Texts)
        assert not any(faults(text) for text in (loaded.value.texts if not loaded.problems else ()))
        told = {problem.place.line for problem in (*loaded.problems, *loaded.tree.notes)}
        assert len(told) == sum(map(is_written, texts))
        assert all(any(faults(text)) for text in texts)
        refused += len(texts)
    print(
        f"row 3: {read:,} texts read as typed, {refused:,} with barred characters refused, {alike} with look-alikes"
    )


def test_what_other_programs_leave_between_letters_is_taken_out_and_told_by_name(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text(
        'texts: ["\ufeffđoàn\u00ad viên\u200b", "e\u200d\u0301\ufe0f", "（１２：３）", "sạch"]',
        encoding="utf-8",
    )
    loaded = load(path, "x.yaml", Texts)
    assert loaded.value.texts == ("đoàn viên", "é", "(12:3)", "sạch")
    assert loaded.problems == ()
    assert {(note.severity, str(note.place)) for note in loaded.tree.notes} == {("warning", "x.yaml:1")}
    names = (
        "U+FEFF ZERO WIDTH NO-BREAK SPACE, U+00AD SOFT HYPHEN, U+200B ZERO WIDTH SPACE",
        "U+200D ZERO WIDTH JOINER, U+FE0F VARIATION SELECTOR-16",
    )
    assert [str(note.problem).partition(": ")[2] for note in loaded.tree.notes] == [
        *names,
        "“（ １ ２ ： ３ ）”",
    ]
    assert [str(note.hint).partition(" ")[0] for note in loaded.tree.notes] == ["They"] * 3


@pytest.mark.parametrize(
    "text",
    [
        *("a\u202eb", "a\u200eb", "a\u2066b", "a\u00adb\ufff9", "cоng", "Ð", "｛_｛", "\U000e0041"),
        *("Cụm \u0410", "\u0421\u0422", "CĐCS \u0391-1"),  # words of which every letter looks Latin
    ],
)
def test_what_could_mislead_is_refused_whatever_stands_beside_it(tmp_path, text):
    path = tmp_path / "x.yaml"
    path.write_text(f'texts: ["{text}"]', encoding="utf-8")
    assert {one.severity for one in load(path, "x.yaml", Texts).problems} == {"error"}


def test_words_of_another_alphabet_that_look_it_may_stand_beside_latin_ones():
    assert [*faults("Liên bang Nga (Россия), trao đổi о Москве; hệ số α, β")] == []


def test_what_was_taken_out_leaves_no_trace_in_documents_and_is_told_by_every_build(tmp_path):
    spoilt, sound = (opened_office(tmp_path / name) for name in ("spoilt", "sound"))
    for name in ("config.yaml", RECORD.format("a")):
        text = (spoilt / name).read_text(encoding="utf-8")
        (spoilt / name).write_text(
            re.sub("(?<=đo)(?=àn)", "\u00ad", text).replace("LĐLĐ", "LĐ\u200bLĐ"), encoding="utf-8"
        )
    (first, again), other = (
        [made(spoilt, tmp_path / "a", ("html",)) for _ in range(2)],
        made(sound, tmp_path / "b", ("html",)),
    )
    assert {finding.code for finding in first.findings} - {finding.code for finding in other.findings} == {
        "unseen-characters"
    }
    assert again.findings == first.findings
    before, after = (sums_in(tmp_path / name / "2021Q1") for name in "ab")
    assert {name for name in after if before[name] != after[name]} <= {
        "manifest.json",
        ".ldreport.json",
        "SHA256SUMS",
    }
    inputs = json.loads((tmp_path / "a/2021Q1/manifest.json").read_text(encoding="utf-8"))["inputs"]
    assert inputs["config.yaml"] == sha256((spoilt / "config.yaml").read_bytes()).hexdigest()


def test_every_character_that_may_not_be_printed_is_refused_by_its_code_and_its_field(report):
    dice = Random(SEED)
    tried = [with_barred(dice) for _ in range(250)]
    for text, barred in tried:
        if barred in OUR_OWN:
            continue
        with pytest.raises(RenderError) as caught:
            context(replace(report, results=Part("x", ("đúng", text))))
        told = [f"{finding.place} {finding.problem}" for finding in caught.value.findings]
        assert all("x.results.paragraphs[1]" in line for line in told)
        codes = [f"U+{ord(c):04X}" for c in unicodedata.normalize("NFC", barred)]
        assert any(name in line for name in (*codes, barred) for line in told)
    print(
        f"row 3: {len(tried):,} texts with barred characters refused at the templates, by field and character"
    )


def word_loses(number, make, report, template) -> int:
    """How many texts were looked for in Word files; each must be there, in each place."""
    looked = 0
    for texts in documents(number, make):
        fit = [text for text in map(as_typed, texts) if not any(faults(text))]
        found = in_word(render_docx(with_texts(report, fit), template))
        assert [text.replace("\u00a0", " ") for text in found.pop("title")] == [fit[0]]
        for place, said in found.items():
            assert [text.replace("\u00a0", " ") for text in said][: len(fit)] == fit, place
        looked += len(fit)
    return looked


def pdf_loses(number, report, tmp_path) -> int:
    """The same for PDF files, whose texts pdftotext and PDFium read in the order of the page."""
    looked = 0
    for texts in documents(number, value):
        fit = [text for text in map(as_typed, texts) if not (any(faults(text)) or from_the_right(text))]
        page = render_html(with_texts(report, fit), PAGES, PAGE, "t").replace(
            "</head>", f"{NO_NUMBERS}</head>"
        )
        *readings, title = in_pdf(render_pdf(page, "x"), tmp_path / "x.pdf")
        assert title.replace("\u00a0", " ") == fit[0]
        for said in readings:
            at = 0
            for text in (*fit, *fit):  # in the body, then in the table
                found = said.find(unspaced(text), at)
                assert found >= 0, text
                at = found
        looked += len(fit)
    return looked


def test_texts_come_back_out_of_word_in_every_place(report, template):
    looked = word_loses(2_000, lambda dice: dice.choice((value, strange))(dice), report, template)
    print(
        f"row 3: {looked:,} texts in body, table, header, footer, footnote and title of Word files, 0 changed"
    )


def test_texts_come_back_out_of_pdf(report, tmp_path):
    print(f"row 3: {pdf_loses(300, report, tmp_path):,} texts in body and table of PDF files, 0 changed")


@pytest.mark.slow
def test_ten_thousand_texts_come_back_out_of_word_and_pdf(report, template, tmp_path):
    looked = word_loses(ALL, lambda dice: dice.choice((value, strange))(dice), report, template)
    print(f"row 3: {looked:,} texts in six places of Word files, 0 changed")
    print(f"row 3: {pdf_loses(ALL, report, tmp_path):,} texts in body and table of PDF files, 0 changed")


def test_a_letter_without_a_font_is_refused_by_the_pdf_with_its_code(report):
    dice = Random(SEED)
    texts = (as_typed(strange(dice)) for _ in range(20))
    for text in [text for text in texts if not any(faults(text))][:5]:
        page = render_html(with_texts(report, [text]), PAGES, PAGE, "t")
        with pytest.raises(RenderError) as caught:
            render_pdf(page, "x")
        assert {finding.code for finding in caught.value.findings} == {"letter-without-font"}
