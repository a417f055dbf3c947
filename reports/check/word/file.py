"""A Word file as a measured `Document`: the bytes of a `.docx` in, the types of `reports.check.model` out.

The way: package -> styles, lists -> sections -> blocks (what is set where) -> drafts (paragraphs in reading
order, the lines below them) -> paragraphs, tables, sheets. Nothing is judged; the file is not changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from reports.check.model import Document, FontUse, Format, PageNumber, Paragraph, Run, Sheet, Table
from reports.check.vietnamese import heads_annex
from reports.check.word.blocks import Area, Blocks, Composer, Tabular, paragraphs
from reports.check.word.lists import read_lists
from reports.check.word.package import Package, open_package
from reports.check.word.paragraphs import Draft, Flow, underline
from reports.check.word.props import read_theme, stated
from reports.check.word.sections import Margin, Section, read_margins, read_sections
from reports.check.word.styles import Styles
from reports.check.word.tables import parts
from reports.check.word.text import joined, runs
from reports.check.word.traits import read_traits
from reports.check.word.xml import attributes, every, length, on, switched, value
from reports.errors import Message, message
from reports.readers.xml import whole

RECIPIENTS = re.compile("nơi nhận", re.IGNORECASE)
FREE_STOP = "720"  # twips: where Word sets its own tab stops when the file does not say
WORD_2013 = 15  # as a mode of compatibility
NOTES = {"footnotes": message("the footnotes"), "endnotes": message("the endnotes")}


@dataclass(frozen=True)
class Story:
    """A section as set, and what comes of it: paragraphs and tables in reading order, headers and footers."""

    section: Section
    blocks: Blocks
    items: tuple[Draft | Tabular, ...]
    margins: tuple[Margin, ...]


def read_word(content: bytes, shown: str) -> Document:
    """The measured document in the bytes of a Word file. shown: its name in messages. Raises `InputError`."""
    package = open_package(content, shown)
    composer = _composer(package)
    stories = _stories(package, composer)
    texts = tuple(
        _paragraph(item, n)
        for n, item in enumerate((x for s in stories for x in s.items if isinstance(x, Draft)), 1)
    )
    tables = tuple(_tables(chain.from_iterable(story.items for story in stories)))
    blocks = chain.from_iterable(paragraphs(story.blocks) for story in stories)
    return Document(
        format=Format.DOCX,
        sheets=tuple(_sheets(stories, even=switched(package.root("settings"), "evenAndOddHeaders"))),
        paragraphs=texts,
        tables=tables,
        fonts=_fonts([*_uses(texts, tables), *_uses_apart(package, composer, stories)]),
        traits=read_traits(package, (piece for block in blocks for piece in block.pieces)),
    )


def _composer(package: Package) -> Composer:
    theme, settings = read_theme(package.root("theme")), package.root("settings")
    styles = Styles(package.root("styles"), theme, read_lists(package.root("numbering"), theme))
    modes = map(attributes, every(settings, "compatSetting"))
    mode = next((m.get("val") for m in modes if m.get("name") == "compatibilityMode"), "")
    free_stop = length(value(settings, "defaultTabStop") or FREE_STOP)
    return Composer(styles, free_stop or length(FREE_STOP), overhangs=(whole(mode) or 0) < WORD_2013)


def _stories(package: Package, composer: Composer) -> tuple[Story, ...]:
    flow, stories = Flow(), []
    for section in read_sections(package):
        page = section.page
        blocks = composer.blocks(section.elements, Area(page.left, page.right), page, 0.0)
        items = tuple(underline(flow.items(blocks)))
        stories.append(Story(section, blocks, items, read_margins(section, composer)))
    return tuple(stories)


def _paragraph(draft: Draft, number: int) -> Paragraph:
    block, props = draft.block, draft.block.props
    inked = draft.left is not None and draft.right is not None
    return Paragraph(
        text=draft.text,
        raw="".join(piece.raw for piece in draft.pieces),
        runs=(*runs(draft.pieces), *runs(block.hidden)),
        place=message("paragraph {n}", n=number),
        side=draft.area.side,
        level=draft.level,
        align=draft.align,
        axis=((draft.left or 0) + (draft.right or 0)) / 2 if inked else None,
        width=draft.width,
        first_indent=length(stated(props, "ind", "first")),
        left_indent=length(stated(props, "ind", "left")),
        gap=draft.gap,
        spacing=block.spacing,
        stroke=draft.stroke,
        kept=on(props.get("keepNext")),
        list_format=block.list_format,
    )


def _tables(items: Iterable[Draft | Tabular]) -> Iterator[Table]:
    before = number = 0
    for item in items:
        if isinstance(item, Draft):
            before += 1
        else:
            number += 1
            yield _table(item, number, before)


def _table(table: Tabular, number: int, before: int) -> Table:
    rows = []
    for cells in table.cells:
        texts = {slot.column: _cell_text(blocks) for slot, blocks in cells}
        rows.append(tuple(texts.get(column, "") for column in range(table.grid.columns)))
    blocks = [block for row in table.cells for _, inside in row for block in paragraphs(inside)]
    return Table(
        rows=tuple(rows),
        runs=tuple(run for block in blocks for run in (*runs(block.pieces), *runs(block.hidden))),
        place=message("table {n}", n=number),
        before=before,
        width=table.grid.width,
        indent=table.grid.indent,
        room=table.area.right - table.area.left,
        head_repeats=table.grid.head_repeats,
        rows_whole=table.grid.rows_whole,
    )


def _cell_text(blocks: Blocks) -> str:
    return " ".join(filter(None, (joined(block.pieces) for block in paragraphs(blocks))))


def _sheets(stories: tuple[Story, ...], *, even: bool) -> Iterator[Sheet]:
    """The sections. even: even pages have headers of their own."""
    annexed = False
    for story, (count, opens) in zip(stories, _annexes(stories), strict=True):
        section = story.section
        yield Sheet(
            width=section.page.width,
            height=section.page.height,
            margins=section.margins,
            place=message("section {n}", n=section.number),
            tabular=_is_tabular(story),
            annex=annexed or opens,
            opens_annex=opens,
            annexes=count,
            numbers=_numbers(story, {"default", "even"} if even else {"default"}),
            first_numbers=_numbers(story, {"first"} if section.has_first else {"default"}),
            start=section.start,
            number_format=section.number_format,
        )
        annexed = annexed or count > 0


def _is_tabular(story: Story) -> bool:
    tables = sum(len(b.text) for x in story.items if isinstance(x, Tabular) for b in paragraphs((x,)))
    return tables > sum(len(x.text) for x in story.items if isinstance(x, Draft))


def _annexes(stories: Iterable[Story]) -> Iterator[tuple[int, bool]]:
    """For each section how many annex headings stand in it, and whether it begins with one.

    Only behind the recipients is it a heading: before them a text may be about a phụ lục.
    """
    texts = [[_heading_text(item) for item in story.items] for story in stories]
    ended = not any(RECIPIENTS.match(text) for found in texts for text in found)
    for found in texts:
        headings = []
        for number, text in enumerate(filter(None, found)):
            ended = ended or RECIPIENTS.match(text) is not None
            if ended and heads_annex(text):
                headings.append(number)
        yield len(headings), headings[:1] == [0]


def _heading_text(item: Draft | Tabular) -> str:
    return item.text if isinstance(item, Draft) else "-"


def _numbers(story: Story, pages: set[str]) -> tuple[PageNumber, ...]:
    margins = (margin for margin in story.margins if margin.pages in pages)
    return tuple(number for margin in margins for number in margin.numbers(story.section.page))


def _uses(texts: Iterable[Paragraph], tables: Iterable[Table]) -> Iterator[tuple[Run, Message]]:
    yield from ((run, text.place) for text in texts for run in text.runs)
    yield from ((run, table.place) for table in tables for run in table.runs)


def _uses_apart(
    package: Package, composer: Composer, stories: tuple[Story, ...]
) -> Iterator[tuple[Run, Message]]:
    """The runs outside of the text: of headers, footers and notes."""
    page = stories[0].section.page
    apart = [(margin.blocks, margin.place) for story in stories for margin in story.margins]
    for kind, place in NOTES.items():
        notes = (*every(package.root(kind), "footnote"), *every(package.root(kind), "endnote"))
        elements = (element for note in notes for element in parts(note, {"p", "tbl"}))
        apart.append((composer.blocks(elements, Area(page.left, page.right), page, 0.0), place))
    for blocks, place in apart:
        yield from ((piece.run, place) for block in paragraphs(blocks) for piece in block.pieces)


def _fonts(uses: Iterable[tuple[Run, Message]]) -> tuple[FontUse, ...]:
    """Each font once, with the first place that uses it."""
    places: dict[str, Message] = {}
    for run, place in uses:
        for name in run.fonts:
            places.setdefault(name, place)
    return tuple(FontUse(name, place) for name, place in places.items())
