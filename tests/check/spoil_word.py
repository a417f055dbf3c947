"""Ways to spoil one thing in a finished Word file. Paragraphs are named by how their text begins."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from tests.readers.word_files import saved

ATTACHED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"

Change = Callable[[WordDocument], object]


def changed(content: bytes, change: Change) -> bytes:
    """The bytes of the Word file with one thing changed."""
    word = docx.Document(BytesIO(content))
    change(word)
    return saved(word)


def both(*changes: Change) -> Change:
    """One change after the other."""
    return lambda word: [change(word) for change in changes]


def paragraph(word: WordDocument, start: str) -> Paragraph:
    """The first paragraph, in tables too, that begins so."""
    every = (Paragraph(element, word) for element in word.element.body.iter(qn("w:p")))
    return next(p for p in every if plain(p.text).startswith(start))


def plain(text: str | None) -> str:
    """A text with each no-break space as a space."""
    return (text or "").replace("\u00a0", " ")


def element(tag: str, **attributes: str) -> etree._Element:
    """An element of a Word file with its attributes."""
    made = docx.oxml.OxmlElement(tag)
    for name, text in attributes.items():
        made.set(qn(f"w:{name}"), text)
    return made


# ---------------------------------------------------------------------------------------------- paragraphs


def say(start: str, words: str) -> Change:
    """Other words, set as the first letters of the paragraph are."""

    def change(word: WordDocument) -> None:
        first, *rest = paragraph(word, start).runs
        first.text = words
        for run in rest:
            run._r.getparent().remove(run._r)

    return change


def swap(old: str, new: str) -> Change:
    """Other words in the first run that holds `old`."""

    def change(word: WordDocument) -> None:
        text = next(t for t in word.element.body.iter(qn("w:t")) if old in plain(t.text))
        text.text = plain(text.text).replace(old, new)

    return change


def cut(start: str, **font: object) -> Change:
    """Other letters: size, bold, italic, name, underline, highlight_color ... as python-docx names them."""

    def change(word: WordDocument) -> None:
        for run in paragraph(word, start).runs:
            for name, wanted in font.items():
                setattr(run.font, name, wanted)

    return change


def coloured(start: str, colour: object) -> Change:
    """Letters of another colour."""

    def change(word: WordDocument) -> None:
        for run in paragraph(word, start).runs:
            run.font.color.rgb = colour

    return change


def run_property(start: str, tag: str, **attributes: str) -> Change:
    """One more property for the first letters of a paragraph."""
    return lambda word: paragraph(word, start).runs[0]._r.get_or_add_rPr().append(element(tag, **attributes))


def laid(start: str, **format: object) -> Change:
    """Set in another way: alignment, first_line_indent, space_after, line_spacing ..."""

    def change(word: WordDocument) -> None:
        for name, wanted in format.items():
            setattr(paragraph(word, start).paragraph_format, name, wanted)

    return change


def drop(start: str) -> Change:
    """Without a paragraph; a cell keeps an empty one."""

    def change(word: WordDocument) -> None:
        gone = paragraph(word, start)
        if len(gone._p.getparent().findall(qn("w:p"))) > 1:
            gone._p.getparent().remove(gone._p)
        else:
            gone.clear()

    return change


def before(start: str, *words: str) -> Change:
    """Paragraphs of these words before another one, set as it is."""

    def change(word: WordDocument) -> None:
        at = paragraph(word, start)
        for text in words:
            copy = deepcopy(at._p)
            at._p.addprevious(copy)
            new = Paragraph(copy, at._parent)
            new.runs[0].text = text
            for run in new.runs[1:]:
                copy.remove(run._r)

    return change


def styled(style: str, **font: object) -> Change:
    """A style with other letters."""
    return lambda word: [setattr(word.styles[style].font, key, wanted) for key, wanted in font.items()]


# ------------------------------------------------------------------------------------------ the drawn lines


def line(start: str, change: Callable[[etree._Element], object]) -> Change:
    """A change to the paragraph that draws the line below another one."""
    return lambda word: change(paragraph(word, start)._p.getnext())


def gone(line: etree._Element) -> None:
    line.getparent().remove(line)


def indented(millimetres: float) -> Callable[[etree._Element], None]:
    """The line begins and ends so far from the edges."""

    def change(line: etree._Element) -> None:
        for side in ("left", "right"):
            line.pPr.find(qn("w:ind")).set(qn(f"w:{side}"), str(Mm(millimetres).twips))

    return change


def dashed(line: etree._Element) -> None:
    line.pPr.find(f"{qn('w:pBdr')}/{qn('w:top')}").set(qn("w:val"), "dashed")


# ---------------------------------------------------------------------------------------------- page, tables


def section(number: int, **settings: Length | int | bool) -> Change:
    """A section with other measures, as python-docx names them."""

    def change(word: WordDocument) -> None:
        for name, wanted in settings.items():
            setattr(word.sections[number], name, wanted)

    return change


def sections(**settings: Length) -> Change:
    """All sections with other measures."""
    return lambda word: [section(n, **settings)(word) for n in range(len(word.sections))]


def numbering(number: int, **attributes: str | None) -> Change:
    """Other page numbers for a section; an attribute of None is taken away."""

    def change(word: WordDocument) -> None:
        properties = word.sections[number]._sectPr
        numbers = properties.find(qn("w:pgNumType"))
        if numbers is None:
            numbers = element("w:pgNumType")
            properties.find(qn("w:pgMar")).addnext(numbers)
        for name, text in attributes.items():
            numbers.attrib.pop(qn(f"w:{name}"), None)
            if text is not None:
                numbers.set(qn(f"w:{name}"), text)

    return change


def number(change: Callable[[Paragraph], object]) -> Change:
    """A change to the paragraph that holds the page number."""
    return lambda word: change(word.sections[0].header.paragraphs[0])


def number_to_footer(word: WordDocument) -> None:
    """The page number stands in the bottom margin."""
    above = word.sections[0].header.paragraphs[0]
    word.sections[0].footer.paragraphs[0]._p.addprevious(deepcopy(above._p))
    above.clear()


def setting(tag: str, **attributes: str) -> Change:
    """One more setting of the file."""
    return lambda word: word.settings.element.append(element(tag, **attributes))


def table(word: WordDocument, head: str) -> Table:
    """The first data table with such a heading of a column."""
    return next(t for t in word.tables if head in [cell.text for cell in t.rows[0].cells])


def short(word: WordDocument) -> None:
    """Tables of five lines at most: what is not spoiled takes no time to read."""
    for found in word.tables:
        for row in found.rows[5:]:
            row._tr.getparent().remove(row._tr)


def cell(head: str, row: int, column: int, words: str) -> Change:
    """Other words in a cell."""

    def change(word: WordDocument) -> None:
        paragraph = table(word, head).rows[row].cells[column].paragraphs[0]
        for run in paragraph.runs[1:]:
            run.text = ""
        (paragraph.runs[0] if paragraph.runs else paragraph.add_run()).text = words

    return change


def total(head: str, column: int, words: str) -> Change:
    """A line Tổng cộng below a table of two lines that can be added."""

    def change(word: WordDocument) -> None:
        found = table(word, head)
        last = found.rows[-1]._tr
        last.addnext(deepcopy(last))
        for n, text in enumerate(("", "Tổng cộng", *("" for _ in range(2, len(found.columns))))):
            cell(head, len(found.rows) - 1, n, words if n == column else text)(word)

    return change


def unset(head: str, tag: str) -> Change:
    """No row of a table has such a property."""

    def change(word: WordDocument) -> None:
        for row in table(word, head).rows:
            for property in row._tr.trPr.findall(qn(tag)):
                row._tr.trPr.remove(property)

    return change


def wide(head: str, millimetres: float) -> Change:
    """A table whose second column is wider by so much."""

    def change(word: WordDocument) -> None:
        found = table(word, head)
        found.columns[1].width += Mm(millimetres)
        for row in found.rows:
            row.cells[1].width = found.columns[1].width

    return change


def written(head: str, size: float, rows: slice) -> Change:
    """Rows of a table in letters of another size."""

    def change(word: WordDocument) -> None:
        for row in table(word, head).rows[rows]:
            for run in (run for cell in row.cells for p in cell.paragraphs for run in p.runs):
                run.font.size = Pt(size)

    return change


# ------------------------------------------------------------------------------------------------ the file


def inserted(word: WordDocument) -> None:
    """A word that a tracked change has put in."""
    run = paragraph(word, "Trên đây").runs[0]._r
    change = element("w:ins", id="900", author="Văn phòng")
    run.addprevious(change)
    change.append(run)


def macros(word: WordDocument) -> None:
    """A file with macros."""
    name = PackURI("/word/vbaProject.bin")
    part = Part(name, "application/vnd.ms-office.vbaProject", b"macros", word.part.package)
    word.part.relate_to(part, "http://schemas.microsoft.com/office/2006/relationships/vbaProject")


def template_elsewhere(word: WordDocument) -> None:
    """A file that loads its template from another machine."""
    word.part.relate_to("http://192.0.2.1/mau.dotx", ATTACHED, is_external=True)


def properties(**facts: str) -> Change:
    """Other properties of the file."""

    def change(word: WordDocument) -> None:
        for name, text in facts.items():
            setattr(word.core_properties, name, text)

    return change


def spoken(language: str) -> Change:
    """A text that is marked as being in another language."""
    return lambda word: next(word.styles.element.iter(qn("w:lang"))).set(qn("w:val"), language)
