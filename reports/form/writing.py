"""A form as an Excel file, the same bytes for the same content.

In: a `Form`, and what the unit stated for the period before. Out: bytes. Everything but the cells to fill in
is protected, without a password: it keeps from slips, not from intent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import astuple, fields
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from reports.form.layout import (
    BEFORE,
    DUE,
    FIGURE_HEADS,
    HEAD_ROW,
    HEDGE,
    HEDGES,
    INDICATOR,
    LABEL,
    LISTS,
    NOTE,
    NUMBER,
    OWNER,
    SECTION,
    SHORT_HEAD_ROW,
    TARGET,
    TASK_HEADS,
    TASK_ROWS,
    TEXT,
    UNIT,
    VALUE,
    WORDING,
    Form,
    Page,
    Stamp,
    before_digest,
)
from reports.form.stamp import BEFORE_NAME, PREFIX
from reports.indicators import Indicator, Kind

FONT = "Times New Roman"
INPUT = PatternFill("solid", start_color="FFFFF8DC")
HEAD = PatternFill("solid", start_color="FFE8E8E8")
FIXED = PatternFill("solid", start_color="FFF5F5F5")  # what is there to look at only
THIN = Side(style="thin", color="FF808080")
GRID = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
FORMATS = {Kind.COUNT: "#,##0", Kind.MONEY: "#,##0", Kind.PERCENT: "General", Kind.RATIO: "@"}
MIDDLE = Alignment("center", "center", wrap_text=True)
LEFT = Alignment("left", "center", wrap_text=True, indent=1)
MOTTO_ROW = 2
SIGNATURE_ROWS = 8  # from the last line of the table on
FIGURE_WIDTHS = (6, 42, 16, 9, 18, 16, 13)  # on A4 upright: wider, and the letters get too small
LINE = 17  # points, the height of a line
MARGINS = {"left": 0.6, "right": 0.5, "top": 0.7, "bottom": 0.8}  # inches
CREATED = re.compile(rb"<dcterms:(created|modified)([^>]*)>[^<]*<")
LONG_AGO, EPOCH = rb"<dcterms:\1\2>1980-01-01T00:00:00Z<", (1980, 1, 1, 0, 0, 0)


def form_bytes(form: Form, before: Mapping[str, str]) -> bytes:
    """The Excel file of a form. before: what was stated for the period before, by ids of indicators."""
    book = Workbook()
    del book[book.sheetnames[0]]
    for name, text in zip((f.name for f in fields(Stamp)), astuple(form.stamp), strict=True):
        key = f"{PREFIX}{name}"
        book.defined_names[key] = DefinedName(key, attr_text=f'"{text}"')
    digest = before_digest(before.get(indicator.id, "") for _, indicator in form.lines)
    book.defined_names[BEFORE_NAME] = DefinedName(BEFORE_NAME, attr_text=f'"{digest}"')
    figures, tasks, remarks = (_sheet(book, page) for page in form.pages)
    _lists(book, form)
    _figures(figures, form, before)
    _tasks(tasks, form)
    _remarks(remarks, form.pages[2])
    stored = BytesIO()
    book.save(stored)
    return _settled(stored.getvalue())


def _sheet(book: Workbook, page: Page) -> Any:
    """A sheet with the texts of a page, ready to be printed; only what is to be filled in can be changed."""
    sheet = book.create_sheet(page.title)
    for (row, column), text in page.texts.items():
        cell = sheet.cell(row, column, int(text) if text.isdecimal() else text)
        cell.font = Font(FONT, size=12)
    for row, column in page.inputs:
        cell = sheet.cell(row, column)
        cell.protection, cell.fill = Protection(locked=False), INPUT
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.page_setup.paperSize, sheet.page_setup.orientation = 9, "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered, sheet.sheet_view.showGridLines = True, False
    for side, inches in MARGINS.items():
        setattr(sheet.page_margins, side, inches)
    return sheet


def _lists(book: Workbook, form: Form) -> None:
    """What may be chosen in cells, on a sheet that nobody sees."""
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "veryHidden"
    catalogue, directory = form.config.catalogue, form.config.directory
    columns = (
        [section.heading for section in catalogue.sections],
        [organisation.name for organisation in directory.organisations.values()],
        [indicator.label for indicator in catalogue.indicators.values()],
    )
    for column, texts in enumerate(columns, start=1):
        for row, text in enumerate(texts, start=1):
            sheet.cell(row, column, text)


def _chosen(sheet: Any, column: int, number: int, cells: str) -> None:
    """Let some cells be chosen from a column of the lists."""
    letter = get_column_letter(column)
    formula = f"'{LISTS}'!${letter}$1:${letter}${max(number, 1)}"
    _valid(sheet, DataValidation("list", formula1=formula, allow_blank=True), cells)


def _valid(sheet: Any, rule: DataValidation, cells: str) -> None:
    rule.errorTitle, rule.error = "ldreport", WORDING["wrong"]
    rule.showErrorMessage = True
    sheet.add_data_validation(rule)
    rule.add(cells)


def _figures(sheet: Any, form: Form, before: Mapping[str, str]) -> None:
    page = form.pages[0]
    _widths(sheet, FIGURE_WIDTHS)
    for row in (1, 2):
        _merged(sheet, row, (NUMBER, UNIT), bold=row == 2)
        _merged(sheet, row, (HEDGE, NOTE), 11 + row, bold=True)
    for row, size in ((4, 14), (5, 13), (6, 12), (7, 12)):
        _merged(sheet, row, (NUMBER, NOTE), size, bold=size > 12)
    _table(sheet, HEAD_ROW, page.last, len(FIGURE_HEADS))
    _headings(sheet, page, NOTE)
    for row, indicator in form.lines:
        _figure(sheet, row, indicator)
        cell = sheet.cell(row, BEFORE, before.get(indicator.id))
        cell.alignment, cell.fill = Alignment("right", "center", indent=1), FIXED
    hedges = DataValidation("list", formula1=f'"{",".join(HEDGES)}"', allow_blank=True)
    _valid(sheet, hedges, f"{get_column_letter(HEDGE)}{HEAD_ROW + 1}:{get_column_letter(HEDGE)}{page.last}")
    sheet.cell(page.last + 2, LABEL).font = Font(FONT, size=12, bold=True)
    sheet.cell(page.last + 2, LABEL).alignment = Alignment("center")
    _merged(sheet, page.last + 2, (HEDGE, NOTE), 12, bold=True)
    _printed(sheet, HEAD_ROW, NOTE, page.last + SIGNATURE_ROWS)


def _figure(sheet: Any, row: int, indicator: Indicator) -> None:
    """The cells of one indicator: what may be typed in, and how it is shown."""
    lines = max(
        1 + len(text) * 5 // (width * 6)
        for text, width in (
            (indicator.label, FIGURE_WIDTHS[LABEL - 1]),
            (indicator.unit, FIGURE_WIDTHS[UNIT - 1]),
        )
    )
    sheet.row_dimensions[row].height = LINE * lines + 3
    cell = sheet.cell(row, VALUE)
    cell.number_format, cell.alignment = FORMATS[indicator.kind], Alignment("right", "center", indent=1)
    sheet.cell(row, UNIT).alignment = MIDDLE
    if indicator.kind is Kind.RATIO:
        rule = DataValidation(
            promptTitle="ldreport", prompt=WORDING["figures"]["ratio"], showInputMessage=True
        )
    elif indicator.kind is Kind.COUNT:
        rule = DataValidation("whole", formula1="0", allow_blank=True, operator="greaterThanOrEqual")
    else:
        rule = DataValidation("decimal", formula1="0", allow_blank=True, operator="greaterThanOrEqual")
    _valid(sheet, rule, cell.coordinate)


def _tasks(sheet: Any, form: Form) -> None:
    page, catalogue = form.pages[1], form.config.catalogue
    _widths(sheet, (6, 58, 30, 30, 14, 34, 16))
    _titled(sheet, TARGET)
    _table(sheet, SHORT_HEAD_ROW, page.last, len(TASK_HEADS))
    first = SHORT_HEAD_ROW + 1
    lists = (
        (SECTION, 1, len(catalogue.sections)),
        (OWNER, 2, len(form.config.directory.organisations)),
        (INDICATOR, 3, len(catalogue.indicators)),
    )
    for column, listed, number in lists:
        letter = get_column_letter(column)
        _chosen(sheet, listed, number, f"{letter}{first}:{letter}{page.last}")
    for row in range(first, first + TASK_ROWS):
        sheet.cell(row, DUE).number_format = "dd/mm/yyyy"
        sheet.cell(row, DUE).alignment = Alignment("center", "center")
        sheet.cell(row, TARGET).alignment = Alignment("right", "center", indent=1)
        sheet.row_dimensions[row].height = 3 * LINE
    sheet.page_setup.orientation = "landscape"
    _printed(sheet, SHORT_HEAD_ROW, TARGET, page.last)


def _remarks(sheet: Any, page: Page) -> None:
    _widths(sheet, (6, 110))
    _titled(sheet, TEXT)
    _table(sheet, SHORT_HEAD_ROW, page.last, TEXT)
    for row, _ in page.inputs:
        sheet.row_dimensions[row].height = 2 * LINE
    _headings(sheet, page, TEXT)
    _printed(sheet, SHORT_HEAD_ROW, TEXT, page.last)


def _titled(sheet: Any, last: int) -> None:
    for row, size in ((1, 14), (2, 13), (3, 12)):
        _merged(sheet, row, (NUMBER, last), size, bold=size > 12)


def _table(sheet: Any, head: int, last: int, columns: int) -> None:
    """The lines around the cells of a table, and its head."""
    for row in range(head, last + 1):
        for column in range(1, columns + 1):
            cell = sheet.cell(row, column)
            cell.border, middle = GRID, column == NUMBER or row == head
            cell.font = Font(FONT, size=12, bold=row == head)
            cell.alignment = MIDDLE if middle else LEFT
            if row == head:
                cell.fill = HEAD
    sheet.row_dimensions[head].height = 2 * LINE


def _headings(sheet: Any, page: Page, last: int) -> None:
    """The rows that stand above a group of lines, bold and in one cell after their number."""
    for row in page.headings:
        sheet.merge_cells(start_row=row, end_row=row, start_column=LABEL, end_column=last)
        for column in (NUMBER, LABEL):
            sheet.cell(row, column).font = Font(FONT, size=12, bold=True)
        sheet.row_dimensions[row].height = (
            LINE * (2 if len(str(sheet.cell(row, LABEL).value)) > 100 else 1) + 3
        )


def _merged(sheet: Any, row: int, columns: tuple[int, int], size: int = 12, *, bold: bool = False) -> None:
    """One cell over some columns of a row."""
    sheet.merge_cells(start_row=row, end_row=row, start_column=columns[0], end_column=columns[1])
    cell = sheet.cell(row, columns[0])
    cell.font = Font(FONT, size=size, bold=bold, italic=not bold and row > MOTTO_ROW)
    cell.alignment = MIDDLE


def _widths(sheet: Any, widths: Iterable[int]) -> None:
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def _printed(sheet: Any, head: int, columns: int, rows: int) -> None:
    """Print so many columns and rows, and keep the head of the table in sight, on the screen and on every
    page.
    """
    sheet.print_area = f"A1:{get_column_letter(columns)}{rows}"
    sheet.freeze_panes = sheet.cell(head + 1, 1)
    sheet.print_title_rows = f"{head}:{head}"
    footer = sheet.oddFooter.center
    footer.text, footer.font, footer.size = "&P", f"{FONT},Regular", 12


def _settled(content: bytes) -> bytes:
    """The file without the time at which it was made."""
    stored = BytesIO()
    with ZipFile(BytesIO(content)) as made, ZipFile(stored, "w", ZIP_DEFLATED) as settled:
        for name in made.namelist():
            part = CREATED.sub(LONG_AGO, made.read(name)) if name == "docProps/core.xml" else made.read(name)
            entry = ZipInfo(name, EPOCH)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
            settled.writestr(entry, part)
    return stored.getvalue()
