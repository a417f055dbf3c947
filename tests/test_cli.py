import json
import re
import subprocess
import sys
from io import StringIO

import pytest
from click.testing import CliRunner

from reports import __version__
from reports.cli import _progress, main
from reports.language import Language
from tests.conftest import ROOT


def ldreport(*arguments: str):
    return CliRunner().invoke(main, [*arguments])


def test_build_prints_where_the_files_lie_and_ends_with_0(tmp_path):
    run = ldreport(
        "build",
        "--quarter",
        "2021Q1",
        "--workspace",
        str(ROOT),
        "--out",
        str(tmp_path),
        "--only",
        "cum-1",
        "--format",
        "html",
    )
    assert (run.exit_code, run.stderr) == (0, "")
    assert run.stdout.splitlines() == [f"{tmp_path}/2021Q1/cum-1.html", f"{tmp_path}/2021Q1/manifest.json"]
    assert all((tmp_path / "2021Q1" / name).is_file() for name in ("cum-1.html", "manifest.json"))


@pytest.mark.parametrize(
    ("option", "value", "id"),
    [("--year", "2021", "thuong-tin"), ("--year", "2023", "cum-2"), ("--quarter", "2024Q1", "co-quan")],
)
def test_years_and_quarters_build_their_own_reports(tmp_path, option, value, id):
    run = ldreport(
        "build", option, value, "--workspace", str(ROOT), "--out", str(tmp_path), "--format", "html", "-q"
    )
    assert (run.exit_code, run.output) == (0, "")
    assert (tmp_path / value / f"{id}.html").is_file()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--quarter", "2021Q5"], "--quarter: “2021Q5” không phải là kỳ báo cáo. Viết 2021Q1, 2021H1, 2021M09 hoặc 2021."),
        (["--year", "2021Q1"], "--year: “2021Q1” là kỳ báo cáo thuộc loại khác."),
        (["--quarter", "2021Q1", "--year", "2021"], "ldreport: phải nêu đúng một kỳ báo cáo."),
        ([], "ldreport: phải nêu đúng một kỳ báo cáo."),
        (["--quarter", "1999Q1"], "seeds/1999Q1: không có bản ghi nào của kỳ 1999Q1. Có bản ghi của các kỳ: 2021, 2021Q1, 2023, 2024Q1."),
        (["--nine-months", "2021"], "seeds/2021M09: không có bản ghi nào của kỳ 2021M09."),
        (["--half", "2021H1"], "seeds/2021H1: không có bản ghi nào của kỳ 2021H1."),
        (["--quarter", "2021Q1", "--only", "cum-9"], "--only: kỳ này không có báo cáo “cum-9”. Có phải là cum-"),
        (["--quarter", "2021Q1", "--lang", "en", "--only", "x"], "--only: there is no report “x” in this period. Known: cum-1, cum-2, thanh-pho."),
    ],
)  # fmt: skip
def test_wrong_use_is_told_in_one_line_with_a_hint_and_ends_with_2(tmp_path, arguments, told):
    run = ldreport("build", *arguments, "--workspace", str(ROOT), "--out", str(tmp_path / "out"))
    assert run.exit_code == 2
    assert told in run.stderr
    assert run.stdout == ""
    assert not (tmp_path / "out").exists()


def test_wrong_input_is_told_as_file_line_problem_hint_and_ends_with_2(workspace):
    seed = workspace / "seeds/2021Q1/cum-1.yaml"
    seed.write_text(
        seed.read_text().replace("  - indicator: unions-founded\n", "  - indicater: unions-founded\n")
    )
    run = ldreport(
        "build", "--quarter", "2021Q1", "--workspace", str(workspace), "--out", str(workspace / "out")
    )
    assert run.exit_code == 2
    assert run.stderr.splitlines() == [
        "seeds/2021Q1/cum-1.yaml:61: thiếu khóa “indicator”.",
        "seeds/2021Q1/cum-1.yaml:61: khóa lạ “indicater”. Có phải là indicator?",
    ]
    assert not (workspace / "out").exists()


def test_a_folder_that_is_no_workspace_is_told(tmp_path):
    run = ldreport("build", "--quarter", "2021Q1", "--workspace", str(tmp_path))
    assert run.exit_code == 2
    assert "config.yaml: không đọc được tệp" in run.stderr


def test_a_place_that_cannot_be_written_is_told_and_ends_with_1(tmp_path):
    (tmp_path / "file").write_text("")
    run = ldreport(
        "build",
        "--year",
        "2023",
        "--workspace",
        str(ROOT),
        "--out",
        str(tmp_path / "file"),
        "--format",
        "html",
    )
    assert run.exit_code == 1
    assert "không ghi được tệp" in run.stderr


def test_help_and_version_load_nothing_heavy():
    script = (
        "import sys; from click.testing import CliRunner; from reports.cli import main\n"
        "for a in (['--version'], ['--help'], ['build', '--help'], ['status', '--help'], ['check', '--help'], ['bulletin', '--help']): assert CliRunner().invoke(main, a).exit_code == 0\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules} & "
        "{'babel', 'yaml', 'pydantic', 'jinja2', 'lxml', 'docx', 'docxtpl', 'weasyprint', 'pdfplumber'}))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.strip() == ""


def test_the_version_is_that_of_the_package():
    assert ldreport("--version").stdout.strip() == f"ldreport, version {__version__}"


def test_status_shows_who_reported_and_who_did_not():
    run = ldreport("status", "--quarter", "2021Q1", "--workspace", str(ROOT))
    assert run.exit_code == 0
    rows = [re.split(r"  +", line) for line in run.stdout.splitlines()]
    assert rows[0] == ["Báo cáo", "Đơn vị", "Tình hình", "Ngày nhận"]
    assert [
        "cum-2",
        "Liên đoàn Lao động quận Tây Hồ",
        "Chưa nhận được báo cáo, chưa có số liệu",
        "-",
    ] in rows
    assert ["cum-2", "Liên đoàn Lao động quận Bắc Từ Liêm", "Đã gửi báo cáo", "chưa ghi ngày nhận"] in rows
    assert len(rows) == 1 + 3 + 6 + 2


@pytest.mark.parametrize(("received", "timeliness"), [("10/4/2021", "on_time"), ("11/4/2021", "late")])
def test_status_knows_what_came_late(workspace, received, timeliness):
    seed = workspace / "seeds/2021Q1/bac-tu-liem.yaml"
    seed.write_text(seed.read_text().replace("reviewed: true", f"reviewed: false\nreceived: {received}"))
    run = ldreport("status", "--quarter", "2021Q1", "--workspace", str(workspace), "--format", "json")
    data = json.loads(run.stdout)
    assert (data["schema"], data["period"], data["deadline"]) == ("ldreport/status-1", "2021Q1", "2021-04-10")
    units = {(u["report"], u["organisation"]): u["timeliness"] for u in data["units"]}
    assert units["cum-2", "bac-tu-liem"] == timeliness
    assert [(f["code"], bool(f["message"]), bool(f["hint"])) for f in data["findings"]] == [
        ("not-reviewed", True, True)
    ]


def test_a_finding_of_severity_error_ends_with_1_and_the_report_is_still_built(workspace):
    config = workspace / "config.yaml"
    config.write_text(
        config.read_text()
        .replace('left: [special-issues], operator: "<="', 'left: [special-issues], operator: ">="')
        .replace("right: [print-issues], severity: warning", "right: [print-issues], severity: error")
    )
    run = ldreport(
        "build",
        "--quarter",
        "2024Q1",
        "--workspace",
        str(workspace),
        "--out",
        str(workspace / "out"),
        "--format",
        "html",
    )
    assert run.exit_code == 1
    assert "quy tắc special-issues-are-issues" in run.stderr
    assert "quy tắc special-issues-are-issues" in (workspace / "out/2024Q1/co-quan.html").read_text()


def test_trace_leads_from_a_printed_figure_to_file_line_and_quote():
    run = ldreport("trace", "--quarter", "2021Q1", "--workspace", str(ROOT), "hơn 2 tỷ")
    assert run.exit_code == 0
    head, *rows = [re.split(r"  +", line) for line in run.stdout.splitlines()]
    assert head == ["Số liệu", "Báo cáo", "Của", "Bản ghi", "Trích dẫn"]
    assert rows == [
        ["hơn 2 tỷ đồng", report, "cum-1", "seeds/2021Q1/cum-1.yaml:30", "“hơn 2 tỷ đồng”"]
        for report in ("cum-1", "thanh-pho")
    ]


def test_trace_says_that_nothing_printed_holds_a_text():
    run = ldreport("trace", "--quarter", "2021Q1", "--workspace", str(ROOT), "--lang", "en", "123.456.789")
    assert (run.exit_code, run.stdout) == (2, "")
    assert "no figure printed for 2021Q1 holds “123.456.789”" in run.stderr


def test_trace_without_a_text_tells_every_figure_and_json_for_programs():
    run = ldreport("trace", "--year", "2023", "--workspace", str(ROOT), "--format", "json")
    data = json.loads(run.stdout)
    assert [f["text"] for f in data["figures"]][:2] == [
        "100% đơn vị khối hành chính sự nghiệp",
        "1.075 đoàn viên, CNVCLĐ",
    ]
    assert data["figures"][1]["sources"][0]["line"] == 20


def test_a_second_build_says_how_much_of_it_was_made_anew(workspace):
    command = ["build", "--quarter", "2021Q1", "--format", "html", "--jobs", "1"]
    options = (*command, "--workspace", str(workspace), "--out", str(workspace / "out"))
    first = ldreport(*options)
    assert ldreport(*options).stderr == "Không có gì thay đổi so với lần dựng trước.\n"
    seed = workspace / "seeds/2021Q1/bac-tu-liem.yaml"
    seed.write_text(seed.read_text().replace("41%", "42%"))
    second = ldreport(*options)
    assert second.stderr == "Đã dựng mới 2 báo cáo, 1 báo cáo không thay đổi.\n"
    assert (first.stderr, second.stdout) == ("", first.stdout)
    assert ldreport(*options, "--force").stderr == ""
    assert ldreport(*options, "-q").output == ""


def test_on_a_terminal_a_bar_shows_reports_that_end_in_any_order(monkeypatch):
    terminal = StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", terminal)
    assert [*_progress(Language("vi"), quiet=False)(iter("bac"), 3)] == [*"bac"]
    assert "100%" in terminal.getvalue()
    assert Language("vi").text("Building") in terminal.getvalue()
