"""Many documents, many rows and many offices: memory stays, and what it takes is printed, for bench/ to compare."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from reports.build import read
from reports.child import Children
from reports.cli import main
from reports.document.report import Report
from reports.jobs import texts
from reports.levels import PdfLevel
from reports.room import Room
from reports.studio import Studio, look_through, make, sources_for
from tests.conftest import ROOT
from tests.reliability.fuzzing import report_of
from tests.reliability.office import Q1, SMALL, opened_office

FORMATS = ("docx", "pdf")


def memory(process: int | str = "self") -> tuple[float, float]:
    """What a process has in memory now, and the most it has had, in MB."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    had = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines if line.startswith("Vm")}
    return had["VmRSS"], had["VmHWM"]


def numbered(report: Report, number: int) -> Report:
    """A report like another one, and not the same."""
    return replace(report, id=f"bao-cao-{number}", title=f"{report.title} {number}")


def in_processes(
    work: Callable[..., tuple[float, ...]], *tasks: tuple[object, ...]
) -> list[tuple[float, ...]]:
    """What the work gives for each task, each in a process of its own, at once."""
    with get_context("spawn").Pool(len(tasks), maxtasksperchild=1) as pool:
        return pool.starmap(work, tasks, chunksize=1)


def making(office: Path, count: int, formats: tuple[str, ...]) -> tuple[float, ...]:
    """Seconds, and the memory in MB after every hundredth report."""
    report, studio = report_of(office), Studio(sources_for(office, formats), PdfLevel.A2B)
    studio.look_through([report.form], formats)
    start, seen = time.perf_counter(), []
    for number in range(1, count + 1):
        for format in formats:
            studio.render(numbered(report, number), format, {})
        if not number % 100:
            seen.append(memory()[0])
    return time.perf_counter() - start, *seen


@pytest.mark.slow
def test_memory_does_not_grow_with_the_number_of_documents(tmp_path):
    ((_, *seen),) = in_processes(making, (opened_office(tmp_path), 1000, FORMATS))
    growth = max(seen[1:]) - seen[1]
    print(f"row 12: MB after every 100 reports as Word and PDF: {', '.join(f'{one:.0f}' for one in seen)}")
    print(f"row 12: {growth:.1f} MB more between report 200 and 1,000")
    assert growth <= 20


@pytest.mark.slow
def test_a_thousand_reports_are_made_as_word_and_pdf(tmp_path):
    office, start = opened_office(tmp_path), time.perf_counter()
    done = in_processes(making, *((office, 500, FORMATS) for _ in range(2)))
    took = time.perf_counter() - start
    assert [len(seen) for _, *seen in done] == [5, 5]  # hundreds made
    print(f"row 13: 1,000 reports as Word and PDF on 2 cores: {took:.0f} s")


def long_table(report: Report, rows: int) -> Report:
    """The report with a table of so many rows in place of its results."""
    assert report.achievements
    table = report.achievements.tables[0]
    group = table.groups[0]
    many = tuple(replace(group.rows[0], number=f"{n}.") for n in range(1, rows + 1))
    long = replace(table, groups=(replace(group, rows=many),))
    return replace(report, achievements=replace(report.achievements, tables=(long,)))


def made_by_child(office: Path, report: Report) -> tuple[float, float]:
    """Seconds for the report as Word, by a child like those of a build, and the most memory in MB it has had."""
    kit, children = (tuple(sources_for(office, ("docx",)).items()), PdfLevel.A2B), Children()
    limits = Room().of(texts(report))
    children.call(look_through, *kit, [report.form], ("docx",), limits=limits, shown="templates")
    start = time.perf_counter()
    children.call(make, *kit, report, "docx", {}, limits=limits, shown=report.id)
    seconds = time.perf_counter() - start
    (child,) = children.idle
    _, most = memory(child.process.pid)
    children.close()
    return seconds, most


@pytest.mark.slow
def test_a_table_of_ten_thousand_rows_is_made_as_word(tmp_path):
    office = opened_office(tmp_path)
    report = report_of(office)
    for rows in (1_000, 10_000):
        seconds, peak = made_by_child(office, long_table(report, rows))
        print(f"row 14: {rows} rows as Word, read back and compared: {seconds:.1f} s, at most {peak:.0f} MB")
    assert peak <= 250


def offices(folder: Path, units: int, figures: int) -> Path:
    """A workspace in which so many units have reported so many figures each."""
    config = yaml.safe_load((SMALL / "config.yaml").read_text(encoding="utf-8"))
    root = config["organisations"][0]
    ids = [f"don-vi-{n:03}" for n in range(units)]
    below = [{"id": id, "name": f"Công đoàn {id}", "short": id, "parent": root["id"]} for id in ids]
    indicators = [
        {
            "id": f"chi-tieu-{n}",
            "label": f"Chỉ tiêu {n}",
            "unit": "suất",
            "kind": "count",
            "aggregation": "sum",
        }
        | {"section": "care", "sentence": f"Chỉ tiêu {n} đạt {{value}}"}
        for n in range(figures)
    ]
    config |= {"organisations": [root, *below], "clusters": [], "rules": [], "indicators": indicators}
    seeds = folder / "seeds/2021Q1"
    seeds.mkdir(parents=True)
    shutil.copytree(ROOT / "templates", folder / "templates")
    (folder / "config.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    for number, id in enumerate(ids):
        facts = [fact(one["id"], 100 + number) for one in indicators]
        source = {"id": f"s-{id}", "kind": "official_report", "title": "Báo cáo", "publisher": id}
        record = {"organisation": id, "period": "2021Q1", "kind": "quarter", "reviewed": True}
        text = yaml.safe_dump(record | {"source": source, "facts": facts}, allow_unicode=True)
        (seeds / f"{id}.yaml").write_text(text, encoding="utf-8")
    return folder


def fact(indicator: str, amount: int) -> dict[str, str]:
    return {"indicator": indicator, "value": f"{amount} suất", "quote": f"{amount} suất"}


def merging(workspace: Path) -> tuple[float, ...]:
    """Seconds to read and to merge, and the total of the first indicator."""
    start = time.perf_counter()
    found = read(workspace, Q1)
    between = time.perf_counter()
    summaries = found.summaries(Q1)
    return between - start, time.perf_counter() - between, len(summaries)


@pytest.mark.slow
def test_five_hundred_offices_are_merged(tmp_path):
    ((reading, merged, count),) = in_processes(merging, (offices(tmp_path, 500, 50),))
    assert count == 501
    print(f"row 15: 500 offices x 50 figures: read in {reading:.1f} s, merged in {merged:.1f} s")


def test_a_broken_office_stops_the_reports_that_rest_on_it_and_no_others(tmp_path):
    workspace = offices(tmp_path, 5, 2)
    broken = workspace / "seeds/2021Q1/don-vi-003.yaml"
    broken.write_text(broken.read_text(encoding="utf-8").replace("100", "một").replace("103", "một"))

    def built(*only: str) -> tuple[int, str]:
        command = f"build --quarter 2021Q1 --format html --workspace {workspace} --out {workspace / 'out'}"
        done = CliRunner().invoke(main, [*command.split(), *(word for id in only for word in ("--only", id))])
        return done.exit_code, done.stderr

    for wanted in ((), ("tinh",), ("don-vi-003",), ("don-vi-001", "don-vi-003")):
        code, told = built(*wanted)
        assert code == 2
        assert "seeds/2021Q1/don-vi-003.yaml:" in told
        assert not (workspace / "out").exists()
    sound = [f"don-vi-{n:03}" for n in (0, 1, 2, 4)]
    code, told = built(*sound)
    assert code == 0, told
    assert "seeds/2021Q1/don-vi-003.yaml:" in told, "what was left out is told, and why"
    assert sorted(path.stem for path in (workspace / "out/2021Q1").glob("*.html")) == sound
    broken.write_text("organisation: [", encoding="utf-8")
    assert built("don-vi-001")[0] == 2, "a record that does not say whose it is may be anybody's"
    print("row 15: a broken office stops its own report and those above it; with --only the others are built")
