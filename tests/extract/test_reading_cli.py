"""`ldreport extract` on files that are no plain text, too large, or not at rest."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from reports.cli import main
from reports.deliver.intake import given
from reports.errors import InputError
from reports.readers.model import Limits
from tests.readers.sheet_files import xlsx
from tests.readers.word_files import docx, gone, ins, p

BODY = p("LĐLĐ quận Hoàng Mai: Sơ kết quý I/2021") + p(
    "Trong quý I/2021, LĐLĐ quận đã kết nạp mới ", gone("450"), ins("540"), " đoàn viên."
)


def run(workspace, *arguments):
    given = ["extract", *map(str, arguments), "--workspace", str(workspace), "--lang", "en"]
    return CliRunner().invoke(main, given, catch_exceptions=False)


@pytest.mark.parametrize(("options", "figure"), [((), "540"), (("--tracked", "original"), "450")])
def test_a_word_file_gives_the_figure_of_the_text_that_is_asked_for(workspace, options, figure):
    path = workspace / "bao-cao.docx"
    path.write_bytes(docx(BODY))
    done = run(workspace, path, *options)
    assert done.exit_code == 0
    assert f"value: {figure} đoàn viên" in done.stdout
    assert f"{path}: a tracked change of figures: “450” became “540”." in done.stderr.splitlines()


def test_the_limits_of_the_config_hold_and_the_file_is_not_even_read(workspace):
    config = workspace / "config.yaml"
    config.write_text(config.read_text().replace("max_size: 50 MB", "max_size: 1 KB"))
    path = workspace / "lon.docx"
    path.write_bytes(b"x")
    os.truncate(path, 10**12)  # a terabyte that takes no room on the disk
    done = run(workspace, path)
    assert done.exit_code == 2
    assert done.stderr.startswith(f"{path}: the file is larger than 0.001 MB.")


TABLE = (
    ("LĐLĐ quận Hoàng Mai",),
    ("KẾT QUẢ QUÝ I/2021",),
    (),
    ("TT", "Đơn vị", "Đoàn viên kết nạp mới"),
    (1, "CĐCS Công ty Thử", 120),
    (2, "CĐCS Công ty Mẫu", 220),
    (None, "Tổng cộng", 350),
)


def test_a_sheet_is_read_with_its_cells_and_what_is_told_of_it_is_told_once(workspace):
    path = workspace / "bieu.xlsx"
    path.write_bytes(xlsx(TABLE))
    done = run(workspace, path, "--quarter", "2021Q1")
    assert done.exit_code == 0
    assert "sheet Biểu 1, cell C5" in done.stdout
    assert done.stderr.count(f"{path}: Biểu 1!C7: the total 350 Đoàn viên differs from the sum") == 1


def test_a_document_of_another_period_than_the_one_named_is_refused(workspace):
    path = workspace / "bao-cao.docx"
    path.write_bytes(docx(BODY))
    done = run(workspace, path, "--quarter", "2021Q2")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{path}: the document is of 2021Q1, not of 2021Q2.")


def test_the_limit_of_cells_is_that_of_the_config(workspace):
    config = workspace / "config.yaml"
    config.write_text(config.read_text().replace("max_cells: 200000", "max_cells: 10"))
    path = workspace / "bieu.xlsx"
    path.write_bytes(xlsx(TABLE))
    done = run(workspace, path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{path}: the file has more than 10 cells.")


def test_one_file_that_cannot_be_read_stops_no_other(workspace):
    good, bad = workspace / "a.docx", workspace / "b.docx"
    good.write_bytes(docx(BODY))
    bad.write_bytes(good.read_bytes()[:-50])
    done = run(workspace, bad, good)
    assert done.exit_code == 2
    assert "540 đoàn viên" in done.stdout
    assert f"{bad}: the file is damaged and cannot be unpacked." in done.stderr


class Restless(type(Path())):
    """A file that another program changes as soon as somebody has looked at it."""

    def stat(self, **options):
        found = super().stat(**options)
        meanwhile, self.meanwhile = self.meanwhile, lambda: None
        meanwhile()
        return found


def added(path):
    path.write_bytes(b"bb")


def replaced(path):
    other = path.with_name("other")
    other.write_bytes(b"b")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)


def rewritten(path):
    path.write_bytes(b"b")
    os.utime(path, ns=(0, 0))


@pytest.mark.parametrize("change", [added, replaced, rewritten])
def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path, change):
    path = Restless(tmp_path / "a.txt")
    path.write_bytes(b"a")
    path.meanwhile = lambda: change(tmp_path / "a.txt")
    with pytest.raises(InputError) as caught:
        given(path, Limits())
    assert [finding.code for finding in caught.value.findings] == ["file-changing"]


def test_a_file_at_rest_is_read(tmp_path):
    path = Restless(tmp_path / "a.txt")
    path.write_bytes(b"a")
    path.meanwhile = lambda: None
    assert given(path, Limits()) == b"a"
