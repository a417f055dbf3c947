from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName

from reports.cli import main
from reports.config import Config
from reports.errors import InputError
from reports.form.filled import filled_form
from reports.form.layout import FIGURES, LISTS, REMARKS, TASKS, VERSION, Form
from reports.form.writing import form_bytes
from reports.periods import Period
from reports.readers.model import Limits, Options
from reports.readers.opening import recognised
from reports.readers.sheets.sheets import book_of
from tests.libreoffice import converted, needs_calc
from tests.readers.sheet_files import xlsx

NEW = "Đoàn viên kết nạp mới"
SHARE = "Tỷ lệ đơn vị, doanh nghiệp tổ chức hội nghị người lao động"
Q2 = Period.parse("2021Q2")


def run(command: str, *more: str | Path) -> Result:
    words = [*command.split(), *map(str, more), "--lang", "en"]
    return CliRunner().invoke(main, words, catch_exceptions=False)


@pytest.fixture(scope="session")
def blank(config: Config) -> bytes:
    return form_bytes(Form(config, "hoang-mai", Q2), {})


def filled(content: bytes, fill: Callable[..., None]) -> bytes:
    """A form as a clerk fills it in."""
    book = load_workbook(BytesIO(content))
    sheet = book[FIGURES]
    rows = {sheet.cell(row, 2).value: row for row in range(1, sheet.max_row + 1)}

    def put(label: str, value: object, column: str = "E") -> None:
        sheet[f"{column}{rows[label]}"] = value

    fill(book, put)
    stored = BytesIO()
    book.save(stored)
    return stored.getvalue()


def read(content: bytes, config: Config):
    file = recognised(content, "f.xlsx", Limits())
    return filled_form(book_of(file, Options()), file, config)


def problems(workspace: Path, content: bytes, *options: str) -> str:
    """What `extract` says of a form that it refuses."""
    (workspace / "f.xlsx").write_bytes(content)
    done = run("extract", workspace / "f.xlsx", "--workspace", workspace, *options)
    assert done.exit_code == 2
    assert done.stdout == ""
    return done.stderr


def a_quarter(book, put) -> None:
    put(NEW, 352)
    put("Công đoàn cơ sở thành lập mới", 0)
    put("Thu kinh phí công đoàn", 1250000000)
    put("Thu kinh phí công đoàn", "hơn", "D")
    put("Kinh phí hỗ trợ dịp Tết Nguyên đán", "2,5 tỷ đồng")
    put("Tỷ lệ đơn vị, doanh nghiệp tổ chức hội nghị người lao động", 41.15)
    put("Đơn vị ký chương trình phối hợp với Phòng Lao động, Thương binh và Xã hội", "5/6")
    tasks = book[TASKS]
    tasks["B6"], tasks["C6"] = "Kết nạp đoàn viên khu vực ngoài nhà nước", "Công tác nữ công"
    tasks["E6"], tasks["F6"], tasks["G6"] = date(2021, 9, 30), NEW, 400
    tasks["B7"], tasks["D7"] = "Tổ chức hội thao", "LĐLĐ Hai Bà Trưng"
    book[REMARKS]["B7"], book[REMARKS]["B14"] = "Các cấp công đoàn phối hợp tốt.", "Dịch bệnh phức tạp."


def test_a_filled_form_is_read_from_its_cells_and_nothing_is_doubtful(blank, config):
    found = read(filled(blank, a_quarter), config)
    told = {
        f.indicator: (f.mention.value, f.mention.qualifier.value)
        for f in found.figures
        if f.role == "achievement"
    }
    assert told == {
        "members-recruited": (352, "exact"),
        "unions-founded": (0, "exact"),
        "union-fund": (1_250_000_000, "more_than"),
        "tet-support-money": (2_500_000_000, "exact"),
        "worker-conferences": (Decimal("41.15"), "exact"),
        "cooperation-signed": (5, "exact"),
    }
    assert (found.heading.reporting_org, found.heading.period) == (
        "Liên đoàn Lao động quận Hoàng Mai",
        "2021Q2",
    )
    assert not any(f.unsure for f in found.figures)
    assert all(str(found.where(f)).startswith("sheet ") for f in found.figures)
    assert all(found.source.text[f.start : f.end] for f in found.figures)
    assert found.findings == ()


def test_planned_work_and_remarks_come_along(blank, config):
    found = read(filled(blank, a_quarter), config)
    first, second = found.tasks
    assert (first.text, first.section, first.due, first.organisation) == (
        "Kết nạp đoàn viên khu vực ngoài nhà nước",
        "women",
        date(2021, 9, 30),
        None,
    )
    assert second.organisation == "Liên đoàn Lao động quận Hai Bà Trưng"
    (target,) = [f for f in found.figures if f.role == "task"]
    assert (target.indicator, target.mention.value) == ("members-recruited", 400)
    assert first.start <= target.start < target.end <= first.end
    assert found.remarks == (
        ("highlights", "Các cấp công đoàn phối hợp tốt."),
        ("difficulties", "Dịch bệnh phức tạp."),
    )


@pytest.mark.slow
@needs_calc
@pytest.mark.parametrize("kind", ["ods", "xlsx"])
def test_a_form_that_was_saved_in_calc_states_the_same(blank, config, kind, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(filled(blank, a_quarter))
    first = read(path.read_bytes(), config)
    (made,) = converted(kind, path)
    again = read(made.read_bytes(), config)
    assert again.figures == first.figures
    assert (again.tasks, again.remarks) == (first.tasks, first.remarks)
    assert again.document.text == first.document.text
    assert (again.findings, again.document.findings) == ((), ())


def test_an_empty_form_states_nothing_and_no_zero(blank, config):
    found = read(blank, config)
    assert (found.figures, found.tasks, found.remarks) == ((), (), ())
    assert [finding.code for finding in found.findings] == ["nothing-in-it"]


def test_a_form_comes_back_as_a_record_and_stands_in_the_report(workspace):
    there = ("--workspace", workspace)
    made = run("form --quarter 2021Q2 --unit hoang-mai", *there, "--out", workspace / "forms")
    path = workspace / "forms/2021Q2/hoang-mai.xlsx"
    assert made.stdout.split() == [str(path)]
    path.write_bytes(filled(path.read_bytes(), a_quarter))
    filed = run("extract --quarter 2021Q2", path, *there, "--into", workspace / "seeds")
    assert filed.exit_code == 0
    (kept,) = workspace.glob("sources/*/hoang-mai.xlsx")
    assert kept.read_bytes() == path.read_bytes()
    record = yaml.safe_load((workspace / "seeds/2021Q2/hoang-mai.yaml").read_text(encoding="utf-8"))
    assert (record["organisation"], record["source"]["kind"]) == ("hoang-mai", "form")
    assert record["difficulties"] == ["Dịch bệnh phức tạp."]
    assert record["tasks"][0]["target"]["value"] == 400
    built = run("build --quarter 2021Q2 --format docx", *there, "--out", workspace / "out")
    assert built.exit_code in (0, 1), built.stderr
    folder = workspace / "out/2021Q2"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (report,) = [r for r in manifest["reports"] if r["id"] == "cum-1"]
    printed = {(figure["indicator"], figure["text"]) for figure in report["figures"]}
    assert ("members-recruited", "352 đoàn viên") in printed
    assert ("union-fund", "hơn 1.250.000.000 đồng") in printed
    with ZipFile(folder / "cum-1.docx") as document:
        assert "352" in document.read("word/document.xml").decode()


def test_the_values_of_the_period_before_stand_beside_for_reference(workspace):
    out = workspace / "forms"
    run("form --quarter 2021Q2 --unit bac-tu-liem", "--workspace", workspace, "--out", out)
    sheet = load_workbook(out / "2021Q2/bac-tu-liem.xlsx")[FIGURES]
    before = {sheet.cell(row, 2).value: sheet.cell(row, 6).value for row in range(1, sheet.max_row)}
    assert before["Tỷ lệ đơn vị, doanh nghiệp tổ chức hội nghị người lao động"] == "41"
    assert before[NEW] is None


def test_all_units_of_the_period_get_a_form_and_a_form_that_was_begun_is_kept(workspace):
    out = workspace / "forms"
    first = run("form --quarter 2021Q2", "--workspace", workspace, "--out", out)
    assert len(first.stdout.split()) == 13
    begun = out / "2021Q2/hoang-mai.xlsx"
    content = filled(begun.read_bytes(), a_quarter)
    begun.write_bytes(content)
    again = run("form --quarter 2021Q2 --unit hoang-mai", "--workspace", workspace, "--out", out)
    assert begun.read_bytes() == content
    assert "hoang-mai.new.xlsx" in again.stdout
    assert "is kept" in again.stderr


def test_a_unit_that_is_unknown_or_ended_gets_no_form(workspace):
    unknown = run("form --quarter 2021Q2 --unit hoang-mei", "--workspace", workspace)
    assert (unknown.exit_code, "Did you mean hoang-mai?" in unknown.stderr) == (2, True)
    ended = run("form --quarter 2026Q1 --unit hoang-mai", "--workspace", workspace)
    assert (ended.exit_code, "did not exist" in ended.stderr) == (2, True)


def test_the_same_form_has_the_same_bytes(config, blank):
    assert form_bytes(Form(config, "hoang-mai", Q2), {}) == blank
    assert form_bytes(Form(config, "hoang-mai", Q2.next), {}) != blank


def test_only_what_is_to_be_filled_in_can_be_changed(blank):
    book = load_workbook(BytesIO(blank))
    assert book[LISTS].sheet_state == "veryHidden"
    for name in (FIGURES, TASKS, REMARKS):
        assert book[name].protection.sheet
    sheet = book[FIGURES]
    assert [sheet.cell(11, column).protection.locked for column in range(1, 8)] == [
        True,
        True,
        True,
        False,
        False,
        True,
        False,
    ]
    kinds = {v.type for v in sheet.data_validations.dataValidation}
    assert {"whole", "decimal", "list"} <= kinds
    fonts = {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value}
    assert fonts == {"Times New Roman"}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (-5, "is less than nothing"),
        ("-", "Leave the cell empty if there is nothing"),
        ("1 250", "Write 1.250"),
        (3.5, "is no whole number"),
        ("12 người", "the unit is “người”, not “đoàn viên”"),
        ("nhiều", "is not a figure in Vietnamese notation"),
        ("5/6", "does not fit what is counted"),
        (date(2021, 6, 30), "is not a figure in Vietnamese notation"),
        ("=1+1", "formulas without a stored value"),
    ],
)
def test_what_is_no_figure_is_refused_with_its_cell(blank, workspace, value, told):
    said = problems(workspace, filled(blank, lambda _, put: put(NEW, value)))
    assert told in said
    assert "E70" in said


@pytest.mark.parametrize(
    ("label", "value", "told"),
    [
        ("Thu kinh phí công đoàn", "1,2", "is no whole amount of đồng"),
        ("Thu kinh phí công đoàn", 1200.5, "is no whole amount of đồng"),
        (SHARE, 0.855, "Write 85,5% if that is meant"),
        (SHARE, 150, "is more than 100 %"),
    ],
)
def test_fractions_of_a_dong_and_shares_that_are_none_are_refused(blank, workspace, label, value, told):
    assert told in problems(workspace, filled(blank, lambda _, put: put(label, value)))


def test_a_share_below_one_per_cent_is_read_with_its_sign(blank, config):
    (figure,) = read(filled(blank, lambda _, put: put(SHARE, "0,5%")), config).figures
    assert figure.mention.value == Decimal("0.5")


def test_text_with_its_unit_is_read(blank, config):
    (figure,) = read(filled(blank, lambda _, put: put(NEW, "1.250 đoàn viên")), config).figures
    assert figure.mention.value == 1250


def test_all_problems_are_told_at_once(blank, workspace):
    def fill(book, put) -> None:
        put(NEW, -1)
        put("Thu kinh phí công đoàn", "gần", "D")
        tasks = book[TASKS]
        tasks["C6"] = "Công tác nữ công"
        tasks["B7"], tasks["C7"], tasks["E7"], tasks["F7"] = "Làm", "Khác", "mai", NEW

    said = problems(workspace, filled(blank, fill))
    cells = [f"{FIGURES}!E70", f"{FIGURES}!E85", f"{TASKS}!B6", f"{TASKS}!C7", f"{TASKS}!E7", f"{TASKS}!G7"]
    assert [cell for cell in cells if f"f.xlsx: {cell}:" in said] == cells


def test_changed_labels_are_refused_and_words_beside_the_form_are_told(blank, workspace, config):
    assert "put it back" in problems(workspace, filled(blank, lambda _, put: put(NEW, "Kết nạp", "B")))
    assert "put it back" in problems(workspace, filled(blank, lambda _, put: put(NEW, "người", "C")))
    found = read(filled(blank, lambda book, _: book[FIGURES].__setitem__("K70", "thêm 5")), config)
    assert (found.findings[0].code, str(found.findings[0].place)) == ("form-note", f"f.xlsx: {FIGURES}!K70")


def hide_rows(book) -> None:
    for row in range(30, 40):
        book[FIGURES].row_dimensions[row].hidden = True


@pytest.mark.parametrize(
    ("spoil", "place", "told"),
    [
        (lambda book: book[FIGURES].insert_rows(30, 2), "Số liệu!A30", "2 rows were put in above this cell"),
        (
            lambda book: book[FIGURES].delete_rows(30, 3),
            "Số liệu!A30",
            "3 rows of the form were deleted above this cell",
        ),
        (
            lambda book: book[FIGURES].insert_cols(3),
            "Số liệu!C9",
            "1 columns were put in to the left of this cell",
        ),
        (hide_rows, "Số liệu!A30", "30 cells of the form are hidden, the first is here"),
        (
            lambda book: book.__delitem__(TASKS),
            "Nhiệm vụ!A1",
            "the sheet “Nhiệm vụ” of the form is missing, hidden or renamed",
        ),
        (
            lambda book: setattr(book[FIGURES], "sheet_state", "hidden"),
            "Số liệu!A1",
            "the sheet “Số liệu” of the form is missing, hidden or renamed",
        ),
    ],
)
def test_a_form_that_lost_its_shape_is_refused_with_one_message_for_the_cause(
    blank, workspace, spoil, place, told
):
    def fill(book, put) -> None:
        a_quarter(book, put)
        spoil(book)

    (line,) = [
        line
        for line in problems(workspace, filled(blank, fill)).splitlines()
        if "form-cell" in line or "Số liệu!" in line or "Nhiệm vụ!" in line
    ]
    assert f"f.xlsx: {place}:" in line
    assert told in line


def test_words_typed_over_the_whole_form_are_told_once(blank, workspace):
    def fill(book, _) -> None:
        for row in range(10, 60):
            if book[FIGURES].cell(row, 3).value:
                book[FIGURES].cell(row, 3).value = "x"

    said = problems(workspace, filled(blank, fill))
    assert said.count("f.xlsx: Số liệu!") == 1
    assert "printed cells of the sheet were changed; the first, here, had “người”" in said


def test_many_cells_beside_the_form_are_told_in_one_note(blank, config):
    def fill(book, _) -> None:
        for row in range(10, 60):
            book[FIGURES].cell(row, 12).value = 5

    note, _ = read(filled(blank, fill), config).findings
    assert (note.code, str(note.place)) == ("form-note", f"f.xlsx: {FIGURES}!L10")


def test_a_form_of_another_period_is_refused(blank, workspace):
    said = problems(workspace, filled(blank, a_quarter), "--quarter", "2021Q1")
    assert "the document is of 2021Q2, not of 2021Q1" in said


def renamed(content: bytes, name: str, text: str) -> bytes:
    def fill(book, _) -> None:
        book.defined_names[f"ldreport.{name}"] = DefinedName(f"ldreport.{name}", attr_text=f'"{text}"')

    return filled(content, fill)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("version", "ldreport/form-9", "form of another version, ldreport/form-9"),
        ("unit", "cum-9", "form of “cum-9”, which config.yaml does not know"),
        ("period", "2021Q9", "is not a period"),
        ("catalogue", "0" * 64, "the indicators of config.yaml have changed"),
    ],
)
def test_a_form_that_is_not_of_this_office_is_refused(blank, workspace, name, text, told):
    assert VERSION.endswith("-1")
    assert told in problems(workspace, renamed(blank, name, text))


def test_a_form_needs_the_config_it_was_made_from(blank, tmp_path):
    (tmp_path / "f.xlsx").write_bytes(blank)
    done = run("extract", tmp_path / "f.xlsx", "--workspace", tmp_path)
    assert (done.exit_code, "can only be read with the config.yaml" in done.stderr) == (2, True)


def test_a_form_without_the_names_that_say_whose_it_is_is_refused(blank, workspace):
    def unnamed(book, _) -> None:
        for name in [*book.defined_names]:
            del book.defined_names[name]

    assert "no longer says of which unit and period it is" in problems(workspace, filled(blank, unnamed))


def test_a_sheet_beside_those_of_the_form_is_told(blank, config):
    def more(book, put) -> None:
        put(NEW, 5)
        book.create_sheet("Sheet1")["A1"] = 500

    (note,) = read(filled(blank, more), config).findings
    assert (str(note.place), "none of the form" in str(note.problem)) == ("f.xlsx: Sheet1!A1", True)


def test_a_figure_in_the_column_of_the_period_before_is_told(blank, config):
    def beside(_, put) -> None:
        put(NEW, 5)
        put(NEW, 900, "F")

    (note,) = read(filled(blank, beside), config).findings
    assert "figures of the period before were changed" in str(note.problem)


def test_any_other_sheet_is_no_form(config):
    assert read(xlsx([("A", 1)]), config) is None


@pytest.mark.parametrize(("value", "struck"), [(352, True), (True, False)])
def test_a_figure_that_is_struck_through_or_a_box_that_is_ticked_is_refused(config, blank, value, struck):
    def fill(book, put):
        put(NEW, value)
        sheet = book[FIGURES]
        for (cell,) in sheet["E1:E90"]:
            if cell.value == value:
                cell.font = Font(strike=struck)

    with pytest.raises(InputError) as caught:
        read(filled(blank, fill), config)
    assert len(caught.value.findings) == 1
